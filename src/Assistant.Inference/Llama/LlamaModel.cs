using System.Runtime.InteropServices;
using System.Text;
using Assistant.Inference.Llama.Interop;

namespace Assistant.Inference.Llama;

/// <summary>A loaded GGUF: its weights, vocabulary and what its metadata says. Safe to use from any thread.</summary>
internal sealed unsafe class LlamaModel : IDisposable
{
    private LlamaModel(LlamaModelHandle handle, string device)
    {
        Handle = handle;
        Device = device;
        Vocabulary = new Vocabulary(LlamaApi.llama_model_get_vocab(handle));
        ParameterCount = LlamaApi.llama_model_n_params(handle);
        TrainedContext = LlamaApi.llama_model_n_ctx_train(handle);
        ChatTemplate = Marshal.PtrToStringUTF8((nint)LlamaApi.llama_model_chat_template(handle, null));
        Name = Metadata("general.name") ?? "unnamed";
    }

    public LlamaModelHandle Handle { get; }

    public Vocabulary Vocabulary { get; }

    /// <summary>Where the layers lie: <c>cpu</c>, <c>cuda:0</c>.</summary>
    public string Device { get; }

    public ulong ParameterCount { get; }

    /// <summary>Tokens of context that the model was trained on.</summary>
    public int TrainedContext { get; }

    /// <summary>The Jinja template that the file carries, if any.</summary>
    public string? ChatTemplate { get; }

    /// <summary><c>general.name</c> of the file.</summary>
    public string Name { get; }

    /// <summary>Bytes that one token takes in the memory of all layers (16-bit keys and values). An estimate: some models use another head size.</summary>
    public long BytesPerCell =>
        2L * sizeof(ushort) * LlamaApi.llama_model_n_layer(Handle) * LlamaApi.llama_model_n_head_kv(Handle)
        * LlamaApi.llama_model_n_embd(Handle) / Math.Max(1, LlamaApi.llama_model_n_head(Handle));

    /// <summary>Loads a file that was checked before; see <see cref="Models.ModelStore"/>.</summary>
    /// <param name="path">A GGUF file.</param>
    /// <param name="gpu">Null: all layers on the CPU.</param>
    /// <exception cref="ModelStartException">llama.cpp refuses the file, or it is no text generator.</exception>
    public static LlamaModel Load(string path, LlamaDevice? gpu)
    {
        var devices = stackalloc nint[] { gpu?.Handle ?? 0, 0 };
        var parameters = LlamaApi.llama_model_default_params();
        parameters.devices = devices;
        parameters.n_gpu_layers = gpu is null ? 0 : -1;
        var pointer = LlamaApi.llama_model_load_from_file(path, parameters);
        if (pointer == 0)
            throw new ModelStartException($"llama.cpp cannot load {path}: the file is not a GGUF model that llama.cpp {LlamaRuntime.Version} knows, is damaged, or needs more memory than there is. Its own words are in the log.");
        var handle = new LlamaModelHandle(pointer);
        if (LlamaApi.llama_model_has_encoder(handle) || !LlamaApi.llama_model_has_decoder(handle))
        {
            handle.Dispose();
            throw new ModelStartException($"{path} holds no decoder-only language model; the guide needs one.");
        }
        return new LlamaModel(handle, gpu?.DisplayName ?? "cpu");
    }

    /// <summary>A metadata value of the file as text, or null.</summary>
    public string? Metadata(string key)
    {
        Span<byte> buffer = stackalloc byte[512];
        fixed (byte* start = buffer)
        {
            var length = LlamaApi.llama_model_meta_val_str(Handle, key, start, (nuint)buffer.Length);
            return length < 0 ? null : Encoding.UTF8.GetString(buffer[..Math.Min(length, buffer.Length - 1)]);
        }
    }

    public void Dispose() => Handle.Dispose();
}
