using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Assistant.Shop.Text;

/// <summary>
/// The synonyms file: JSON with <c>products</c> and <c>properties</c> (arrays of groups, each an array of at least two spellings in
/// any language), <c>soft</c> and <c>ignored</c> (arrays of words, see <see cref="SynonymKind"/>), and <c>broader</c> (the first
/// spelling of a group -> first spellings of the groups of which it is a kind).
/// </summary>
public sealed class Synonyms
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private Synonyms(IReadOnlyList<SynonymGroup> groups, string version) => (Groups, Version) = (groups, version);

    /// <summary>All groups, products first, in the order of the file. A soft or ignored word is a group of its own.</summary>
    public IReadOnlyList<SynonymGroup> Groups { get; }

    /// <summary>SHA-256 of the file: an index built with another one is out of step.</summary>
    public string Version { get; }

    /// <summary>The file that ships with the program.</summary>
    public static Synonyms Shipped { get; } = LoadShipped("synonyms.json");

    /// <summary>Words of policies, in which "order" or "return" mean other things than in the name of a product; its "products" are topics.</summary>
    public static Synonyms Policies { get; } = LoadShipped("policy-synonyms.json");

    /// <summary>Reads a file. Throws <see cref="InvalidDataException"/> that names the file, the place and the fix.</summary>
    public static Synonyms Load(string path)
    {
        if (!File.Exists(path))
            throw new InvalidDataException($"The synonyms file {path} does not exist. Set Shop:Synonyms to a JSON file, or remove the setting to use the one that ships.");
        return Parse(File.ReadAllBytes(path), path);
    }

    /// <summary>Reads the bytes of a file; <paramref name="source"/> names it in errors.</summary>
    public static Synonyms Parse(ReadOnlySpan<byte> utf8, string source)
    {
        SynonymFile file;
        try
        {
            file = JsonSerializer.Deserialize<SynonymFile>(utf8, Json) ?? throw new JsonException("The file holds null.");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"The synonyms file {source} is no valid JSON of the documented form: {error.Message}", error);
        }
        var groups = new List<SynonymGroup>();
        AddGroups(groups, file.Products, SynonymKind.Product, source);
        AddGroups(groups, file.Properties, SynonymKind.Property, source);
        AddGroups(groups, [.. file.Soft.Select(word => new[] { word, word })], SynonymKind.Soft, source);
        AddGroups(groups, [.. file.Ignored.Select(word => new[] { word, word })], SynonymKind.Ignored, source);
        Link(groups, file.Broader, source);
        return new(groups, Convert.ToHexStringLower(SHA256.HashData(utf8)));
    }

    private static Synonyms LoadShipped(string name)
    {
        using var stream = typeof(Synonyms).Assembly.GetManifestResourceStream("Assistant.Shop.Text." + name)
            ?? throw new InvalidOperationException($"The assembly lacks its resource {name}: build it again.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return Parse(bytes.ToArray(), name + " (shipped)");
    }

    private static void AddGroups(List<SynonymGroup> groups, IReadOnlyList<IReadOnlyList<string>> rows, SynonymKind kind, string source)
    {
        foreach (var row in rows)
        {
            if (row.Count < 2 || row.Any(string.IsNullOrWhiteSpace))
                throw new InvalidDataException($"The synonyms file {source} has a group with fewer than two spellings or an empty one: [{string.Join(", ", row)}].");
            groups.Add(new(row[0].ToLowerInvariant(), kind, row));
        }
        var repeated = groups.GroupBy(group => group.Token).FirstOrDefault(same => same.Count() > 1);
        if (repeated is not null)
            throw new InvalidDataException($"The synonyms file {source} has two groups that start with \"{repeated.First().Id}\": merge them.");
    }

    private static void Link(List<SynonymGroup> groups, IReadOnlyDictionary<string, IReadOnlyList<string>> broader, string source)
    {
        var byId = groups.ToDictionary(group => group.Id);
        foreach (var name in broader.Keys.Concat(broader.Values.SelectMany(names => names)))
        {
            if (!byId.ContainsKey(name))
                throw new InvalidDataException($"\"broader\" in the synonyms file {source} names \"{name}\", but no group starts with it.");
        }
        foreach (var group in groups)
            group.Broader = [.. Ancestors(group.Id, broader, []).Select(id => byId[id])];
    }

    private static HashSet<string> Ancestors(string id, IReadOnlyDictionary<string, IReadOnlyList<string>> broader, HashSet<string> found)
    {
        foreach (var parent in broader.GetValueOrDefault(id, []))
        {
            if (found.Add(parent))
                Ancestors(parent, broader, found);
        }
        return found;
    }

    private sealed record SynonymFile
    {
        public IReadOnlyList<IReadOnlyList<string>> Products { get; init; } = [];
        public IReadOnlyList<IReadOnlyList<string>> Properties { get; init; } = [];
        public IReadOnlyList<string> Soft { get; init; } = [];
        public IReadOnlyList<string> Ignored { get; init; } = [];
        public IReadOnlyDictionary<string, IReadOnlyList<string>> Broader { get; init; } = new Dictionary<string, IReadOnlyList<string>>();
    }
}
