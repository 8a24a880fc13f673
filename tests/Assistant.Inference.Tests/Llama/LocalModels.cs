using Assistant.Inference.Llama;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assistant.Inference.Tests.Llama;

/// <summary>Loads the models that the tests use.</summary>
internal static class LocalModels
{
    public const string Stories = "models/stories260K.gguf";
    public const string SmolLm = "models/SmolLM2-135M-Instruct.Q4_1.gguf";

    public static string GuideMini => Path.Combine(Shared.RepositoryRoot, "models", "guide-mini", "guide-mini-0-q8_0.gguf");

    public static LlamaChatClient LoadClient(GuideModelOptions? options = null) =>
        LlamaChatClientFactory.Create(options ?? new GuideModelOptions { Path = GuideMini, Device = "cpu" }, NullLoggerFactory.Instance, TimeProvider.System);

    public static LlamaChatClient LoadSmolLm(int slots = 4) => LoadClient(new GuideModelOptions
    {
        Path = Shared.PathOf(SmolLm), Device = "cpu", AllowUnlisted = true, Slots = slots, ContextLength = 2048, Threads = 1,
    });

    /// <summary>stories260K has no chat template: the engine alone.</summary>
    public static LlamaModel LoadStories()
    {
        LlamaRuntime.EnsureLoaded(NullLogger.Instance);
        return LlamaModel.Load(Shared.PathOf(Stories), gpu: null);
    }

    public static LlamaEngine EngineOf(LlamaChatClient client) => (LlamaEngine)client.GetService(typeof(LlamaEngine))!;

    public static LlamaEngine StartEngine(LlamaModel model, int slots = 4, int context = 128, int cells = 512, int queue = 1024) =>
        new(model, new EngineOptions(1, 1, slots, context, cells, queue), TimeProvider.System, NullLogger.Instance);
}

/// <summary>guide-mini-0, loaded once for all tests that only ask it something.</summary>
public sealed class GuideMiniFixture : IDisposable
{
    public LlamaChatClient Client { get; } = LocalModels.LoadClient();

    internal LlamaEngine Engine => LocalModels.EngineOf(Client);

    public void Dispose() => Client.Dispose();
}
