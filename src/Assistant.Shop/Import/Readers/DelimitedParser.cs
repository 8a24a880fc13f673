using System.Text;
using Assistant.Shop.Import.Files;

namespace Assistant.Shop.Import.Readers;

/// <summary>
/// Splits delimited text into records (RFC 4180). Lenient where files of real shops are: a quotation mark inside a field without
/// quotes stands for itself, and so does text after a closing one.
/// </summary>
internal sealed class DelimitedParser(TextReader reader, char delimiter, string path) : IDisposable
{
    private readonly char[] _buffer = new char[64 * 1024];
    private readonly StringBuilder _field = new();
    private readonly List<string> _fields = [];
    private int _length;
    private int _position;
    private int _recordLength;

    /// <summary>Line of the file on which the last record began.</summary>
    public long Line { get; private set; } = 1;
    private long _line = 1;

    /// <summary>True when the file ended inside a quoted field of the last record.</summary>
    public bool IsUnclosed { get; private set; }

    /// <summary>The next record, or null at the end; lines without any character are skipped.</summary>
    /// <exception cref="ImportException">A record is longer than any table's.</exception>
    public async Task<IReadOnlyList<string>?> ReadAsync(CancellationToken cancellationToken)
    {
        _fields.Clear();
        (_recordLength, Line) = (0, _line);
        var state = State.Start;
        while (_position < _length || await FillAsync(cancellationToken))
        {
            var c = _buffer[_position++];
            state = Step(state, c);
            if (state == State.End)
                return _fields;
        }
        IsUnclosed = state == State.Quoted;
        if (state == State.Start && _fields.Count == 0)
            return null;
        EndField();
        return _fields;
    }

    public void Dispose() => reader.Dispose();

    private State Step(State state, char c)
    {
        if (c == '\n')
            _line++;
        if (++_recordLength > ImportLimits.Line)
            throw new ImportException($"{path}: the row that begins in line {Line} is longer than {ImportLimits.Line} characters. A quotation mark that never closes does that.");
        return (state, c) switch
        {
            (State.Quoted, '"') => State.QuoteInQuoted,
            (State.Quoted, _) => Append(c, State.Quoted),
            (State.QuoteInQuoted, '"') => Append('"', State.Quoted),
            (State.Start, '"') => State.Quoted,
            (_, '\r') => state,
            (State.Start, '\n') when _fields.Count == 0 => SkipBlank(),
            (_, '\n') => EndRecord(),
            _ when c == delimiter => EndField(),
            _ => Append(c, State.Plain),
        };
    }

    private State Append(char c, State next)
    {
        _field.Append(c);
        return next;
    }

    private State EndField()
    {
        if (_fields.Count >= ImportLimits.Columns)
            throw new ImportException($"{path}: the row that begins in line {Line} has more than {ImportLimits.Columns} fields.");
        _fields.Add(_field.ToString());
        _field.Clear();
        return State.Start;
    }

    private State EndRecord()
    {
        EndField();
        return State.End;
    }

    private State SkipBlank()
    {
        Line = _line;
        return State.Start;
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        _position = 0;
        _length = await reader.ReadAsync(_buffer, cancellationToken);
        return _length > 0;
    }

    private enum State { Start, Plain, Quoted, QuoteInQuoted, End }
}
