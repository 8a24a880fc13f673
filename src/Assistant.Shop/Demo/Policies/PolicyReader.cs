using Assistant.Shop.Policies;

namespace Assistant.Shop.Demo;

/// <summary>Reads the shop's policies (<c>Data/Policies</c>): each becomes one document a language with the same facts.</summary>
internal static class PolicyReader
{
    public static List<PolicyDocument> ReadAll() =>
        [.. DemoData.Names("Policies/").Select(DemoData.Yaml<PolicyFile>).SelectMany(file =>
            new[] { Document(file, Languages.Chinese), Document(file, Languages.English) })];

    private static PolicyDocument Document(PolicyFile file, string language)
    {
        var title = file.Title.In(language);
        var document = new PolicyDocument
        {
            Id = $"{file.Id}-{language}",
            Title = title,
            Language = language,
            Source = language == Languages.Chinese ? $"商店规则：{title}" : $"Store policy: {title}",
        };
        document.Passages.AddRange(file.Passages.Select((passage, i) => new PolicyPassage
        {
            Id = $"{document.Id}-{i + 1}",
            DocumentId = document.Id,
            Position = i,
            Heading = passage.Heading.In(language),
            Text = language == Languages.Chinese ? passage.Zh : passage.En,
        }));
        return document;
    }

    private sealed class PolicyFile
    {
        public string Id { get; set; } = "";
        public LocalizedText Title { get; set; } = new();
        public List<PassageText> Passages { get; set; } = [];
    }

    private sealed class PassageText
    {
        public LocalizedText Heading { get; set; } = new();
        public string Zh { get; set; } = "";
        public string En { get; set; } = "";
    }
}
