using Assistant.Inference.ChatFormats;
using Microsoft.Extensions.Logging;

namespace Assistant.Inference.Llama;

/// <summary>
/// Generates text for many callers at a time. One native thread owns the llama.cpp context and decodes all running requests in one batch
/// (continuous batching: Yu et al., "Orca", OSDI 2022); callers hand requests over by a bounded queue and read tokens from a channel.
/// </summary>
internal sealed partial class LlamaEngine : IDisposable
{
    private readonly RequestQueue _queue;
    private readonly DecodeLoop _loop;
    private readonly Thread _thread;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private int _disposed;

    /// <exception cref="ModelStartException">The context does not fit into memory.</exception>
    public LlamaEngine(LlamaModel model, EngineOptions options, TimeProvider time, ILogger logger)
    {
        (Model, Options, _time, _logger) = (model, options, time, logger);
        _queue = new RequestQueue(options.QueueLimit);
        var started = new TaskCompletionSource<DecodeLoop>();
        _thread = new Thread(() => Work(started)) { IsBackground = true, Name = "llama.cpp" };
        _thread.Start();
        _loop = started.Task.GetAwaiter().GetResult();
        LogStarted(logger, model.Name, model.Device, options.Threads, options.BatchThreads, options.Slots, options.ContextLength, options.Cells);
    }

    public LlamaModel Model { get; }

    public EngineOptions Options { get; }

    /// <summary>Requests running now, and conversations kept for their next turn.</summary>
    public (int Running, int Kept, int Waiting) Load => (_loop.Running, _loop.Kept, _queue.Count);

    /// <summary>Queues a request.</summary>
    /// <param name="request">What to generate; <see cref="GenerationRequest.MaxTokens"/> is cut to what the context holds.</param>
    /// <param name="sampling">How tokens are chosen.</param>
    /// <param name="grammar">What the output must follow, or null.</param>
    /// <param name="cancellation">Ends the generation at any moment; its place is free one batch later.</param>
    /// <exception cref="PromptTooLongException">The prompt leaves no room for a reply.</exception>
    /// <exception cref="InvalidGrammarException">llama.cpp cannot read the grammar.</exception>
    /// <exception cref="ModelBusyException">The queue is full.</exception>
    public RunningGeneration Start(GenerationRequest request, SamplingOptions sampling, OutputGrammar? grammar, CancellationToken cancellation)
    {
        if (request.Prompt.Length >= Options.ContextLength)
            throw new PromptTooLongException(request.Prompt.Length, Options.ContextLength);
        cancellation.ThrowIfCancellationRequested();
        request = request with { MaxTokens = Math.Clamp(request.MaxTokens, 1, Options.ContextLength - request.Prompt.Length) };
        var generation = new Generation(request, new TokenSampler(Model, sampling, grammar), _time);
        if (!Enqueue(generation))
        {
            generation.Sampler.Dispose();
            var wait = _loop.ExpectedWait(_queue.Count);
            LogBusy(_logger, Options.QueueLimit, wait);
            throw new ModelBusyException(wait);
        }
        return new RunningGeneration(generation, cancellation.UnsafeRegister(_ => Cancel(generation), null), this);
    }

    /// <summary>Ends a generation, waiting or running; a finished one is left alone.</summary>
    public void Cancel(Generation generation)
    {
        generation.Cancel();
        if (_queue.Remove(generation))
            generation.Finish(GenerationEnd.Stop, new OperationCanceledException());
        else
            _loop.AbortIfNobodyWaits();
    }

    /// <summary>Ends all generations, waits for the thread and frees all native memory of the context; the model stays.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        foreach (var generation in _queue.Close())
            generation.Finish(GenerationEnd.Stop, new ObjectDisposedException(nameof(LlamaEngine)));
        _loop.Stop();
        _thread.Join();
    }

    /// <summary>The thread: makes the context, works, frees the context.</summary>
    private void Work(TaskCompletionSource<DecodeLoop> started)
    {
        try
        {
            using var loop = new DecodeLoop(Model, Options, _queue, _logger);
            started.SetResult(loop);
            loop.Run();
        }
        catch (Exception fault) when (!started.Task.IsCompleted)
        {
            started.SetException(fault);
        }
    }

    private bool Enqueue(Generation generation)
    {
        try
        {
            return _queue.TryAdd(generation);
        }
        catch (ObjectDisposedException)
        {
            generation.Sampler.Dispose();
            throw;
        }
    }

    [LoggerMessage(LogLevel.Information, "{Model} is ready on {Device}: {Threads} threads ({BatchThreads} for batches), {Slots} conversations together, {ContextLength} tokens each, {Cells} tokens of memory")]
    private static partial void LogStarted(ILogger logger, string model, string device, int threads, int batchThreads, int slots, int contextLength, int cells);

    [LoggerMessage(LogLevel.Warning, "The model's queue of {Limit} is full; asked to come back in {Wait}")]
    private static partial void LogBusy(ILogger logger, int limit, TimeSpan wait);
}

/// <summary>A generation as its caller sees it; disposing of it frees its place, finished or not.</summary>
internal readonly struct RunningGeneration(Generation generation, CancellationTokenRegistration registration, LlamaEngine engine) : IDisposable
{
    public Generation Generation => generation;

    public void Dispose()
    {
        registration.Dispose();
        engine.Cancel(generation);
    }
}
