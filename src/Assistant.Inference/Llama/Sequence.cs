namespace Assistant.Inference.Llama;

/// <summary>One sequence of the context: the tokens that llama.cpp's memory holds under its id, from position 0 on.</summary>
internal class Sequence(int id)
{
    /// <summary>llama.cpp's <c>llama_seq_id</c>.</summary>
    public int Id { get; } = id;

    /// <summary>Evaluated tokens.</summary>
    public List<int> Tokens { get; } = [];

    /// <summary>The conversation whose tokens these are; null: none, the sequence is free or will be dropped.</summary>
    public string? Conversation { get; set; }

    /// <summary>The prefix whose cells this sequence uses as well, or will once it is evaluated.</summary>
    public SharedPrefix? Prefix { get; set; }

    /// <summary>True while the shared prefix is not in place yet.</summary>
    public bool AwaitsPrefix => Prefix is not null && Tokens.Count == 0;

    /// <summary>Memory cells set aside for the running request; 0 when idle.</summary>
    public int Reserved { get; set; }

    /// <summary>Counts upwards with every use; the smallest is the least recently used.</summary>
    public long LastUsed { get; set; }

    public bool IsRunning { get; set; }

    /// <summary>Cells that would be free without this sequence.</summary>
    public int OwnCells => Math.Max(Reserved, Tokens.Count - (Prefix?.Prompt.Length ?? 0));

    /// <summary>How many leading tokens of <paramref name="prompt"/> are evaluated already.</summary>
    public int CommonPrefix(ReadOnlySpan<int> prompt) =>
        prompt.CommonPrefixLength(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(Tokens));
}

/// <summary>A sequence that holds a public prefix (instructions and tools), evaluated once for all conversations.</summary>
internal sealed class SharedPrefix(int id) : Sequence(id)
{
    /// <summary>The whole prefix; <see cref="Sequence.Tokens"/> is how far it is evaluated.</summary>
    public int[] Prompt { get; set; } = [];

    public bool IsComplete => Tokens.Count == Prompt.Length;

    /// <summary>What is still to be evaluated.</summary>
    public ReadOnlySpan<int> Rest => Prompt.AsSpan(Tokens.Count);
}
