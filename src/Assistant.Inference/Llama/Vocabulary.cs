using System.Text;
using Assistant.Inference.ChatFormats;
using Assistant.Inference.Llama.Interop;

namespace Assistant.Inference.Llama;

/// <summary>Text to tokens and back. Safe to use from any thread while the model lives.</summary>
internal sealed unsafe class Vocabulary
{
    private readonly string[] _userDefinedMarkup;

    public Vocabulary(nint pointer)
    {
        Pointer = pointer;
        Count = LlamaApi.llama_vocab_n_tokens(pointer);
        _userDefinedMarkup = FindUserDefinedMarkup();
    }

    /// <summary>llama.cpp's <c>llama_vocab</c>; belongs to the model.</summary>
    public nint Pointer { get; }

    /// <summary>Number of tokens; logits are an array of this length.</summary>
    public int Count { get; }

    /// <summary>True for tokens that end a message.</summary>
    public bool EndsGeneration(int token) => LlamaApi.llama_vocab_is_eog(Pointer, token);

    /// <summary>True for tokens that stand for structure, not for text of their own.</summary>
    public bool IsControl(int token) => (LlamaApi.llama_vocab_get_attr(Pointer, token) & LlamaApi.LLAMA_TOKEN_ATTR_CONTROL) != 0;

    /// <summary>Tokens of one text. Only with <paramref name="markup"/> does <c>&lt;|im_start|&gt;</c> become the special token; otherwise it stays text.</summary>
    public int[] Tokenize(string text, bool markup) => markup ? Tokenize(text.AsSpan(), parseSpecial: true) : TokenizePlain(text);

    /// <summary>Tokens of a prompt, piece by piece, and how many of them are public.</summary>
    public (int[] Tokens, int PublicTokens) Tokenize(RenderedPrompt prompt)
    {
        var pieces = prompt.Pieces.Select(piece => Tokenize(piece.Text, piece.IsMarkup)).ToArray();
        return ([.. pieces.SelectMany(tokens => tokens)], pieces.Take(prompt.PublicPieces).Sum(tokens => tokens.Length));
    }

    /// <summary>The UTF-8 bytes of a token, special tokens as they are written. A character may be split over several tokens.</summary>
    public byte[] Piece(int token)
    {
        Span<byte> buffer = stackalloc byte[64];
        var length = Piece(token, buffer);
        if (length >= 0)
            return buffer[..length].ToArray();
        var large = new byte[-length];
        return large[..Piece(token, large)];
    }

    private int Piece(int token, Span<byte> buffer)
    {
        fixed (byte* start = buffer)
            return LlamaApi.llama_token_to_piece(Pointer, token, start, buffer.Length, 0, special: true);
    }

    /// <summary>llama.cpp matches user-defined tokens in any text. Those that look like markup are cut in two, so that text from people cannot forge them.</summary>
    private int[] TokenizePlain(string text)
    {
        var cuts = _userDefinedMarkup.SelectMany(markup => Occurrences(text, markup)).Distinct().Order().ToArray();
        if (cuts.Length == 0)
            return Tokenize(text.AsSpan(), parseSpecial: false);
        var tokens = new List<int>();
        var start = 0;
        foreach (var cut in cuts.Append(text.Length))
        {
            tokens.AddRange(Tokenize(text.AsSpan(start, cut - start), parseSpecial: false));
            start = cut;
        }
        return [.. tokens];
    }

    private static IEnumerable<int> Occurrences(string text, string markup)
    {
        for (var at = text.IndexOf(markup, StringComparison.Ordinal); at >= 0; at = text.IndexOf(markup, at + 1, StringComparison.Ordinal))
            yield return at + 1;
    }

    private string[] FindUserDefinedMarkup() =>
        [.. Enumerable.Range(0, Count)
            .Where(token => (LlamaApi.llama_vocab_get_attr(Pointer, token) & LlamaApi.LLAMA_TOKEN_ATTR_USER_DEFINED) != 0)
            .Select(token => Encoding.UTF8.GetString(Piece(token)))
            .Where(text => text.Length > 2 && text[0] is '<' or '[' && text[^1] is '>' or ']')];

    private int[] Tokenize(ReadOnlySpan<char> text, bool parseSpecial)
    {
        if (text.IsEmpty)
            return [];
        var bytes = new byte[Encoding.UTF8.GetByteCount(text)];
        Encoding.UTF8.GetBytes(text, bytes);
        var tokens = new int[bytes.Length + 8];
        fixed (byte* source = bytes)
        fixed (int* target = tokens)
        {
            var count = LlamaApi.llama_tokenize(Pointer, source, bytes.Length, target, tokens.Length, add_special: false, parseSpecial);
            if (count < 0)
                throw new InvalidOperationException($"A text of {bytes.Length} bytes gives {-(long)count} tokens: more than bytes, which no known vocabulary does.");
            return tokens[..count];
        }
    }
}
