using System.Text.Json;
using Assistant.Shop.Import.Files;

namespace Assistant.Shop.Import.Readers;

/// <summary>Cuts UTF-8 JSON into its rows as bytes arrive; holds at most one row.</summary>
internal sealed class JsonRowSplitter(string path)
{
    private static readonly byte[] Mark = [0xef, 0xbb, 0xbf];
    private byte[] _buffer = new byte[256 * 1024];
    private int _start;
    private int _end;
    private bool _final;
    private bool _begun;
    private int _rowDepth = -1;
    private JsonReaderState _state = new(new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });

    /// <summary>True after the end of the value.</summary>
    public bool IsDone { get; private set; }

    /// <summary>True when a place for rows was found, even an empty one.</summary>
    public bool SawRows { get; private set; }

    /// <summary>Room for more bytes; grows up to the largest row that is allowed.</summary>
    public Memory<byte> Free()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }
        if (_end == _buffer.Length)
        {
            if (_buffer.Length >= ImportLimits.JsonRow)
                throw new ImportException($"{path}: a row is larger than {ImportLimits.JsonRow} bytes. Is it a list of small objects?");
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }
        return _buffer.AsMemory(_end);
    }

    /// <summary>Tells how many bytes were written into <see cref="Free"/>; 0 is the end of the file.</summary>
    public void Filled(int count)
    {
        _end += count;
        _final = count == 0;
        if (!_begun && _end >= Mark.Length)
        {
            _begun = true;
            if (_buffer.AsSpan(0, Mark.Length).SequenceEqual(Mark))
                _start = Mark.Length;
        }
    }

    /// <summary>The next row, or null when more bytes are needed or the value has ended.</summary>
    /// <exception cref="ImportException">The text is no JSON, or ends too early.</exception>
    public JsonElement? Next()
    {
        try
        {
            return IsDone ? null : Advance();
        }
        catch (JsonException cause)
        {
            var hint = _final && _start == _end ? "it ends too early: the file is cut off" : cause.Message;
            throw new ImportException($"{path} is not valid JSON: {hint}. Rows before it are loaded; mend the file and import it again.", cause);
        }
    }

    private JsonElement? Advance()
    {
        var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _final, _state);
        while (true)
        {
            var before = reader;
            if (!reader.Read())
            {
                Keep(before);
                return null;
            }
            if (reader.TokenType == JsonTokenType.StartObject && IsRow(reader.CurrentDepth))
            {
                if (!JsonElement.TryParseValue(ref reader, out var row))
                {
                    Keep(before);
                    return null;
                }
                Keep(reader);
                return row;
            }
            Note(reader);
            if (IsDone)
                return null;
        }
    }

    private bool IsRow(int depth) => SawRows ? depth == _rowDepth : _rowDepth == 1 && depth == 1;

    /// <summary>Learns from a token between rows where the rows are.</summary>
    private void Note(in Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject when reader.CurrentDepth == 0:
                _rowDepth = 1;
                break;
            case JsonTokenType.StartArray when reader.CurrentDepth <= 1 && !SawRows:
                (_rowDepth, SawRows) = (reader.CurrentDepth + 1, true);
                break;
            case JsonTokenType.EndArray or JsonTokenType.EndObject when reader.CurrentDepth == 0:
                IsDone = true;
                break;
            case JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False or JsonTokenType.Null when reader.CurrentDepth == 0:
                throw new JsonException("a list of objects is expected");
        }
    }

    private void Keep(in Utf8JsonReader reader)
    {
        _start += (int)reader.BytesConsumed;
        _state = reader.CurrentState;
    }
}
