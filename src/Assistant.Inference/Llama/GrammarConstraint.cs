using System.Text;
using Assistant.Inference.ChatFormats;
using Assistant.Inference.Llama.Interop;

namespace Assistant.Inference.Llama;

/// <summary>
/// Holds one request's output to a grammar, from the first token or from a trigger text on. A token reaches llama.cpp's
/// grammar only after the grammar has said that it fits: it ends the process when it is fed one that does not.
/// </summary>
internal sealed unsafe class GrammarConstraint : IDisposable
{
    private readonly Vocabulary _vocabulary;
    private readonly LlamaSamplerHandle _grammar;
    private readonly byte[] _trigger;
    private readonly List<(int Token, byte[] Piece)> _recent = [];
    private bool _inForce;

    /// <exception cref="InvalidGrammarException">llama.cpp cannot read the grammar.</exception>
    public GrammarConstraint(LlamaModel model, OutputGrammar grammar)
    {
        _vocabulary = model.Vocabulary;
        _trigger = Encoding.UTF8.GetBytes(grammar.Trigger ?? "");
        _inForce = _trigger.Length == 0;
        // An empty text gives a sampler that allows everything.
        var pointer = string.IsNullOrWhiteSpace(grammar.Gbnf) ? 0 : LlamaApi.llama_sampler_init_grammar(_vocabulary.Pointer, grammar.Gbnf, "root");
        if (pointer == 0)
            throw new InvalidGrammarException("llama.cpp cannot read the grammar made for this request's tools or response format; its own words are in the log.");
        _grammar = new LlamaSamplerHandle(model.Handle, pointer);
    }

    /// <summary>True and taken, when <paramref name="token"/> may come next; false, and nothing changed, when it may not.</summary>
    public bool TryAccept(int token) => _inForce ? TryFeed(token) : TryAcceptBeforeTrigger(token);

    /// <summary>Sets the logits of all tokens that may not come next to minus infinity. Costs as much as decoding: only after a refusal.</summary>
    public void Mask(Span<llama_token_data> candidates)
    {
        if (_inForce)
            Apply(candidates);
    }

    public void Dispose() => _grammar.Dispose();

    private bool TryAcceptBeforeTrigger(int token)
    {
        var piece = _vocabulary.Piece(token);
        byte[] text = [.. _recent.SelectMany(item => item.Piece), .. piece];
        var at = text.AsSpan().IndexOf(_trigger);
        if (at < 0)
        {
            Remember(token, piece);
            return true;
        }
        foreach (var fed in TokensFrom(at, token, text))
        {
            if (!TryFeed(fed))
            {
                LlamaApi.llama_sampler_reset(_grammar);
                return false;
            }
        }
        _inForce = true;
        return true;
    }

    /// <summary>The generated tokens that spell the text from the trigger on; tokenised anew when the trigger begins inside a token.</summary>
    private IEnumerable<int> TokensFrom(int at, int last, byte[] text)
    {
        var start = 0;
        foreach (var (index, item) in _recent.Index())
        {
            if (start == at)
                return _recent.Skip(index).Select(next => next.Token).Append(last);
            start += item.Piece.Length;
        }
        return start == at ? [last] : _vocabulary.Tokenize(Encoding.UTF8.GetString(text.AsSpan(at)), markup: true);
    }

    /// <summary>Keeps as many of the latest tokens as a trigger can still begin in.</summary>
    private void Remember(int token, byte[] piece)
    {
        _recent.Add((token, piece));
        while (_recent.Sum(item => item.Piece.Length) - _recent[0].Piece.Length >= _trigger.Length)
            _recent.RemoveAt(0);
    }

    private bool TryFeed(int token)
    {
        Span<llama_token_data> single = [new llama_token_data { id = token, logit = 1 }];
        Apply(single);
        if (float.IsNegativeInfinity(single[0].logit))
            return false;
        LlamaApi.llama_sampler_accept(_grammar, token);
        return true;
    }

    private void Apply(Span<llama_token_data> candidates)
    {
        fixed (llama_token_data* data = candidates)
        {
            var array = new llama_token_data_array { data = data, size = (nuint)candidates.Length, selected = -1 };
            LlamaApi.llama_sampler_apply(_grammar, &array);
        }
    }
}
