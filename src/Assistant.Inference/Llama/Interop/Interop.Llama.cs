using System.Runtime.InteropServices;

namespace Assistant.Inference.Llama.Interop;

/// <summary><c>llama.h</c>: models, contexts, memory and decoding. Names and layouts as in llama.cpp v0.4 and v0.5.</summary>
internal static unsafe partial class LlamaApi
{
    private const string Library = NativeLibraries.Llama;

    /// <summary>32-bit hash seed that asks the sampler for a random one.</summary>
    public const uint LLAMA_DEFAULT_SEED = 0xFFFFFFFF;

    [LibraryImport(Library)] public static partial byte* llama_version();
    [LibraryImport(Library)] public static partial byte* llama_print_system_info();
    [LibraryImport(Library)] public static partial void llama_backend_init();
    [LibraryImport(Library)] public static partial void llama_log_set(delegate* unmanaged[Cdecl]<int, byte*, void*, void> log_callback, void* user_data);
    [LibraryImport(Library)] public static partial nuint llama_max_parallel_sequences();

    [LibraryImport(Library)] public static partial llama_model_params llama_model_default_params();
    [LibraryImport(Library)] public static partial llama_context_params llama_context_default_params();
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] public static partial nint llama_model_load_from_file(string path_model, llama_model_params @params);
    [LibraryImport(Library)] public static partial void llama_model_free(nint model);
    [LibraryImport(Library)] public static partial ulong llama_model_n_params(LlamaModelHandle model);
    [LibraryImport(Library)] public static partial int llama_model_n_ctx_train(LlamaModelHandle model);
    [LibraryImport(Library)] public static partial int llama_model_n_embd(LlamaModelHandle model);
    [LibraryImport(Library)] public static partial int llama_model_n_layer(LlamaModelHandle model);
    [LibraryImport(Library)] public static partial int llama_model_n_head(LlamaModelHandle model);
    [LibraryImport(Library)] public static partial int llama_model_n_head_kv(LlamaModelHandle model);
    [LibraryImport(Library)] [return: MarshalAs(UnmanagedType.U1)] public static partial bool llama_model_has_encoder(LlamaModelHandle model);
    [LibraryImport(Library)] [return: MarshalAs(UnmanagedType.U1)] public static partial bool llama_model_has_decoder(LlamaModelHandle model);
    [LibraryImport(Library)] public static partial byte* llama_model_chat_template(LlamaModelHandle model, byte* name);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] public static partial int llama_model_meta_val_str(LlamaModelHandle model, string key, byte* buf, nuint buf_size);
    [LibraryImport(Library)] public static partial nint llama_model_get_vocab(LlamaModelHandle model);

    [LibraryImport(Library)] public static partial nint llama_init_from_model(LlamaModelHandle model, llama_context_params @params);
    [LibraryImport(Library)] public static partial void llama_free(nint ctx);
    [LibraryImport(Library)] public static partial uint llama_n_ctx(LlamaContextHandle ctx);
    [LibraryImport(Library)] public static partial void llama_attach_threadpool(LlamaContextHandle ctx, nint threadpool, nint threadpool_batch);
    [LibraryImport(Library)] public static partial void llama_set_n_threads(LlamaContextHandle ctx, int n_threads, int n_threads_batch);

    [LibraryImport(Library)] public static partial nint llama_get_memory(LlamaContextHandle ctx);
    [LibraryImport(Library)] public static partial void llama_memory_clear(nint mem, [MarshalAs(UnmanagedType.U1)] bool data);
    [LibraryImport(Library)] [return: MarshalAs(UnmanagedType.U1)] public static partial bool llama_memory_seq_rm(nint mem, int seq_id, int p0, int p1);
    [LibraryImport(Library)] public static partial void llama_memory_seq_cp(nint mem, int seq_id_src, int seq_id_dst, int p0, int p1);
    [LibraryImport(Library)] public static partial int llama_memory_seq_pos_max(nint mem, int seq_id);

    [LibraryImport(Library)] public static partial llama_batch llama_batch_init(int n_tokens, int embd, int n_seq_max);
    [LibraryImport(Library)] public static partial void llama_batch_free(llama_batch batch);
    [LibraryImport(Library)] public static partial int llama_decode(LlamaContextHandle ctx, llama_batch batch);
    [LibraryImport(Library)] public static partial float* llama_get_logits_ith(LlamaContextHandle ctx, int i);
}
