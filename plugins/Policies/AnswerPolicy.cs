using Assistant.Plugins.Tools;
using Assistant.Shop.Search;

namespace Assistant.Plugins.Policies;

/// <summary>Passages of the shop's policies that answer a question, with the source that a shopper can look up.</summary>
internal sealed class AnswerPolicy(IPolicySearch search) : ShopTool("answer_policy",
    "What the shop's policies say about returns, delivery, payment, warranty, membership, privacy and the like: passages with their source.",
    ToolParameter.Text("question", "The question in a few words, in the shopper's language: 'return period', '退货运费'.", 200) with { Required = true })
{
    private const int Listed = 2;
    private const int TextLength = 600;

    /// <summary>Share of the best passage's relevance that a further one needs: who asks one thing wants one answer.</summary>
    private const double NearlyAsGood = 0.75;

    protected override async Task<object> RunAsync(ToolArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var hits = await search.SearchAsync(arguments.Text("question"), context.Language, Listed, cancellationToken);
        if (hits.Count == 0)
            throw ToolException.NotFound("The shop's policies say nothing about this.");
        // The same rule twice, in two languages, helps nobody; another language is better than no answer.
        var own = hits.Where(hit => hit.Document.Language == context.Language).ToList();
        var told = own.Count > 0 ? own : hits;
        return new AnswerPolicyResult([.. told.Where(hit => hit.Relevance >= told[0].Relevance * NearlyAsGood).Select(Passage)]);
    }

    private static PassageView Passage(PolicyHit hit) => new(
        hit.Passage.Id,
        PlainText.Clean(hit.Document.Title, 100),
        PlainText.Clean(hit.Passage.Heading, 100),
        PlainText.Clean(hit.Passage.Text, TextLength),
        PlainText.Clean(hit.Document.Source, 200));
}
