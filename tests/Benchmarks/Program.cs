// One sample of our engine, for compare.mjs: prints {"prompt": tokens/s, "decode": tokens/s, "generated": n}.
// Assistant.Benchmarks MODEL THREADS PROMPT_FILE TOKENS
using System.Globalization;
using System.Text.Json;
using Assistant.Inference;
using Assistant.Inference.Llama;
using Microsoft.Extensions.Logging.Abstractions;

var threads = int.Parse(args[1], CultureInfo.InvariantCulture);
var limit = int.Parse(args[3], CultureInfo.InvariantCulture);
LlamaRuntime.EnsureLoaded(NullLogger.Instance);
using var model = LlamaModel.Load(args[0], gpu: null);
using var engine = new LlamaEngine(model, new EngineOptions(threads, threads, Slots: 1, ContextLength: 1024, Cells: 1024, QueueLimit: 1), TimeProvider.System, NullLogger.Instance);
var prompt = model.Vocabulary.Tokenize(await File.ReadAllTextAsync(args[2]), markup: false);

await RunAsync(); // Cold memory.
var (timings, generated) = await RunAsync();
Console.WriteLine(JsonSerializer.Serialize(new { prompt = prompt.Length / timings.PromptMs * 1000, decode = 1000 / timings.PerTokenMs, generated }));

async Task<(GenerationTimings Timings, int Generated)> RunAsync()
{
    using var running = engine.Start(new GenerationRequest(prompt, 0, null, limit), new SamplingOptions(), null, CancellationToken.None);
    await foreach (var token in running.Generation.Tokens.ReadAllAsync())
    {
        // The rate at which tokens reach the reader is what counts, as on the other side.
    }
    return (running.Generation.Timings(), running.Generation.GeneratedTokens);
}
