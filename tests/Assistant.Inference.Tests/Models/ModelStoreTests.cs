using System.Security.Cryptography;
using System.Text.Json;
using Assistant.Inference.Models;

namespace Assistant.Inference.Tests.Models;

/// <summary>What keeps a model file from the native loader.</summary>
public sealed class ModelStoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("models").FullName;
    private readonly byte[] _content = [.. "GGUF"u8, .. RandomNumberGenerator.GetBytes(4096)];

    private string Model => Path.Combine(_folder, "small.gguf");

    private string Manifest => Path.Combine(_folder, "manifest.json");

    private ModelStore Store => new(Manifest);

    public ModelStoreTests()
    {
        File.WriteAllBytes(Model, _content);
        var entry = new ManifestEntry("small", "small.gguf", Convert.ToHexStringLower(SHA256.HashData(_content)), _content.Length, "chatml", 1, ["en"], "MIT", false);
        File.WriteAllText(Manifest, JsonSerializer.Serialize(new ModelManifest([entry]), JsonSerializerOptions.Web));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_listed_model_is_accepted_under_any_file_name()
    {
        Store.Check(Model, allowUnlisted: false)!.Name.ShouldBe("small");
        var renamed = Path.Combine(_folder, "renamed.gguf");
        File.Move(Model, renamed);
        Store.Check(renamed, allowUnlisted: false)!.Name.ShouldBe("small");
    }

    [Fact]
    public void A_missing_model_names_the_path_and_the_setting()
    {
        var message = Refused(Path.Combine(_folder, "none.gguf"));
        message.ShouldContain("none.gguf");
        message.ShouldContain("Models:Guide:Path");
    }

    [Fact]
    public void A_truncated_model_says_how_much_is_there()
    {
        File.WriteAllBytes(Model, _content[..1000]);
        Refused(Model).ShouldContain("truncated: it has 1000 of 4100 bytes of small");
    }

    [Fact]
    public void An_altered_model_is_refused_even_where_unlisted_ones_are_allowed()
    {
        _content[2000] ^= 1;
        File.WriteAllBytes(Model, _content);
        Should.Throw<ModelStartException>(() => Store.Check(Model, allowUnlisted: true)).Message.ShouldContain("was altered");
    }

    [Fact]
    public void An_unlisted_model_needs_the_flag()
    {
        var other = Path.Combine(_folder, "other.gguf");
        File.WriteAllBytes(other, "GGUF something else"u8.ToArray());
        Refused(other).ShouldContain("--allow-unlisted-model");
        Store.Check(other, allowUnlisted: true).ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("GG")]
    [InlineData("version https://git-lfs.github.com/spec/v1")]
    public void A_file_that_is_no_model_is_told_apart(string content)
    {
        File.WriteAllText(Model, content);
        Refused(Model).ShouldContain("is no GGUF file");
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{\"models\": [{\"name\": \"x\"}]}")]
    [InlineData("{\"models\": [], \"extra\": 1}")]
    public void A_broken_manifest_is_named(string content)
    {
        File.WriteAllText(Manifest, content);
        Refused(Model).ShouldContain("manifest.json");
    }

    [Fact]
    public void Every_model_of_the_repository_is_as_the_manifest_says()
    {
        var manifest = ModelManifest.Read(Path.Combine(Shared.RepositoryRoot, "models", "manifest.json"));
        manifest.Models.ShouldNotBeEmpty();
        foreach (var entry in manifest.Models)
        {
            var file = Path.Combine(Shared.RepositoryRoot, "models", entry.File);
            new FileInfo(file).Length.ShouldBe(entry.Bytes);
            new ModelStore(ModelManifest.DefaultPath).Check(file, allowUnlisted: false).ShouldNotBeNull().Name.ShouldBe(entry.Name);
            File.Exists(Path.Combine(Path.GetDirectoryName(file)!, "README.md")).ShouldBeTrue("every model has a card");
        }
    }

    private string Refused(string path) => Should.Throw<ModelStartException>(() => Store.Check(path, allowUnlisted: false)).Message;
}
