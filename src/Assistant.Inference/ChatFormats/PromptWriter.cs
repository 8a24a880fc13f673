using System.Text;

namespace Assistant.Inference.ChatFormats;

/// <summary>Collects the pieces of a prompt and keeps the format's own markup apart from what people and tools wrote.</summary>
/// <param name="reserved">
/// Texts that the model's vocabulary holds as one token. llama.cpp matches "user-defined" ones even when special tokens are off,
/// so a typed one is cut in two pieces: the characters stay, the token cannot appear.
/// </param>
internal sealed class PromptWriter(IReadOnlyList<string> reserved)
{
    private readonly List<PromptPiece> _pieces = [];
    private readonly StringBuilder _markup = new();
    private int _publicPieces;

    /// <summary>Adds text of the format itself.</summary>
    public PromptWriter Markup(string text)
    {
        _markup.Append(text);
        return this;
    }

    /// <summary>Adds text from outside: shopper, review, product, tool, instruction.</summary>
    public PromptWriter Text(string text)
    {
        var clean = TextCleaner.Clean(text);
        var start = 0;
        while (start < clean.Length)
        {
            var cut = NextCut(clean, start);
            Add(clean[start..cut]);
            start = cut;
        }
        return this;
    }

    /// <summary>Adds text from outside that cannot hold a reserved text, such as JSON whose quotation marks are all escaped: it stays in one piece.</summary>
    public PromptWriter WholeText(string text)
    {
        Add(TextCleaner.Clean(text));
        return this;
    }

    /// <summary>Everything so far is the same for every shopper.</summary>
    public void EndPublic()
    {
        FlushMarkup();
        _publicPieces = _pieces.Count;
    }

    /// <summary>The finished prompt.</summary>
    public RenderedPrompt Build()
    {
        FlushMarkup();
        return new RenderedPrompt(_pieces, _publicPieces);
    }

    /// <summary>Just behind the first character of the next reserved text, or the end.</summary>
    private int NextCut(string text, int start)
    {
        var cut = text.Length;
        foreach (var token in reserved)
        {
            var found = text.IndexOf(token, start, cut - start, StringComparison.Ordinal);
            if (found >= 0)
                cut = Math.Min(cut, found + 1);
        }
        return cut;
    }

    private void Add(string text)
    {
        FlushMarkup();
        _pieces.Add(new PromptPiece(text, IsMarkup: false));
    }

    private void FlushMarkup()
    {
        if (_markup.Length == 0)
            return;
        _pieces.Add(new PromptPiece(_markup.ToString(), IsMarkup: true));
        _markup.Clear();
    }
}
