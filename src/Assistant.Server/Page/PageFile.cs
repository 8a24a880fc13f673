using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Assistant.Server.Page;

/// <summary>A file of the page, compressed once and kept in memory (about one megabyte in all).</summary>
internal sealed class PageFile
{
    private readonly byte[] _plain;
    private readonly Lazy<byte[]> _brotli;
    private readonly Lazy<byte[]> _gzip;

    public PageFile(byte[] content, string contentType)
    {
        _plain = content;
        ContentType = contentType;
        Version = Convert.ToHexStringLower(SHA256.HashData(content))[..16];
        _brotli = new(() => Compress(output => new BrotliStream(output, CompressionLevel.Optimal)));
        _gzip = new(() => Compress(output => new GZipStream(output, CompressionLevel.Optimal)));
    }

    public string ContentType { get; }

    /// <summary>Changes with the content: for ETag and for addresses that may be cached for ever.</summary>
    public string Version { get; }

    public string Text => Encoding.UTF8.GetString(_plain);

    /// <summary>The content in the best encoding that the client takes.</summary>
    public (ReadOnlyMemory<byte> Content, string? Encoding) For(string acceptEncoding) =>
        acceptEncoding.Contains("br", StringComparison.OrdinalIgnoreCase) ? (_brotli.Value, "br")
        : acceptEncoding.Contains("gzip", StringComparison.OrdinalIgnoreCase) ? (_gzip.Value, "gzip")
        : (_plain, null);

    private byte[] Compress(Func<Stream, Stream> open)
    {
        using var output = new MemoryStream();
        using (var compressor = open(output))
            compressor.Write(_plain);
        return output.ToArray();
    }
}
