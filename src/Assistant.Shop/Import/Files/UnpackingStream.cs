using System.Buffers.Binary;
using System.IO.Compression;

namespace Assistant.Shop.Import.Files;

/// <summary>Unpacks gzip and stops a file that grows beyond reason.</summary>
internal sealed class UnpackingStream(FileStream packed, string path) : Stream
{
    private readonly GZipStream _content = new(packed, CompressionMode.Decompress);
    private long _unpacked;

    /// <summary>
    /// Checks, after the last byte, that nothing was cut off: <see cref="GZipStream"/> takes a file that ends in the middle for a whole one.
    /// RFC 1952 ends a file with the length unpacked, modulo 2^32.
    /// </summary>
    /// <exception cref="ImportException">The length differs.</exception>
    public void RequireWhole()
    {
        Span<byte> trailer = stackalloc byte[4];
        packed.Seek(-trailer.Length, SeekOrigin.End);
        packed.ReadExactly(trailer);
        if (BinaryPrimitives.ReadUInt32LittleEndian(trailer) != (uint)_unpacked)
            throw new ImportException($"{path} is cut off or damaged (or several packed files in one: then unpack it first). Fetch it again.");
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Count(await _content.ReadAsync(buffer, cancellationToken));

    public override int Read(byte[] buffer, int offset, int count) => Count(_content.Read(buffer, offset, count));

    public override int Read(Span<byte> buffer) => Count(_content.Read(buffer));

    private int Count(int read)
    {
        _unpacked += read;
        if (_unpacked > ImportLimits.RatioFrom && _unpacked > packed.Length * ImportLimits.Ratio)
            throw new ImportException($"{path} unpacks to more than {ImportLimits.Ratio} times its size: no table of a shop does. Unpack it yourself if it is what you expect.");
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _content.Dispose();
        base.Dispose(disposing);
    }

    public override async ValueTask DisposeAsync()
    {
        await _content.DisposeAsync();
        await base.DisposeAsync();
    }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
