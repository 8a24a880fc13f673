using Assistant.Plugins.References;
using Assistant.Plugins.Tools;

namespace Assistant.Plugins.Tests;

/// <summary>What a reference means, with three products shown: earbuds 199 (4.6), Sony headphones 1999 (4.8), Aero Pro 399.9 (4.4).</summary>
public sealed class ReferenceTests(TestShop shop) : IClassFixture<TestShop>
{
    private static readonly string[] Shown = ["P-1001", "P-1002", "P-1003"];

    [Theory]
    // Ordinals.
    [InlineData("1", "P-1001")]
    [InlineData("2", "P-1002")]
    [InlineData("3", "P-1003")]
    [InlineData(" 2 ", "P-1002")]
    [InlineData("２", "P-1002")]
    [InlineData("#2", "P-1002")]
    [InlineData("no. 2", "P-1002")]
    [InlineData("No.2", "P-1002")]
    [InlineData("number 3", "P-1003")]
    [InlineData("item 1", "P-1001")]
    [InlineData("option 2", "P-1002")]
    [InlineData("1st", "P-1001")]
    [InlineData("2nd", "P-1002")]
    [InlineData("3rd one", "P-1003")]
    [InlineData("the 2nd one", "P-1002")]
    [InlineData("first", "P-1001")]
    [InlineData("the second one", "P-1002")]
    [InlineData("The Third Product", "P-1003")]
    [InlineData("second to last", "P-1002")]
    [InlineData("2nd from the last", "P-1002")]
    [InlineData("第一个", "P-1001")]
    [InlineData("第二个", "P-1002")]
    [InlineData("第2个", "P-1002")]
    [InlineData("第 3 款", "P-1003")]
    [InlineData("第3款", "P-1003")]
    [InlineData("第二款", "P-1002")]
    [InlineData("第两个", "P-1002")]
    [InlineData("第三", "P-1003")]
    [InlineData("第二件商品", "P-1002")]
    [InlineData("2号", "P-1002")]
    [InlineData("三号", "P-1003")]
    [InlineData("二", "P-1002")]
    [InlineData("倒数第二个", "P-1002")]
    [InlineData("“第二个”。", "P-1002")]
    // The last one.
    [InlineData("last", "P-1003")]
    [InlineData("the last one", "P-1003")]
    [InlineData("最后一个", "P-1003")]
    [InlineData("最后那款", "P-1003")]
    // Superlatives.
    [InlineData("cheapest", "P-1001")]
    [InlineData("the cheapest one", "P-1001")]
    [InlineData("最便宜的", "P-1001")]
    [InlineData("最便宜的那个", "P-1001")]
    [InlineData("价格最低的", "P-1001")]
    [InlineData("most_expensive", "P-1002")]
    [InlineData("most expensive", "P-1002")]
    [InlineData("priciest one", "P-1002")]
    [InlineData("最贵的", "P-1002")]
    [InlineData("best_rated", "P-1002")]
    [InlineData("Best-Rated", "P-1002")]
    [InlineData("highest rated one", "P-1002")]
    [InlineData("评分最高的", "P-1002")]
    [InlineData("口碑最好的那款", "P-1002")]
    // What the talk is about.
    [InlineData("this", "P-1003")]
    [InlineData("it", "P-1003")]
    [InlineData("that one", "P-1003")]
    [InlineData("这个", "P-1003")]
    [InlineData("那款", "P-1003")]
    [InlineData("它", "P-1003")]
    // Ids.
    [InlineData("P-1004", "P-1004")]
    [InlineData("p-1004", "P-1004")]
    [InlineData("#P-1004", "P-1004")]
    [InlineData("55120", "55120")]
    [InlineData("sku88017", "SKU88017")]
    [InlineData("P-2001-B42", "P-2001")]
    // Names of what was shown, then of the shop.
    [InlineData("Sony", "P-1002")]
    [InlineData("the Sony one", "P-1002")]
    [InlineData("sony xm5", "P-1002")]
    [InlineData("索尼那个", "P-1002")]
    [InlineData("索尼", "P-1002")]
    [InlineData("降噪", "P-1003")]
    [InlineData("the black one", "P-1002")]
    [InlineData("白色的", "P-1001")]
    [InlineData("Sony WH-1000XM5 Headphones", "P-1002")]
    [InlineData("Bose QC45", "P-1004")]
    [InlineData("BOSE qc45 headphones", "P-1004")]
    [InlineData("瑜伽垫", "2")]
    [InlineData("yoga mat", "2")]
    [InlineData("保温杯", "55120")]
    [InlineData("Xbox One", "P-4001")]
    [InlineData("护眼台灯", "SKU88017")]
    public async Task A_reference_finds_its_product(string reference, string id)
    {
        var context = TestShop.Context(focus: "P-1003", shown: Shown);
        (await shop.References.ResolveAsync(reference, context, CancellationToken.None)).Product.Id.ShouldBe(id);
    }

    [Theory]
    [InlineData("4", "not_found")]
    [InlineData("0", "not_found")]
    [InlineData("-1", "not_found")]
    [InlineData("99999999999999999999", "not_found")]
    [InlineData("第九个", "not_found")]
    [InlineData("tenth", "not_found")]
    [InlineData("P-9999", "not_found")]
    [InlineData("Retired Radio", "not_found")]
    [InlineData("quantum toaster", "not_found")]
    [InlineData("量子烤面包机", "not_found")]
    [InlineData("'; DROP TABLE Products; --", "not_found")]
    [InlineData("", "invalid_argument")]
    [InlineData("  \u200B ", "invalid_argument")]
    [InlineData("\u202E", "invalid_argument")]
    [InlineData("Aero", "ambiguous")]
    [InlineData("蓝牙耳机", "ambiguous")]
    [InlineData("aero buds", "ambiguous")]
    public async Task A_reference_that_means_nothing_or_several_says_so(string reference, string code)
    {
        var error = await Should.ThrowAsync<ToolException>(() =>
            shop.References.ResolveAsync(reference, TestShop.Context(shown: Shown), CancellationToken.None));
        error.Error.Code.ShouldBe(code);
        if (code == "ambiguous")
            error.Error.Candidates!.Select(c => c.Id).ShouldBe(["P-1001", "P-1003"]);
    }

    [Theory]
    [InlineData("2", "2")]
    [InlineData("first", null)]
    [InlineData("cheapest", null)]
    [InlineData("this", null)]
    [InlineData("last", null)]
    public async Task Before_anything_was_shown_a_number_can_only_be_an_id(string reference, string? id)
    {
        if (id is null)
            (await Should.ThrowAsync<ToolException>(() => shop.References.ResolveAsync(reference, TestShop.Context(), CancellationToken.None))).Error.Code.ShouldBe("not_found");
        else
            (await shop.References.ResolveAsync(reference, TestShop.Context(), CancellationToken.None)).Product.Id.ShouldBe(id);
    }

    [Fact]
    public async Task This_without_a_subject_asks_which_of_those_shown()
    {
        var error = await Should.ThrowAsync<ToolException>(() =>
            shop.References.ResolveAsync("this", TestShop.Context("zh", shown: Shown), CancellationToken.None));
        error.Error.Code.ShouldBe("ambiguous");
        error.Error.Candidates!.Select(c => c.Name).ShouldBe(["Aero 无线蓝牙耳机", "索尼 WH-1000XM5 头戴式耳机", "Aero 降噪蓝牙耳机"]);
    }

    [Fact]
    public async Task A_variants_id_finds_product_and_variant() =>
        (await shop.References.ResolveAsync("P-2001-B42", TestShop.Context(), CancellationToken.None)).Variant!.Id.ShouldBe("P-2001-B42");

    [Fact]
    public async Task A_shown_product_that_is_no_longer_sold_is_not_found()
    {
        var error = await Should.ThrowAsync<ToolException>(() =>
            shop.References.ResolveAsync("1", TestShop.Context(shown: "P-9999"), CancellationToken.None));
        error.Error.Message.ShouldContain("no longer sold");
    }
}
