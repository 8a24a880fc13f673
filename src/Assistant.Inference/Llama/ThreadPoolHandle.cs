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

    /// <summary>Makes the workers. The functions live in the CPU variant that ggml chose, so they are asked for by name.</summary>
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
        parameters.paused = 1; // The first decode starts the pool and binds the thread that runs it.
        Bind(ref parameters);
        var pool = create == null || free == null ? 0 : create(&parameters);
        return pool == 0
            ? throw new ModelStartException($"ggml cannot start {threads} worker threads.")
            : new ThreadPoolHandle(pool, free);
    }

    /// <summary>
    /// With processors to spare the scheduler does better by itself, and a container that may use few of many must not take the first few.
    /// Otherwise the mask holds all of them, so that a thread that another pool bound is free again.
    /// </summary>
    private static void Bind(ref ggml_threadpool_params parameters)
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsWindows())
            return;
        using var process = Process.GetCurrentProcess();
        var allowed = (ulong)process.ProcessorAffinity;
        for (var processor = 0; processor < 64; processor++)
            parameters.cpumask[processor] = (byte)((allowed >> processor) & 1);
        parameters.strict_cpu = parameters.n_threads > 1 && BitOperations.PopCount(allowed) == parameters.n_threads ? (byte)1 : (byte)0;
    }

    protected override bool ReleaseHandle()
    {
        _free(handle);
        return true;
    }
}
