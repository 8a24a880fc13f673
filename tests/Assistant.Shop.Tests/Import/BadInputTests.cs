using System.IO.Compression;
using System.Text;
using Assistant.Shop.Import;
using Microsoft.EntityFrameworkCore;

namespace Assistant.Shop.Tests.Import;

public sealed class BadInputTests
{
    private const string Header = "id,name,price\n";

    [Fact]
    public async Task A_missing_file_a_folder_and_an_empty_file_are_named()
    {
        await using var shop = await TestShop.CreateAsync();

        (await Refusal(shop, Path.Combine(shop.Folder, "absent.csv"))).ShouldContain("does not exist");
        (await Refusal(shop, shop.Folder)).ShouldContain("is a folder");
        (await Refusal(shop, shop.Write("empty.csv", []))).ShouldContain("is empty");
    }

    [Fact]
    public async Task A_file_with_a_header_only_holds_no_rows()
    {
        await using var shop = await TestShop.CreateAsync();

        (await shop.ImportAsync(ImportKind.Products, Header)).Rows.ShouldBe(0);
    }

    [Theory]
    [InlineData("PK\u0003\u0004rest of the archive", "ZIP")]
    [InlineData("%PDF-1.7 and more", "PDF")]
    [InlineData("SQLite format 3\0and more", "a database")]
    public async Task A_file_of_another_kind_is_told_by_its_first_bytes(string start, string says)
    {
        await using var shop = await TestShop.CreateAsync();

        (await Refusal(shop, shop.Write("goods.csv", Encoding.Latin1.GetBytes(start)))).ShouldContain(says);
    }

    [Fact]
    public async Task Binary_data_is_no_text()
    {
        await using var shop = await TestShop.CreateAsync();
        var noise = new byte[10_000];
        new Random(7).NextBytes(noise);
        for (var i = 0; i < noise.Length; i += 3)
            noise[i] = 0;

        (await Refusal(shop, shop.Write("goods.csv", noise))).ShouldContain("is not text");
    }

    [Fact]
    public async Task An_encoding_that_is_none_of_ours_is_refused()
    {
        await using var shop = await TestShop.CreateAsync();
        // Russian in KOI8-R: nearly every byte is high and few pairs are Chinese.
        var bytes = Enumerable.Range(0, 4_000).Select(i => i % 11 is 3 or 10 ? (byte)' ' : (byte)(0xc1 + i % 23)).ToArray();

        (await Refusal(shop, shop.Write("goods.csv", bytes))).ShouldContain("convert it to UTF-8");
    }

    [Fact]
    public async Task A_gzip_file_that_was_cut_off_loads_nothing()
    {
        await using var shop = await TestShop.CreateAsync();
        var whole = Gzip(Encoding.UTF8.GetBytes(Header + string.Concat(Enumerable.Range(1, 20_000).Select(i => $"{i},Thing {i * 7919},{i % 97}\n"))));

        (await Refusal(shop, shop.Write("goods.csv.gz", whole[..(whole.Length / 2)]))).ShouldContain("cut off or damaged");
        await using var db = shop.Open();
        (await db.Products.AnyAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task A_gzip_bomb_is_stopped()
    {
        await using var shop = await TestShop.CreateAsync();
        var bomb = Gzip(Encoding.ASCII.GetBytes(Header + "1,"), new byte[1024 * 1024].Select(_ => (byte)'a').ToArray(), times: 24);

        (await Refusal(shop, shop.Write("goods.csv.gz", bomb))).ShouldContain("times its size");
    }

    [Fact]
    public async Task A_row_without_end_is_stopped()
    {
        await using var shop = await TestShop.CreateAsync();
        var endless = Header + "1,\"" + string.Concat(Enumerable.Repeat("never closed\n", 400_000));

        (await Refusal(shop, shop.Write("goods.csv", Encoding.UTF8.GetBytes(endless)))).ShouldContain("begins in line 2 is longer");
    }

    [Fact]
    public async Task A_json_row_without_end_is_stopped()
    {
        await using var shop = await TestShop.CreateAsync();
        var endless = "[{\"id\":\"1\",\"name\":\"" + new string('a', 9 * 1024 * 1024);

        (await Refusal(shop, shop.Write("goods.json", Encoding.UTF8.GetBytes(endless)))).ShouldContain("a row is larger");
    }

    [Theory]
    [InlineData("[{\"id\":\"1\",\"name\":\"Tea\"},{\"id\":\"2\",\"na", "is not valid JSON")]
    [InlineData("[{\"id\":\"1\",\"name\":NaN}]", "is not valid JSON")]
    [InlineData("{\"total\": 3}", "holds no rows")]
    [InlineData("42", "is not valid JSON")]
    public async Task Json_that_holds_no_list_of_objects_is_refused(string json, string says)
    {
        await using var shop = await TestShop.CreateAsync();

        (await Refusal(shop, shop.Write("goods.json", Encoding.UTF8.GetBytes(json)))).ShouldContain(says);
    }

    [Fact]
    public async Task Columns_fields_and_formats_that_do_not_exist_are_answered_with_those_that_do()
    {
        await using var shop = await TestShop.CreateAsync();
        var path = shop.Write("goods.csv", Encoding.UTF8.GetBytes("ref,label,cost\nA1,Tea,5\n"));

        (await Refusal(shop, path)).ShouldContain("products need id, name, and no column holds it. Name one with --map COLUMN=id. Columns of the file: ref, label, cost");
        (await Refusal(shop, path, map: new() { ["reff"] = "id" })).ShouldContain("has no column \"reff\". Its columns: ref, label, cost");
        (await Refusal(shop, path, map: new() { ["ref"] = "ident" })).ShouldContain("no field \"ident\". The fields: id, name");
        (await Refusal(shop, path, format: "newbee")).ShouldContain("no format \"newbee\" for products. The formats: aws-retail-demo-store, dummyjson");
        (await Refusal(shop, path, format: "newbee-mall-zh")).ShouldContain("it lacks goods_id");
    }

    [Fact]
    public async Task A_document_is_no_list_of_products()
    {
        await using var shop = await TestShop.CreateAsync();

        (await Refusal(shop, shop.Write("returns.md", "# Returns\n\n30 days."u8.ToArray()))).ShouldContain("only policies");
    }

    private static async Task<string> Refusal(TestShop shop, string path, Dictionary<string, string>? map = null, string? format = null) =>
        (await Should.ThrowAsync<ImportException>(() => shop.ImportFileAsync(ImportKind.Products, path, map, format))).Message;

    private static byte[] Gzip(byte[] content, byte[]? then = null, int times = 0)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
        {
            gzip.Write(content);
            for (var i = 0; i < times; i++)
                gzip.Write(then);
        }
        return packed.ToArray();
    }
}
