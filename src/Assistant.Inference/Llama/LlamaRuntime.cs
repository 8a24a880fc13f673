using System.Runtime.InteropServices;
using Assistant.Inference.Llama.Interop;
using Microsoft.Extensions.Logging;

namespace Assistant.Inference.Llama;

/// <summary>llama.cpp itself, loaded once per process: libraries, version, backends, devices.</summary>
internal static unsafe class LlamaRuntime
{
    /// <summary>Releases whose <c>llama.h</c> has the layouts of <see cref="Interop"/>: compared header by header.</summary>
    private static readonly string[] KnownVersions = ["0.4.0", "0.5.0"];

    private static readonly Lock Gate = new();
    private static bool _loaded;

    /// <summary>The library's release, such as <c>0.5.0</c>.</summary>
    public static string Version { get; private set; } = "";

    /// <summary>Where the libraries lie.</summary>
    public static string Folder { get; private set; } = "";

    /// <summary>Loads the libraries and the backends that fit this machine; ggml itself picks the CPU variant. Later calls only change the logger.</summary>
    /// <exception cref="ModelStartException">Libraries absent, damaged, or of another release.</exception>
    public static void EnsureLoaded(ILogger logger)
    {
        lock (Gate)
        {
            if (!_loaded)
                Load(logger);
            _loaded = true;
            LlamaLog.Attach(logger);
        }
    }

    private static void Load(ILogger logger)
    {
        Folder = NativeLibraries.FindFolder();
        NativeLibraries.Use(Folder);
        try
        {
            Version = (Marshal.PtrToStringUTF8((nint)LlamaApi.llama_version()) ?? "").TrimStart('v');
        }
        catch (Exception fault) when (fault is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException)
        {
            throw new ModelStartException($"The llama.cpp libraries in {Folder} cannot be loaded ({fault.Message}). They need glibc 2.34 and libstdc++ 3.4.30 or later on Linux. To install them again: npm ci --ignore-scripts --prefix native", fault);
        }
        CheckVersion(Version);
        CheckLayouts(LlamaApi.llama_model_default_params(), LlamaApi.llama_context_default_params());
        LlamaLog.Attach(logger);
        GgmlApi.ggml_backend_load_all_from_path(Folder);
        LlamaApi.llama_backend_init();
    }

    internal static void CheckVersion(string version)
    {
        // Builds call themselves 0.5.0-dev; the release before the dash is what counts.
        if (!KnownVersions.Contains(version.Split('-')[0], StringComparer.Ordinal))
            throw new ModelStartException($"{Folder} holds llama.cpp {version}; this program was built for {string.Join(" and ", KnownVersions)}. To install those: npm ci --ignore-scripts --prefix native");
    }

    /// <summary>Defaults whose values are known, at the far ends of both structures: a moved field would show here and not as a crash.</summary>
    internal static void CheckLayouts(llama_model_params model, llama_context_params context)
    {
        var modelFits = model is { devices: null, n_gpu_layers: -1, split_mode: 1, tensor_split: null, progress_callback: null, vocab_only: 0, use_extra_bufts: 1, load_mtp: 0 };
        var contextFits = context is { n_ctx: 512, n_ubatch: 512, n_seq_max: 1, flash_attn_type: -1, yarn_beta_slow: -1f, type_k: 1, type_v: 1, abort_callback: null, offload_kqv: 1, no_perf: 1, swa_full: 1, kv_unified: 0, n_samplers: 0 };
        if (!modelFits || !contextFits)
            throw new ModelStartException($"llama.cpp {Version} in {Folder} has another memory layout than this program was built for. To install the right one: npm ci --ignore-scripts --prefix native");
    }

    /// <summary>The devices that the loaded backends offer on this machine.</summary>
    public static IReadOnlyList<LlamaDevice> Devices()
    {
        var devices = new List<LlamaDevice>();
        for (nuint index = 0; index < GgmlApi.ggml_backend_dev_count(); index++)
        {
            var device = GgmlApi.ggml_backend_dev_get(index);
            devices.Add(new LlamaDevice(
                device,
                Marshal.PtrToStringUTF8((nint)GgmlApi.ggml_backend_dev_name(device)) ?? "",
                Marshal.PtrToStringUTF8((nint)GgmlApi.ggml_backend_dev_description(device)) ?? "",
                GgmlApi.ggml_backend_dev_type(device)));
        }
        return devices;
    }
}
