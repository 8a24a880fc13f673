using Assistant.Inference.Llama.Interop;

namespace Assistant.Inference.Llama;

/// <summary>llama.cpp's memory of a context, as far as the engine uses it. The engine's thread only.</summary>
internal sealed class SequenceMemory(LlamaContextHandle context)
{
    private readonly nint _memory = LlamaApi.llama_get_memory(context);

    /// <summary>Forgets everything from <paramref name="length"/> tokens on. Models that cannot forget a part forget all of it.</summary>
    public void Truncate(Sequence sequence, int length)
    {
        if (!LlamaApi.llama_memory_seq_rm(_memory, sequence.Id, length, -1))
        {
            LlamaApi.llama_memory_seq_rm(_memory, sequence.Id, -1, -1);
            length = 0;
        }
        if (length < sequence.Tokens.Count)
            sequence.Tokens.RemoveRange(length, sequence.Tokens.Count - length);
        if (length < sequence.Prefix?.Prompt.Length)
            sequence.Prefix = null;
    }

    /// <summary>Forgets all of it and what it shared.</summary>
    public void Clear(Sequence sequence)
    {
        LlamaApi.llama_memory_seq_rm(_memory, sequence.Id, -1, -1);
        sequence.Tokens.Clear();
        sequence.Conversation = null;
        sequence.Prefix = null;
    }

    /// <summary>Lets an empty sequence use the cells of its prefix, which is complete: nothing is computed or copied.</summary>
    public void SharePrefix(Sequence sequence)
    {
        LlamaApi.llama_memory_seq_cp(_memory, sequence.Prefix!.Id, sequence.Id, -1, -1);
        sequence.Tokens.AddRange(sequence.Prefix.Tokens);
    }

    /// <summary>Cells in use, counted by position: for tests.</summary>
    public int LengthOf(int sequence) => LlamaApi.llama_memory_seq_pos_max(_memory, sequence) + 1;
}
