using System.Runtime.InteropServices;

namespace Assistant.Inference.Llama.Interop;

/// <summary><c>llama.h</c>: samplers. A sampler belongs to one request and is used by one thread at a time.</summary>
internal static unsafe partial class LlamaApi
{
    [LibraryImport(Library)] public static partial llama_sampler_chain_params llama_sampler_chain_default_params();
    [LibraryImport(Library)] public static partial nint llama_sampler_chain_init(llama_sampler_chain_params @params);
    [LibraryImport(Library)] public static partial void llama_sampler_chain_add(LlamaSamplerHandle chain, nint smpl);
    [LibraryImport(Library)] public static partial nint llama_sampler_init_greedy();
    [LibraryImport(Library)] public static partial nint llama_sampler_init_dist(uint seed);
    [LibraryImport(Library)] public static partial nint llama_sampler_init_top_k(int k);
    [LibraryImport(Library)] public static partial nint llama_sampler_init_top_p(float p, nuint min_keep);
    [LibraryImport(Library)] public static partial nint llama_sampler_init_min_p(float p, nuint min_keep);
    [LibraryImport(Library)] public static partial nint llama_sampler_init_temp(float t);
    [LibraryImport(Library)] public static partial nint llama_sampler_init_penalties(int n_vocab, int penalty_last_n, float penalty_repeat, float penalty_freq, float penalty_present);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] public static partial nint llama_sampler_init_grammar(nint vocab, string grammar_str, string grammar_root);
    [LibraryImport(Library)] public static partial void llama_sampler_apply(LlamaSamplerHandle smpl, llama_token_data_array* cur_p);
    [LibraryImport(Library)] public static partial void llama_sampler_accept(LlamaSamplerHandle smpl, int token);
    [LibraryImport(Library)] public static partial void llama_sampler_reset(LlamaSamplerHandle smpl);
    [LibraryImport(Library)] public static partial void llama_sampler_free(nint smpl);
}
