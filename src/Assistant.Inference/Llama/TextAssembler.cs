using System.Text;

namespace Assistant.Inference.Llama;

/// <summary>Generated tokens to text: joins characters that are split over tokens and watches for stop sequences. One per request.</summary>
/// <param name="vocabulary">Of the model.</param>
/// <param name="outputTokens">Control tokens whose text is part of the output; all others give none.</param>
/// <param name="stops">Texts that end the message; they are not part of it.</param>
internal sealed class TextAssembler(Vocabulary vocabulary, IReadOnlyCollection<string> outputTokens, IReadOnlyCollection<string> stops)
{
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private string _held = "";

    /// <summary>True once a stop sequence has come.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>The text that is certain after this token; text that may be the beginning of a stop sequence is held back.</summary>
    public string Push(int token)
    {
        var piece = vocabulary.Piece(token);
        if (vocabulary.IsControl(token) && !outputTokens.Contains(Encoding.UTF8.GetString(piece), StringComparer.Ordinal))
        {
            IsStopped = stops.Contains(Encoding.UTF8.GetString(piece), StringComparer.Ordinal);
            return IsStopped ? Flush() : "";
        }
        return Release(_held + Decode(piece, flush: false));
    }

    /// <summary>What was held back, once nothing more comes. Half a character becomes U+FFFD.</summary>
    public string Flush()
    {
        var text = _held + Decode([], flush: true);
        _held = "";
        return text;
    }

    private string Decode(byte[] bytes, bool flush)
    {
        var characters = new char[_decoder.GetCharCount(bytes, flush)];
        return new string(characters, 0, _decoder.GetChars(bytes, characters, flush));
    }

    private string Release(string text)
    {
        var stop = stops.Select(stop => text.IndexOf(stop, StringComparison.Ordinal)).Where(at => at >= 0).DefaultIfEmpty(-1).Min();
        IsStopped = stop >= 0;
        var length = IsStopped ? stop : text.Length - stops.Select(stop => Overlap(text, stop)).DefaultIfEmpty(0).Max();
        _held = IsStopped ? "" : text[length..];
        return text[..length];
    }

    /// <summary>Length of the longest end of <paramref name="text"/> that begins <paramref name="stop"/>.</summary>
    private static int Overlap(string text, string stop)
    {
        for (var length = Math.Min(text.Length, stop.Length - 1); length > 0; length--)
        {
            if (text.AsSpan(text.Length - length).SequenceEqual(stop.AsSpan(0, length)))
                return length;
        }
        return 0;
    }
}
