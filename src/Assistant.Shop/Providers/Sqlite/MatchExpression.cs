using Assistant.Shop.Search;

namespace Assistant.Shop.Providers.Sqlite;

/// <summary>Writes FTS5 query expressions. Every token is quoted, so that nothing a shopper types is syntax.</summary>
internal static class MatchExpression
{
    /// <summary>Columns that say what a product is.</summary>
    private const string Naming = "{name category} : ";

    /// <summary>Everything but the description, where a word may be a mere mention.</summary>
    private const string Facts = "{name brand category context attributes} : ";

    // What a product is not made of is decided without the categories above it.
    private const string Excluded = "{name brand category attributes} : ";

    /// <summary>Products that have all concepts of the query, its head in the columns of its scope.</summary>
    public static string All(IndexQuery query)
    {
        var all = string.Join(" AND ", query.All.Select(concept => concept == query.Head ? Scope(query.HeadScope) + Any([concept]) : Any([concept])));
        // A soft word does not filter: it stands beside a concept that is matched anyway.
        return query.Better.Count == 0 ? all : $"{all} AND {Any([query.All[0], .. query.Better])}";
    }

    /// <summary>Products that have any of the concepts.</summary>
    public static string Any(IEnumerable<SearchConcept> concepts) =>
        "(" + string.Join(" OR ", concepts.SelectMany(Alternatives)) + ")";

    /// <summary>Products that have any of the concepts in name, brand, category or attributes.</summary>
    public static string AnyFact(IEnumerable<SearchConcept> concepts) => Excluded + Any(concepts);

    private static string Scope(HeadScope scope) => scope switch { HeadScope.Naming => Naming, HeadScope.Facts => Facts, _ => "" };

    private static IEnumerable<string> Alternatives(SearchConcept concept)
    {
        var phrases = concept.Spellings.Select(Phrase);
        return concept.Parts.Count == 0 ? phrases : phrases.Append("(" + string.Join(" AND ", concept.Parts.Select(part => Any([part]))) + ")");
    }

    private static string Phrase(IReadOnlyList<string> tokens) => "\"" + string.Join(' ', tokens).Replace("\"", "", StringComparison.Ordinal) + "\"";
}
