using System.Text;

namespace Assistant.Shop.Import.Files;

/// <summary>A file that was read through once before anything of it is loaded: it unpacks, is text, and its encoding is known.</summary>
internal sealed class ImportFile
{
    private const int BlockSize = 128 * 1024;
    private static readonly (string Magic, string Is)[] Foreign =
    [
        ("PK\u0003\u0004", "a ZIP archive or an Excel workbook: unpack it, or save the sheet as CSV (UTF-8)"),
        ("%PDF", "a PDF: save it as text"), ("SQLite format 3", "a database: export the table as CSV"),
        ("PAR1", "a Parquet file: export it as CSV"), ("\u0089PNG", "a picture"), ("\u00ff\u00d8\u00ff", "a picture"),
        ("BZh", "packed with bzip2: unpack it first"), ("\u00fd7zXZ", "packed with xz: unpack it first"),
        ("(\u00b5/\u00fd", "packed with zstd: unpack it first"), ("Rar!", "a RAR archive: unpack it first"),
    ];

    private ImportFile(string path, bool packed, TextEncoding encoding) => (Path, IsPacked, Encoding) = (path, packed, encoding);

    public string Path { get; }
    public bool IsPacked { get; }
    public TextEncoding Encoding { get; }

    /// <summary>File name without folder and <c>.gz</c>.</summary>
    public string Name => IsPacked && System.IO.Path.GetFileName(Path) is var name && name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
        ? name[..^3] : System.IO.Path.GetFileName(Path);

    /// <exception cref="ImportException">The file is absent, empty, unreadable, no text, cut off, or in an encoding that cannot be told.</exception>
    public static async Task<ImportFile> OpenAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            path = System.IO.Path.GetFullPath(path);
            await using var file = OpenRaw(path);
            var head = new byte[16];
            var length = await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
            RefuseForeign(path, head.AsSpan(0, length));
            var packed = length > 1 && head[0] == 0x1f && head[1] == 0x8b;
            file.Position = 0;
            await using var content = packed ? new UnpackingStream(file, path) : (Stream)file;
            var encoding = await DetectAsync(content, path, cancellationToken);
            (content as UnpackingStream)?.RequireWhole();
            return new(path, packed, encoding);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ImportException($"{path} cannot be read: {cause.Message}", cause);
        }
        catch (InvalidDataException cause)
        {
            throw new ImportException($"{path} does not unpack: {cause.Message} The file is cut off or damaged; fetch it again.", cause);
        }
    }

    /// <summary>The text, decoded, without byte order mark. <paramref name="position"/> tells bytes read of the file as it lies on disk.</summary>
    public TextReader OpenText(out Func<double> position) =>
        new StreamReader(OpenContent(out position), Encoding.Encoding, detectEncodingFromByteOrderMarks: true, BlockSize);

    /// <summary>The text as UTF-8 bytes.</summary>
    public Stream OpenUtf8(out Func<double> position)
    {
        var content = OpenContent(out position);
        return Encoding is { IsClean: true, Encoding.CodePage: 65001 } ? content
            : System.Text.Encoding.CreateTranscodingStream(content, Encoding.Encoding, System.Text.Encoding.UTF8);
    }

    private Stream OpenContent(out Func<double> share)
    {
        var file = OpenRaw(Path);
        var length = Math.Max(1, file.Length);
        share = () => file.CanRead ? (double)file.Position / length : 1;
        return IsPacked ? new UnpackingStream(file, Path) : file;
    }

    private static FileStream OpenRaw(string path)
    {
        if (Directory.Exists(path))
            throw new ImportException($"{path} is a folder: name a file in it.");
        if (!File.Exists(path))
            throw new ImportException($"{path} does not exist.");
        return new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, BlockSize, FileOptions.Asynchronous | FileOptions.SequentialScan);
    }

    private static void RefuseForeign(string path, ReadOnlySpan<byte> head)
    {
        var start = System.Text.Encoding.Latin1.GetString(head);
        foreach (var (magic, what) in Foreign)
        {
            if (start.StartsWith(magic, StringComparison.Ordinal))
                throw new ImportException($"{path} is {what}.");
        }
    }

    private static async Task<TextEncoding> DetectAsync(Stream content, string path, CancellationToken cancellationToken)
    {
        var detector = new EncodingDetector();
        var block = new byte[BlockSize];
        int read;
        while ((read = await content.ReadAsync(block, cancellationToken)) > 0)
            detector.Add(block.AsSpan(0, read));
        return detector.Decide(path);
    }
}
