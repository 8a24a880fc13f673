using Assistant.Shop.Policies;

namespace Assistant.Shop.Search;

/// <summary>Finds the passages of the shop's policies that answer a question.</summary>
public interface IPolicySearch
{
    /// <summary>
    /// The best passages, each with its document, those in <paramref name="language"/> first; empty when none is about the question.
    /// </summary>
    /// <param name="question">The shopper's words in either language.</param>
    /// <param name="language">The shopper's language (<see cref="Languages"/>).</param>
    /// <param name="limit">1-20.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    Task<IReadOnlyList<PolicyHit>> SearchAsync(string question, string language, int limit, CancellationToken cancellationToken);
}

/// <summary>A passage with its relevance, 0-1: the share of the question's meaning that it covers.</summary>
public sealed record PolicyHit(PolicyPassage Passage, PolicyDocument Document, double Relevance);
