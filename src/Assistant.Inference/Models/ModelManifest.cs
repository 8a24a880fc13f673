using System.Text.Json;
using System.Text.Json.Serialization;

namespace Assistant.Inference.Models;

/// <summary>A model that this program vouches for.</summary>
/// <param name="Name">As shown in records: <c>guide-mini-0</c>.</param>
/// <param name="File">Relative to the folder of the manifest, with <c>/</c>.</param>
/// <param name="Sha256">Of the whole file, 64 lower-case hexadecimal digits.</param>
/// <param name="Bytes">Size of the file.</param>
/// <param name="Format">Name of its chat format.</param>
/// <param name="FormatVersion">Grows when prompts for it are written in another way.</param>
/// <param name="Languages">BCP 47 tags.</param>
/// <param name="Licence">SPDX identifier or a sentence.</param>
/// <param name="KnowsTools">True when it was trained on the guide's tools.</param>
/// <param name="WritesReplies">See <see cref="ModelDescription"/>.</param>
public sealed record ManifestEntry(
    string Name, string File, string Sha256, long Bytes, string Format, int FormatVersion, IReadOnlyList<string> Languages, string Licence, bool KnowsTools, bool WritesReplies = true);

/// <summary><c>models/manifest.json</c>: the models that may be loaded.</summary>
public sealed record ModelManifest(IReadOnlyList<ManifestEntry> Models)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Where the manifest lies: <c>models/manifest.json</c> below <c>ASSISTANT_HOME</c>.</summary>
    public static string DefaultPath => AssistantHome.Resolve("models/manifest.json");

    /// <summary>Reads a manifest; a missing file gives an empty one, so that only unlisted models remain.</summary>
    /// <exception cref="ModelStartException">The file is no manifest; the message says where it goes wrong.</exception>
    public static ModelManifest Read(string path)
    {
        if (!System.IO.File.Exists(path))
            return new ModelManifest([]);
        try
        {
            return JsonSerializer.Deserialize<ModelManifest>(System.IO.File.ReadAllBytes(path), Json) ?? throw new JsonException("the file says null");
        }
        catch (JsonException fault)
        {
            throw new ModelStartException($"{path} is not a valid list of models: {fault.Message} Restore it from the repository.", fault);
        }
    }
}
