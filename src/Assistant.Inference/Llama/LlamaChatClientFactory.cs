using Assistant.Inference.ChatFormats;
using Assistant.Inference.Models;
using Microsoft.Extensions.Logging;

namespace Assistant.Inference.Llama;

/// <summary>Loads a local model.</summary>
public static class LlamaChatClientFactory
{
    /// <summary>Checks the model file, loads llama.cpp and the model, and starts its engine. Blocks for as long as that takes: about a second for 100 MB.</summary>
    /// <param name="options">Which model, where, how many conversations.</param>
    /// <param name="loggers">For the engine and llama.cpp's own log (at Debug).</param>
    /// <param name="time">Clock for timings.</param>
    /// <returns>A client that owns the model; dispose of it to free all native memory.</returns>
    /// <exception cref="ModelStartException">Anything about the set-up that keeps the model from starting; the message names the fix.</exception>
    public static LlamaChatClient Create(GuideModelOptions options, ILoggerFactory loggers, TimeProvider time)
    {
        var path = AssistantHome.Resolve(options.Path);
        var listed = new ModelStore(ModelManifest.DefaultPath).Check(path, options.AllowUnlisted);
        var logger = loggers.CreateLogger("Assistant.Inference.Llama");
        LlamaRuntime.EnsureLoaded(logger);
        var model = LlamaModel.Load(path, LlamaDevice.Choose(options.Device, LlamaRuntime.Devices()));
        try
        {
            var format = FormatOf(model, path, time);
            var engineOptions = EngineOptions.For(model, options);
            var description = new ModelDescription(listed?.Name ?? Path.GetFileNameWithoutExtension(path), format.Name, format.KnowsTools, model.Device, engineOptions.ContextLength, listed?.WritesReplies ?? true);
            return new LlamaChatClient(model, new LlamaEngine(model, engineOptions, time, logger), format, description, time);
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    private static IChatFormat FormatOf(LlamaModel model, string path, TimeProvider time)
    {
        try
        {
            return ChatFormat.For(model.ChatTemplate, model.Metadata("general.architecture") ?? "unknown", model.Name, time);
        }
        catch (NotSupportedException unknown)
        {
            throw new ModelStartException($"{path}: {unknown.Message}", unknown);
        }
    }
}
