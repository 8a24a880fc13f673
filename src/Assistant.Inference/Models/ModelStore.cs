using System.Security.Cryptography;

namespace Assistant.Inference.Models;

/// <summary>Decides whether a model file may be handed to the native loader, whose parser a malformed file could break (CVE-2025-53630).</summary>
/// <param name="manifestPath">The list of known models; see <see cref="ModelManifest.DefaultPath"/>.</param>
public sealed class ModelStore(string manifestPath)
{
    private static readonly byte[] Magic = "GGUF"u8.ToArray();

    /// <summary>Checks a model file by its SHA-256.</summary>
    /// <param name="path">Full path of a GGUF.</param>
    /// <param name="allowUnlisted">True accepts a file that the manifest does not list.</param>
    /// <returns>What the manifest says of it; null for an accepted file that it does not list.</returns>
    /// <exception cref="ModelStartException">Missing, truncated, altered, no GGUF, or not listed; the message says which and what to do.</exception>
    public ManifestEntry? Check(string path, bool allowUnlisted)
    {
        if (!File.Exists(path))
            throw new ModelStartException($"There is no model at {path}. Models:Guide:Path must name a GGUF file, relative to {AssistantHome.Folder} or absolute; the default model comes with the repository (git checkout -- models).");
        var manifest = ModelManifest.Read(manifestPath);
        using var file = OpenForReading(path);
        CheckMagic(file, path);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(file));
        var listed = manifest.Models.FirstOrDefault(entry => string.Equals(entry.Sha256, sha256, StringComparison.OrdinalIgnoreCase));
        if (listed is not null)
            return listed;
        if (ExpectedAt(path, manifest) is { } expected)
            throw Damaged(path, file.Length, expected);
        if (!allowUnlisted)
            throw new ModelStartException($"{path} is not listed in {manifestPath} (its SHA-256 is {sha256}). If you trust where it came from, start with --allow-unlisted-model or set Models:Guide:AllowUnlisted to true.");
        return null;
    }

    private ManifestEntry? ExpectedAt(string path, ModelManifest manifest) => manifest.Models.FirstOrDefault(entry =>
        string.Equals(Path.GetFullPath(entry.File, Path.GetDirectoryName(Path.GetFullPath(manifestPath))!), Path.GetFullPath(path), StringComparison.Ordinal));

    private static ModelStartException Damaged(string path, long bytes, ManifestEntry expected) => bytes < expected.Bytes
        ? new ModelStartException($"{path} is truncated: it has {bytes} of {expected.Bytes} bytes of {expected.Name}. Fetch it again (git checkout -- models).")
        : new ModelStartException($"{path} was altered: it is not the {expected.Name} that models/manifest.json lists. Fetch it again (git checkout -- models), or list the new file in the manifest.");

    private static FileStream OpenForReading(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 20, FileOptions.SequentialScan);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ModelStartException($"The model {path} cannot be read: {fault.Message}", fault);
        }
    }

    /// <summary>A Git LFS pointer or an HTML error page is told apart from a damaged model.</summary>
    private static void CheckMagic(FileStream file, string path)
    {
        Span<byte> start = stackalloc byte[Magic.Length];
        var read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (!start[..read].SequenceEqual(Magic))
            throw new ModelStartException($"{path} is no GGUF file ({file.Length} bytes, and it does not begin with \"GGUF\"). Is it a download that failed, or a pointer to a large file?");
        file.Position = 0;
    }
}
