using Assistant.Shop.Import.Writing;
using Assistant.Shop.Policies;
using Microsoft.EntityFrameworkCore;

namespace Assistant.Shop.Import.Kinds;

/// <summary>Loads policy documents; passages that a document no longer has are removed.</summary>
internal sealed class PolicyImporter(ImportContext context) : KindImporter(context)
{
    private readonly Dictionary<string, int> _passages = new(StringComparer.Ordinal);
    private readonly Upsert<PolicyDocument> _document = new(context.Writer.Db, [nameof(PolicyDocument.Id)]);
    private readonly Upsert<PolicyPassage> _passage = new(context.Writer.Db, [nameof(PolicyPassage.Id)]);

    public override async Task<bool> ImportAsync(IReadOnlyList<RowFields> parts, CancellationToken cancellationToken)
    {
        var fields = parts[0];
        var text = RowFields.Required("text", fields.Text("text"));
        var heading = fields.Text("heading", RowFields.LongestName) ?? "";
        var document = ReadDocument(fields, text);
        var position = _passages[document.Id] = _passages.GetValueOrDefault(document.Id) + 1;
        var changed = position == 1 && await _document.WriteAsync(document, cancellationToken);
        var passage = new PolicyPassage { Id = $"{document.Id}#{position}", DocumentId = document.Id, Position = position, Heading = heading, Text = text };
        return await _passage.WriteAsync(passage, cancellationToken) || changed;
    }

    public override async Task FinishAsync(CancellationToken cancellationToken)
    {
        foreach (var (document, count) in _passages)
            await Writer.Db.PolicyPassages.Where(p => p.DocumentId == document && p.Position > count).ExecuteDeleteAsync(cancellationToken);
    }

    private PolicyDocument ReadDocument(RowFields fields, string text)
    {
        var title = fields.Text("title", RowFields.LongestName);
        var id = fields.Text("id", RowFields.LongestId) ?? title ?? Context.Source;
        return new()
        {
            Id = id[..Math.Min(id.Length, RowFields.LongestId)],
            Title = title ?? id,
            Language = fields.Raw("language") ?? Languages.Of(text),
            Source = fields.Text("source", RowFields.LongestName) ?? title ?? id,
        };
    }

    public override void Dispose()
    {
        _document.Dispose();
        _passage.Dispose();
        base.Dispose();
    }
}
