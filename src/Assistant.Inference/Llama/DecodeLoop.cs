using System.Diagnostics;
using Assistant.Inference.Llama.Interop;
using Microsoft.Extensions.Logging;

namespace Assistant.Inference.Llama;

/// <summary>The engine's thread: takes requests in, evaluates one batch, hands out tokens, again.</summary>
internal sealed unsafe partial class DecodeLoop : IDisposable
{
    /// <summary>Most tokens of one batch.</summary>
    private const int BatchSize = 512;

    /// <summary>Most prompt tokens of a batch that others wait for: a long prompt must not stall their replies.</summary>
    private const int SharedBatchPrompt = 128;

    /// <summary>Conversations kept idle, and public prefixes.</summary>
    private const int IdleSequences = 24, Prefixes = 4;

    private readonly LlamaModel _model;
    private readonly EngineOptions _options;
    private readonly RequestQueue _queue;
    private readonly ILogger _logger;
    private readonly AbortSignal _abort = new();
    private readonly ThreadPoolHandle _threads, _allThreads;
    private readonly BatchThreads _batchThreads;
    private readonly LlamaContextHandle _context;
    private readonly SequenceMemory _memory;
    private readonly SequencePool _pool;
    private readonly DecodeBatch _batch;
    private readonly llama_token_data[] _scratch;
    private readonly List<(Generation Generation, int Row)> _rows = [];
    private volatile Generation[] _running = [];
    private volatile int _kept;
    private int _threadsInUse;
    private volatile bool _stopping;
    private double _averageSeconds = 1;

    public DecodeLoop(LlamaModel model, EngineOptions options, RequestQueue queue, ILogger logger)
    {
        (_model, _options, _queue, _logger) = (model, options, queue, logger);
        _scratch = new llama_token_data[model.Vocabulary.Count];
        _batchThreads = new BatchThreads(options.Threads, options.BatchThreads);
        _allThreads = ThreadPoolHandle.Create(options.BatchThreads);
        _threads = options.Threads == options.BatchThreads ? _allThreads : ThreadPoolHandle.Create(options.Threads);
        _context = CreateContext();
        UseThreads(options.Threads);
        _memory = new SequenceMemory(_context);
        _pool = new SequencePool(_memory, options.Cells, Sequences - Prefixes, Prefixes);
        _batch = new DecodeBatch(BatchSize);
    }

    public int Running => _running.Length;

    public int Kept => _kept;

    private int Sequences => Math.Min(_options.Slots + IdleSequences + Prefixes, (int)LlamaApi.llama_max_parallel_sequences());

    /// <summary>Works until <see cref="Stop"/>.</summary>
    public void Run()
    {
        while (_queue.WaitForWork() && !_stopping)
        {
            do
            {
                RunOnce();
            }
            while (_running.Length > 0 && !_stopping);
        }
        foreach (var generation in _running)
            generation.Finish(GenerationEnd.Stop, new ObjectDisposedException(nameof(LlamaEngine)));
    }

    /// <summary>Makes <see cref="Run"/> end at the next operation.</summary>
    public void Stop()
    {
        _stopping = true;
        _abort.Set();
    }

    /// <summary>Frees the context and its threads, once <see cref="Run"/> has ended.</summary>
    public void Dispose()
    {
        _batch.Dispose();
        _context.Dispose();
        _threads.Dispose();
        _allThreads.Dispose();
        _abort.Dispose();
    }

    /// <summary>Ends the decode that is under way if all its requests were cancelled; otherwise the others need it.</summary>
    public void AbortIfNobodyWaits()
    {
        if (_running.All(generation => generation.IsCancelled))
            _abort.Set();
    }

    /// <summary>How long until a place is free, from how long the latest requests took.</summary>
    public TimeSpan ExpectedWait(int waiting) =>
        TimeSpan.FromSeconds(Math.Clamp(_averageSeconds * (waiting + 1) / _options.Slots, 1, 60));

    private void RunOnce()
    {
        try
        {
            DropCancelled();
            TakeIn();
            if (_running.Length > 0)
                Decode();
        }
        catch (Exception fault)
        {
            LogFault(_logger, fault);
            foreach (var generation in _running)
                End(generation, GenerationEnd.Stop, fault);
            _pool.Reset();
        }
    }

    private void DropCancelled()
    {
        foreach (var generation in _running.Where(generation => generation.IsCancelled).ToArray())
            End(generation, GenerationEnd.Stop, new OperationCanceledException());
    }

    private void TakeIn()
    {
        while (_running.Length < _options.Slots && _queue.TryTake(_pool.TryStart, out var generation))
            _running = [.. _running, generation];
    }

    private void Decode()
    {
        Fill();
        _abort.Reset();
        if (_stopping || _running.All(generation => generation.IsCancelled))
            return;
        var result = DecodeWithBestThreads();
        if (result == 0)
            HandOut();
        else
            Recover(result);
    }

    private int DecodeWithBestThreads()
    {
        if (_batch.Count == 1)
            return _batch.Decode(_context);
        var threads = _batchThreads.Choose(_batch.Count);
        UseThreads(threads);
        var started = Stopwatch.GetTimestamp();
        var result = _batch.Decode(_context);
        if (result == 0)
            _batchThreads.Learn(_batch.Count, Stopwatch.GetElapsedTime(started));
        return result;
    }

    private void UseThreads(int forBatches)
    {
        if (forBatches == _threadsInUse)
            return;
        _threadsInUse = forBatches;
        var pool = forBatches == _options.Threads ? _threads : _allThreads;
        LlamaApi.llama_attach_threadpool(_context, _threads.DangerousGetHandle(), pool.DangerousGetHandle());
        LlamaApi.llama_set_n_threads(_context, _options.Threads, forBatches);
    }

    /// <summary>One token for every reply under way, then prompts, evenly.</summary>
    private void Fill()
    {
        _batch.Clear();
        _rows.Clear();
        foreach (var generation in _running.Where(generation => generation.NextToken is not null))
            _rows.Add((generation, _batch.Add(generation.Sequence!, [generation.NextToken!.Value], wantLogits: true)));
        var prompts = _running.Where(generation => generation.NextToken is null).ToArray();
        if (prompts.Length == 0)
            return;
        var room = _batch.Count == 0 ? BatchSize : Math.Min(SharedBatchPrompt, BatchSize - _batch.Count);
        var share = Math.Max(1, room / prompts.Length);
        foreach (var prefix in prompts.Where(prompt => prompt.Sequence!.AwaitsPrefix).Select(prompt => prompt.Sequence!.Prefix!).Distinct())
            _batch.Add(prefix, prefix.Rest[..Math.Min(share, prefix.Rest.Length)], wantLogits: false);
        foreach (var generation in prompts.Where(prompt => !prompt.Sequence!.AwaitsPrefix))
            AddPrompt(generation, share);
    }

    private void AddPrompt(Generation generation, int share)
    {
        var rest = generation.Request.Prompt.AsSpan(generation.Sequence!.Tokens.Count);
        var isLast = rest.Length <= share;
        var row = _batch.Add(generation.Sequence, isLast ? rest : rest[..share], wantLogits: isLast);
        if (isLast)
            _rows.Add((generation, row));
    }

    private void HandOut()
    {
        foreach (var generation in _running.Where(generation => generation.Sequence!.AwaitsPrefix && generation.Sequence.Prefix!.IsComplete))
            _memory.SharePrefix(generation.Sequence!);
        foreach (var (generation, row) in _rows)
        {
            if (!generation.IsCancelled)
                Sample(generation, row);
        }
    }

    private void Sample(Generation generation, int row)
    {
        try
        {
            var logits = new ReadOnlySpan<float>(LlamaApi.llama_get_logits_ith(_context, row), _scratch.Length);
            var token = generation.Sampler.Sample(logits, _scratch);
            if (_model.Vocabulary.EndsGeneration(token))
            {
                End(generation, GenerationEnd.Stop);
                return;
            }
            generation.Emit(token);
            if (generation.GeneratedTokens >= generation.Request.MaxTokens)
                End(generation, GenerationEnd.Length);
        }
        catch (InvalidGrammarException fault)
        {
            End(generation, GenerationEnd.Stop, fault);
        }
    }

    /// <summary>After an abort the next round drops who was cancelled; for want of memory old conversations go first.</summary>
    private void Recover(int result)
    {
        foreach (var sequence in _batch.Sequences)
            _memory.Truncate(sequence, sequence.Tokens.Count);
        if (result == 2 || (result == 1 && _pool.DropOldest(keep: null) is not null))
            return;
        throw new InvalidOperationException(result == 1
            ? "llama.cpp found no memory for a batch although memory was set aside for it."
            : $"llama.cpp could not evaluate a batch (result {result}); its own words are in the log.");
    }

    private void End(Generation generation, GenerationEnd end, Exception? fault = null)
    {
        _running = [.. _running.Where(other => other != generation)];
        _pool.Release(generation.Sequence!);
        _kept = _pool.Kept;
        generation.Finish(end, fault);
        _averageSeconds += (generation.Timings().TotalMs / 1000 - _averageSeconds) / 16;
    }

    private LlamaContextHandle CreateContext()
    {
        var parameters = LlamaApi.llama_context_default_params();
        parameters.n_ctx = (uint)_options.Cells;
        parameters.n_batch = parameters.n_ubatch = BatchSize;
        parameters.n_seq_max = parameters.n_outputs_max = (uint)Sequences;
        parameters.kv_unified = 1;
        parameters.abort_callback = AbortSignal.Callback;
        parameters.abort_callback_data = _abort.Data;
        var pointer = LlamaApi.llama_init_from_model(_model.Handle, parameters);
        return pointer == 0
            ? throw new ModelStartException($"llama.cpp cannot make a context of {_options.Cells} tokens for {_model.Name}: not enough memory? Lower Models:Guide:ContextLength or Models:Guide:Slots.")
            : new LlamaContextHandle(_model.Handle, pointer);
    }

    [LoggerMessage(LogLevel.Error, "A batch failed; the requests in it end with this error")]
    private static partial void LogFault(ILogger logger, Exception fault);
}
