using System.Diagnostics;
using System.Numerics;
using Assistant.Inference.Llama.Interop;
using Microsoft.Win32.SafeHandles;

namespace Assistant.Inference.Llama;

/// <summary>
/// ggml's worker threads for one context. The workers sleep between two decodes instead of spinning, so that an idle engine uses no processor time.
/// Where there is a worker for every processor each is bound to its own: they wait for each other at every operation by spinning, and two that the
/// scheduler puts on one processor, beside a busy neighbour on the other, spin through whole time slices (measured: 2% of the quiet rate, bound 50%).
/// </summary>
internal sealed unsafe class ThreadPoolHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    private readonly delegate* unmanaged[Cdecl]<nint, void> _free;

    private ThreadPoolHandle(nint pool, delegate* unmanaged[Cdecl]<nint, void> free)
        : base(ownsHandle: true)
    {
        _free = free;
        SetHandle(pool);
    }

    /// <summary>Starts the workers; the calling thread becomes the first of them and must be the one that decodes. The functions live in the CPU variant that ggml chose, so they are asked for by name.</summary>
    /// <exception cref="ModelStartException">The CPU backend is absent, or the threads cannot be started.</exception>
    public static ThreadPoolHandle Create(int threads)
    {
        var cpu = LlamaRuntime.Devices().FirstOrDefault(device => device.Type == GgmlApi.GGML_BACKEND_DEVICE_TYPE_CPU)
            ?? throw new ModelStartException($"No CPU backend of llama.cpp in {LlamaRuntime.Folder} fits this processor. To install the libraries again: npm ci --ignore-scripts --prefix native");
        var registry = GgmlApi.ggml_backend_dev_backend_reg(cpu.Handle);
        var create = (delegate* unmanaged[Cdecl]<ggml_threadpool_params*, nint>)GgmlApi.ggml_backend_reg_get_proc_address(registry, "ggml_threadpool_new");
        var free = (delegate* unmanaged[Cdecl]<nint, void>)GgmlApi.ggml_backend_reg_get_proc_address(registry, "ggml_threadpool_free");
        var parameters = GgmlApi.ggml_threadpool_params_default(threads);
        parameters.poll = 0;
        BindWhenEveryProcessorIsUsed(ref parameters);
        var pool = create == null || free == null ? 0 : create(&parameters);
        return pool == 0
            ? throw new ModelStartException($"ggml cannot start {threads} worker threads.")
            : new ThreadPoolHandle(pool, free);
    }

    /// <summary>With processors to spare the scheduler does better by itself, and a container that may use few of many must not take the first few.</summary>
    private static void BindWhenEveryProcessorIsUsed(ref ggml_threadpool_params parameters)
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsWindows())
            return;
        using var process = Process.GetCurrentProcess();
        var allowed = (ulong)process.ProcessorAffinity;
        if (parameters.n_threads < 2 || BitOperations.PopCount(allowed) != parameters.n_threads)
            return;
        for (var processor = 0; processor < 64; processor++)
            parameters.cpumask[processor] = (byte)((allowed >> processor) & 1);
        parameters.strict_cpu = 1;
    }

    protected override bool ReleaseHandle()
    {
        _free(handle);
        return true;
    }
}
