namespace Assistant.Shop.Import.Files;

/// <summary>A reader that stops at a line no table holds, before the parser buffers it.</summary>
internal sealed class LineLimitReader(TextReader inner, string path) : TextReader
{
    private long _line = 1;
    private int _length;

    public override int Read(char[] buffer, int index, int count) => Count(buffer.AsSpan(index, inner.Read(buffer, index, count)));

    public override int Read(Span<char> buffer) => Count(buffer[..inner.Read(buffer)]);

    public override Task<int> ReadAsync(char[] buffer, int index, int count) => ReadAsync(buffer.AsMemory(index, count)).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<char> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken);
        return Count(buffer.Span[..read]);
    }

    public override int Peek() => inner.Peek();

    public override int Read()
    {
        Span<char> one = stackalloc char[1];
        return Read(one) == 0 ? -1 : one[0];
    }

    private int Count(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (c == '\n')
                (_line, _length) = (_line + 1, 0);
            else if (++_length > ImportLimits.Line)
                throw new ImportException($"{path}: line {_line} is longer than {ImportLimits.Line} characters. Is it a table with one row a line?");
        }
        return text.Length;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
