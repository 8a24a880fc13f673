using System.Collections.Concurrent;
using Assistant.Shop.Policies;
using Assistant.Shop.Storage;
using Assistant.Shop.Text;
using Microsoft.EntityFrameworkCore;

namespace Assistant.Shop.Search;

/// <summary>
/// BM25 over all passages, in memory: a shop has tens or hundreds of them, and reading them costs less than keeping a second index in step.
/// </summary>
internal sealed class PolicySearch(IDbContextFactory<ShopDbContext> contexts, IWordBreaker wordBreaker) : IPolicySearch
{
    /// <summary>A passage that covers less of the question's meaning than this answers something else.</summary>
    private const double Floor = 0.34;
    private const int MostCached = 5_000;

    private readonly TextAnalyzer _analyzer = new(Synonyms.Policies, wordBreaker);
    private readonly ConcurrentDictionary<string, PassageTokens> _analyzed = new(StringComparer.Ordinal);

    public async Task<IReadOnlyList<PolicyHit>> SearchAsync(string question, string language, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, 20);
        var concepts = ParsedQuery.Of(question, _analyzer).Required;
        if (concepts.Count == 0)
            return [];
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var passages = await db.PolicyPassages.AsNoTrackingWithIdentityResolution().Include(passage => passage.Document).ToListAsync(cancellationToken);
        var ranking = new PassageRanking([.. passages.Select(TokensOf)], concepts);
        return [.. passages.Select((passage, i) => (passage, score: ranking.Score(i), coverage: ranking.Coverage(i)))
            .Where(x => x.coverage >= Floor)
            .OrderByDescending(x => x.passage.Document!.Language == language).ThenByDescending(x => x.score).ThenBy(x => x.passage.Id, StringComparer.Ordinal)
            .Take(limit).Select(x => new PolicyHit(x.passage, x.passage.Document!, x.coverage))];
    }

    private PassageTokens TokensOf(PolicyPassage passage)
    {
        if (_analyzed.Count > MostCached)
            _analyzed.Clear();
        var text = $"{passage.Document!.Title}\n{passage.Heading}\n{passage.Text}";
        return _analyzed.GetOrAdd(text, _ => new(_analyzer.IndexTokens(passage.Document.Title), _analyzer.IndexTokens(passage.Heading), _analyzer.IndexTokens(passage.Text)));
    }
}
