namespace Assistant.Inference.Llama;

/// <summary>Sizes of one engine; see <see cref="GuideModelOptions"/> for ranges.</summary>
/// <param name="Threads">Threads that evaluate a single token.</param>
/// <param name="BatchThreads">Threads that evaluate several tokens: prompts, and replies of several conversations.</param>
/// <param name="Slots">Requests decoded together.</param>
/// <param name="ContextLength">Tokens of one conversation.</param>
/// <param name="Cells">Tokens that the memory holds over all conversations.</param>
/// <param name="QueueLimit">Requests that may wait.</param>
internal sealed record EngineOptions(int Threads, int BatchThreads, int Slots, int ContextLength, int Cells, int QueueLimit)
{
    /// <summary>Models below this size decode one token fastest on one thread: the work is too small to share out.</summary>
    private const ulong SmallModel = 100_000_000;

    /// <summary>Longest context taken when the configuration names none.</summary>
    private const int DefaultContext = 8192;

    /// <summary>Memory for keys and values, in bytes, unless one conversation alone needs more.</summary>
    private const long MemoryBudget = 512L << 20;

    /// <summary>Fills in what the configuration leaves to the engine.</summary>
    /// <exception cref="ModelStartException">The model cannot hold the context asked for.</exception>
    public static EngineOptions For(LlamaModel model, GuideModelOptions options)
    {
        if (options.ContextLength > model.TrainedContext)
            throw new ModelStartException($"Models:Guide:ContextLength is {options.ContextLength}; {model.Name} was trained on {model.TrainedContext}. Set it to that or less, or to 0 for the model's own.");
        var context = options.ContextLength > 0 ? options.ContextLength : Math.Min(model.TrainedContext, DefaultContext);
        var threads = options.Threads > 0 ? options.Threads : model.ParameterCount < SmallModel ? 1 : Environment.ProcessorCount;
        var batchThreads = options.Threads > 0 ? options.Threads : Environment.ProcessorCount;
        var affordable = (int)Math.Min(int.MaxValue, MemoryBudget / Math.Max(1, model.BytesPerCell));
        var cells = Math.Max(context, (int)Math.Min((long)options.Slots * context, affordable));
        return new EngineOptions(threads, batchThreads, options.Slots, context, cells, options.QueueLimit);
    }
}
