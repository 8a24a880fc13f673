namespace Assistant.Shop.Demo;

/// <summary>What shoppers type into the search box.</summary>
internal sealed class SearchWords
{
    private readonly SearchFile _file = DemoData.Yaml<SearchFile>("searches.yaml");

    /// <summary>A search for a kind of product: plain, or with a price or a wish.</summary>
    public string For(ProductKind kind, string language, DemoRandom random)
    {
        var what = random.Pick(kind.Queries).In(language);
        var roll = random.Unit();
        if (roll < 0.6)
            return what;
        return roll < 0.8
            ? $"{what} {random.Pick(_file.Qualifiers["price"]).In(language)}"
            : $"{random.Pick(_file.Qualifiers["wish"]).In(language)} {what}";
    }

    /// <summary>A search by someone who does not know yet what to want.</summary>
    public string Vague(string language, DemoRandom random) => random.Pick(_file.Vague).In(language);

    private sealed class SearchFile
    {
        public Dictionary<string, List<LocalizedText>> Qualifiers { get; set; } = [];
        public List<LocalizedText> Vague { get; set; } = [];
    }
}
