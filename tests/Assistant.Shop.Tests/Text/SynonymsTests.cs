using System.Text;
using Assistant.Shop.Text;

namespace Assistant.Shop.Tests.Text;

public sealed class SynonymsTests
{
    [Fact]
    public void The_shipped_file_joins_many_words_of_both_languages()
    {
        var groups = Synonyms.Shipped.Groups.Where(group => group.Terms.Count > 1 && group.Kind <= SynonymKind.Property).ToArray();
        groups.Length.ShouldBeGreaterThan(250);
        groups.Count(group => group.Terms.Any(term => Languages.Of(term) == Languages.Chinese) && group.Terms.Any(term => Languages.Of(term) == Languages.English))
            .ShouldBeGreaterThan(groups.Length * 95 / 100);
    }

    [Fact]
    public void A_kind_knows_all_that_it_is_a_kind_of() =>
        Synonyms.Shipped.Groups.Single(group => group.Id == "running shoes").Broader.Select(group => group.Id).ShouldBe(["sneakers", "shoes"], ignoreOrder: true);

    [Theory]
    [InlineData("{", "no valid JSON")]
    [InlineData("""{"productz": []}""", "productz")]
    [InlineData("""{"products": [["shoe"]]}""", "fewer than two")]
    [InlineData("""{"products": [["a", "b"], ["a", "c"]]}""", "two groups that start with \"a\"")]
    [InlineData("""{"products": [["a", "b"]], "broader": {"a": ["x"]}}""", "\"x\"")]
    public void A_bad_file_is_refused_with_its_name_and_the_reason(string json, string reason)
    {
        var error = Should.Throw<InvalidDataException>(() => Synonyms.Parse(Encoding.UTF8.GetBytes(json), "my-synonyms.json"));
        error.Message.ShouldContain("my-synonyms.json");
        error.Message.ShouldContain(reason);
    }

    [Fact]
    public async Task A_file_of_the_shop_takes_the_place_of_the_shipped_one()
    {
        var folder = Directory.CreateTempSubdirectory("assistant-synonyms-");
        var file = Path.Combine(folder.FullName, "synonyms.json");
        await File.WriteAllTextAsync(file, """{"products": [["zorb", "佐布"]]}""");
        try
        {
            await using var shop = await TestShop.CreateAsync(("Shop:Synonyms", file));
            await shop.AddProductAsync("p1", zh: "红色佐布");
            (await shop.SearchAsync("zorb")).Hits.ShouldHaveSingleItem().Id.ShouldBe("p1");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
