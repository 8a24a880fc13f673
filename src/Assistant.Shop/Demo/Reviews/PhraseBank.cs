namespace Assistant.Shop.Demo;

/// <summary>Phrases of one aspect (<c>Data/Reviews</c>): what buyers say in praise and in complaint, in each language.</summary>
internal sealed class PhraseBank
{
    private static readonly string[] Files = ["quality", "value", "function", "appearance", "fit", "delivery"];

    private const string ClothOnly = "cloth| ", HardOnly = "hard| ";

    public Aspect Aspect { get; set; }
    public Polarities Zh { get; set; } = new();
    public Polarities En { get; set; } = new();

    public static Dictionary<Aspect, PhraseBank> ReadAll() =>
        Files.Select(file => DemoData.Yaml<PhraseBank>($"Reviews/{file}.yaml")).ToDictionary(bank => bank.Aspect);

    /// <summary>The phrases that suit a textile or a hard product; <c>cloth| </c> and <c>hard| </c> mark those that suit one only.</summary>
    public IReadOnlyList<string> Phrases(string language, bool positive, bool cloth)
    {
        var polarities = language == Languages.Chinese ? Zh : En;
        var wrong = cloth ? HardOnly : ClothOnly;
        var right = cloth ? ClothOnly : HardOnly;
        return [.. (positive ? polarities.Positive : polarities.Negative)
            .Where(phrase => !phrase.StartsWith(wrong, StringComparison.Ordinal))
            .Select(phrase => phrase.StartsWith(right, StringComparison.Ordinal) ? phrase[right.Length..] : phrase)];
    }

    internal sealed class Polarities
    {
        public List<string> Positive { get; set; } = [];
        public List<string> Negative { get; set; } = [];
    }
}

/// <summary><c>Data/Reviews/frame.yaml</c>: what stands around the opinions.</summary>
internal sealed class ReviewFrame
{
    public Words Zh { get; set; } = new();
    public Words En { get; set; } = new();
    public Dictionary<string, Dictionary<string, string>> Typos { get; set; } = [];
    public UnwantedTexts Unwanted { get; set; } = new();

    public static ReviewFrame Read() => DemoData.Yaml<ReviewFrame>("Reviews/frame.yaml");

    public Words In(string language) => language == Languages.Chinese ? Zh : En;

    /// <summary>Words of one language; the keys of the dictionaries are stars.</summary>
    internal sealed class Words
    {
        public List<string> Openings { get; set; } = [];
        public List<string> PositiveBut { get; set; } = [];
        public List<string> NegativeBut { get; set; } = [];
        public Dictionary<int, List<string>> Closings { get; set; } = [];
        public Dictionary<int, List<string>> Short { get; set; } = [];
        public Dictionary<int, List<string>> Titles { get; set; } = [];
    }

    internal sealed class UnwantedTexts
    {
        public List<string> Spam { get; set; } = [];
        public List<string> Hostile { get; set; } = [];
    }
}
