using System.Diagnostics;
using Assistant.Inference;
using Assistant.Inference.Llama;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assistant.Cli.Bench;

/// <summary>The language model alone: tokens a second, conversations together, second turns, and what a busy neighbour costs. All through <see cref="IChatClient"/>.</summary>
internal static class EngineBenchmark
{
    private const int Together = 8;
    private const int Rounds = 5;
    private const int ReplyTokens = 48;

    private static readonly string[] Messages =
    [
        "wireless headphones under 300", "有没有200元以内的蓝牙耳机", "hello, what can you do?", "想买个电饭煲，五百以内",
        "show me red running shoes for women between 200 and 400", "你好，请问退货怎么办理", "I need a gift for my father, he likes fishing", "推荐一款适合学生用的笔记本电脑",
    ];

    public static readonly Benchmark Benchmark = new("engine", "the language model: tokens a second, eight conversations together, second turns, a busy neighbour", RunAsync);

    private static async Task<IReadOnlyDictionary<string, Measurement>> RunAsync(BenchmarkContext context, CancellationToken cancellationToken)
    {
        var options = new ConfigurationBuilder().AddInMemoryCollection(context.Settings).Build().GetSection(GuideModelOptions.Section).Get<GuideModelOptions>() ?? new GuideModelOptions();
        using var client = LlamaChatClientFactory.Create(options, NullLoggerFactory.Instance, TimeProvider.System);
        await AloneAsync(client, cancellationToken);
        var figures = new Dictionary<string, Measurement>(StringComparer.Ordinal);
        await MeasureRatesAsync(client, figures, context, cancellationToken);
        await MeasureTogetherAsync(client, figures, context, cancellationToken);
        await MeasureSecondTurnAsync(client, figures, context, cancellationToken);
        await MeasureBusyNeighbourAsync(client, figures, context, cancellationToken);
        return figures;
    }

    private static async Task MeasureRatesAsync(LlamaChatClient client, Dictionary<string, Measurement> figures, BenchmarkContext context, CancellationToken cancellationToken)
    {
        var decode = await DecodeRatesAsync(client, Rounds, cancellationToken);
        figures["decode_tokens_per_s"] = new(Percentile.Of(decode, 0.5), "tokens/s, median", decode.Count);
        var prompt = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var response = await client.GetResponseAsync(LongConversation(round), new ChatOptions { MaxOutputTokens = 1 }, cancellationToken);
            prompt.Add(response.Usage!.InputTokenCount!.Value / Timings(response).PromptMs * 1000);
        }
        figures["prompt_tokens_per_s"] = new(Percentile.Of(prompt, 0.5), "tokens/s, median", prompt.Count);
        context.Progress("engine: decode and prompt rates measured");
    }

    private static async Task MeasureTogetherAsync(LlamaChatClient client, Dictionary<string, Measurement> figures, BenchmarkContext context, CancellationToken cancellationToken)
    {
        var speedups = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var alone = await AloneAsync(client, cancellationToken);
            speedups.Add(await TogetherAsync(client, cancellationToken) / alone);
        }
        figures["batch8_speedup"] = new(Percentile.Of(speedups, 0.5), "x, tokens/s of eight together over one after another, median", speedups.Count);
        context.Progress("engine: eight conversations together measured");
    }

    /// <summary>A conversation of some turns continues: the time to the first token where its tokens are kept, over the time where they are not.</summary>
    private static async Task MeasureSecondTurnAsync(LlamaChatClient client, Dictionary<string, Measurement> figures, BenchmarkContext context, CancellationToken cancellationToken)
    {
        var shares = new List<double>();
        for (var round = 0; round < 3 * Rounds; round++)
        {
            var history = LongConversation(round);
            var options = new ChatOptions { MaxOutputTokens = 1, ConversationId = $"bench-{round}" };
            await client.GetResponseAsync(history, options, cancellationToken);
            ChatMessage[] next = [.. history, new(ChatRole.Assistant, "Here they are."), new(ChatRole.User, Messages[round % Messages.Length])];
            var warm = Timings(await client.GetResponseAsync(next, options, cancellationToken)).FirstTokenMs;
            var cold = Timings(await client.GetResponseAsync(next, new ChatOptions { MaxOutputTokens = 1 }, cancellationToken)).FirstTokenMs;
            shares.Add(warm / cold);
        }
        figures["warm_first_token_share"] = new(Percentile.Of(shares, 0.5), "of a cold first token, median", shares.Count);
        context.Progress("engine: second turns measured");
    }

    /// <summary>Decodes while another process keeps one processor busy, turn about with quiet rounds.</summary>
    private static async Task MeasureBusyNeighbourAsync(LlamaChatClient client, Dictionary<string, Measurement> figures, BenchmarkContext context, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows())
            return;
        var kept = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var quiet = Percentile.Of(await DecodeRatesAsync(client, 1, cancellationToken), 0.5);
            using var neighbour = Process.Start("sh", ["-c", "while :; do :; done"]);
            try
            {
                kept.Add(Percentile.Of(await DecodeRatesAsync(client, 1, cancellationToken), 0.5) / quiet);
            }
            finally
            {
                neighbour.Kill();
            }
        }
        figures["busy_core_decode_share"] = new(Percentile.Of(kept, 0.5), "of the quiet decode rate, median", kept.Count);
        context.Progress("engine: busy neighbour measured");
    }

    private static async Task<IReadOnlyCollection<double>> DecodeRatesAsync(LlamaChatClient client, int rounds, CancellationToken cancellationToken)
    {
        var rates = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            foreach (var message in Messages)
            {
                var perToken = Timings(await AskAsync(client, message, cancellationToken)).PerTokenMs;
                if (perToken > 0)
                    rates.Add(1000 / perToken);
            }
        }
        return rates;
    }

    private static async Task<double> AloneAsync(LlamaChatClient client, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        long tokens = 0;
        foreach (var message in Messages)
            tokens += (await AskAsync(client, message, cancellationToken)).Usage!.OutputTokenCount!.Value;
        return tokens / watch.Elapsed.TotalSeconds;
    }

    private static async Task<double> TogetherAsync(LlamaChatClient client, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var responses = await Task.WhenAll(Messages.Take(Together).Select(message => AskAsync(client, message, cancellationToken)));
        return responses.Sum(response => response.Usage!.OutputTokenCount!.Value) / watch.Elapsed.TotalSeconds;
    }

    private static Task<ChatResponse> AskAsync(LlamaChatClient client, string message, CancellationToken cancellationToken) =>
        client.GetResponseAsync(message, new ChatOptions { MaxOutputTokens = ReplyTokens }, cancellationToken);

    /// <summary>About 600 tokens, different for every <paramref name="seed"/>.</summary>
    private static ChatMessage[] LongConversation(int seed) =>
    [
        new(ChatRole.User, $"hello number {seed}"),
        .. Enumerable.Range(0, 15).SelectMany(turn => new ChatMessage[]
        {
            new(ChatRole.Assistant, "Hello! What are you looking for today?"),
            new(ChatRole.User, $"{Messages[(turn + seed) % Messages.Length]}, {turn}"),
        }),
    ];

    private static GenerationTimings Timings(ChatResponse response) => (GenerationTimings)response.AdditionalProperties![GenerationTimings.Key]!;
}
