namespace Assistant.Shop.Search;

/// <summary>Finds what comes nearest when no product has all the words: products that are what is wanted, but not as it is wanted.</summary>
internal sealed class NearestSearch(ISearchIndex index)
{
    private const string Query = "query";
    private const int MostAttempts = 12;

    /// <summary>
    /// Products that have the head of the query (or are of a wider kind: shoes for sneakers) and at least half of its words, most words
    /// first. Empty when the shop has nothing of the kind: a red bag is no answer to a red spaceship.
    /// </summary>
    public async Task<IReadOnlyList<IndexHit>> FindAsync(ParsedQuery query, ProductFilter filter, SearchRequest request, CancellationToken cancellationToken)
    {
        foreach (var attempt in Attempts(query).Take(MostAttempts))
        {
            var page = await index.FindAsync(new()
            {
                All = [attempt.Head, .. attempt.Others], Head = attempt.Head, HeadScope = attempt.Scope, Better = [.. query.Required.Except([query.Head!, .. attempt.Others])],
                Filter = filter, Strict = false, Limit = request.Limit,
            }, cancellationToken);
            if (page.Total > 0)
                return [.. page.Hits.Select(hit => hit with { Misses = [Query, .. hit.Misses] })];
        }
        return [];
    }

    private static IEnumerable<(SearchConcept Head, HeadScope Scope, IReadOnlyList<SearchConcept> Others)> Attempts(ParsedQuery query)
    {
        if (query.Head is not { } head)
            yield break;
        var others = query.Required.Where(concept => concept != head).ToArray();
        var scope = head.IsProduct ? HeadScope.Naming : HeadScope.Facts;
        var least = (query.Required.Count + 1) / 2 - 1;
        for (var kept = others.Length - 1; kept >= Math.Max(0, least); kept--)
        {
            foreach (var subset in Subsets(others, kept))
                yield return (head, scope, subset);
        }
        foreach (var broader in head.Broader)
        {
            var kind = SearchConcept.Of(broader);
            yield return (kind, scope, others);
            if (least <= 0)
                yield return (kind, scope, []);
        }
    }

    // Words that come later are nearer to what is wanted, in both languages: the first is left out first.
    private static IEnumerable<SearchConcept[]> Subsets(SearchConcept[] concepts, int size)
    {
        if (size == 0)
            return [[]];
        return concepts.Length < size ? []
            : Subsets(concepts[1..], size).Concat(Subsets(concepts[1..], size - 1).Select(rest => (SearchConcept[])[concepts[0], .. rest]));
    }
}
