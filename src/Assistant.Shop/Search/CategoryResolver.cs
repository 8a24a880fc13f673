using Assistant.Shop.Catalogue;
using Assistant.Shop.Text;

namespace Assistant.Shop.Search;

/// <summary>Finds the category that a shopper or a model names.</summary>
internal static class CategoryResolver
{
    /// <summary>
    /// Ids of the categories that <paramref name="wanted"/> names, with all below them; empty when none does. Tried in turn: the id, the
    /// name, the same words or synonyms in either language, kinds of what is wanted (shoes: sneakers, boots), a misspelt name.
    /// </summary>
    public static IReadOnlyList<string> Resolve(string wanted, IReadOnlyCollection<Category> categories, TextAnalyzer analyzer)
    {
        var name = Normal(wanted);
        var found = categories.Where(category => Normal(category.Id) == name).ToArray();
        if (found.Length == 0)
            found = [.. categories.Where(category => Names(category).Any(own => Normal(own) == name))];
        if (found.Length == 0)
            found = ByWords(wanted, categories, analyzer);
        if (found.Length == 0 && name.Length >= 5)
            found = [.. categories.Where(category => Names(category).Any(own => EditDistance.Between(Normal(own), name, 2) <= (name.Length < 8 ? 1 : 2)))];
        return WithDescendants(found, categories);
    }

    private static string Normal(string text) => TextNormalizer.Normalize(text).Trim().ToLowerInvariant();

    private static IEnumerable<string> Names(Category category) => new[] { category.Name.En, category.Name.Zh }.OfType<string>();

    private static Category[] ByWords(string wanted, IReadOnlyCollection<Category> categories, TextAnalyzer analyzer)
    {
        var words = Concepts(wanted, analyzer);
        if (words.Count == 0)
            return [];
        var keys = words.Select(word => word.Key).ToHashSet(StringComparer.Ordinal);
        var scored = categories.Select(category => (category, score: Names(category).Max(own => (double?)Overlap(keys, Concepts(own, analyzer))) ?? 0)).ToArray();
        var best = scored.Length == 0 ? 0 : scored.Max(x => x.score);
        return best >= 0.5 ? [.. scored.Where(x => x.score == best).Select(x => x.category)] : [.. categories.Where(category => IsKindOf(category, keys, analyzer))];
    }

    // Jaccard's index over concepts.
    private static double Overlap(HashSet<string> wanted, IReadOnlyList<SearchConcept> own)
    {
        var keys = own.Select(concept => concept.Key).ToHashSet(StringComparer.Ordinal);
        var common = keys.Count(wanted.Contains);
        return common == 0 ? 0 : (double)common / (wanted.Count + keys.Count - common);
    }

    private static bool IsKindOf(Category category, HashSet<string> wanted, TextAnalyzer analyzer) =>
        Names(category).Any(own => Concepts(own, analyzer).Any(concept => concept.Broader.Any(group => wanted.Contains(group.Token))));

    private static IReadOnlyList<SearchConcept> Concepts(string text, TextAnalyzer analyzer) => ParsedQuery.Of(text, analyzer).Required;

    private static List<string> WithDescendants(IEnumerable<Category> roots, IReadOnlyCollection<Category> categories)
    {
        var children = categories.ToLookup(category => category.ParentId);
        var ids = new List<string>();
        var open = new Stack<string>(roots.Select(category => category.Id));
        while (open.TryPop(out var id))
        {
            if (ids.Contains(id))
                continue;
            ids.Add(id);
            foreach (var child in children[id])
                open.Push(child.Id);
        }
        return ids;
    }
}
