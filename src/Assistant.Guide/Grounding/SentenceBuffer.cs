using System.Text;

namespace Assistant.Guide.Grounding;

/// <summary>Collects streamed text and gives it out in whole sentences or lines, separators included.</summary>
internal sealed class SentenceBuffer
{
    private readonly StringBuilder _text = new();
    private int _scanned;

    /// <summary>Adds <paramref name="delta"/>; gives every sentence that is now known to be complete.</summary>
    public IEnumerable<string> Push(string delta)
    {
        _text.Append(delta);
        for (; _scanned < _text.Length; _scanned++)
        {
            if (IsEnd(_scanned) is not { } ends)
                yield break; // depends on the next character
            if (!ends)
                continue;
            yield return Take(_scanned + 1);
            _scanned = -1;
        }
    }

    /// <summary>What is left.</summary>
    public string Rest() => Take(_text.Length);

    private string Take(int length)
    {
        var sentence = _text.ToString(0, length);
        _text.Remove(0, length);
        return sentence;
    }

    // Null: not to be told before another character arrives.
    private bool? IsEnd(int at) => _text[at] switch
    {
        '。' or '！' or '？' or '；' or '\n' => true,
        '.' or '!' or '?' => at + 1 < _text.Length ? char.IsWhiteSpace(_text[at + 1]) && !IsListNumber(at) : null,
        _ => false,
    };

    // "1. Name": the full stop of a list number ends nothing.
    private bool IsListNumber(int at)
    {
        var start = at;
        while (start > 0 && char.IsAsciiDigit(_text[start - 1]))
            start--;
        return _text[at] == '.' && start < at && at - start <= 2 && (start == 0 || char.IsWhiteSpace(_text[start - 1]));
    }
}
