using System.Runtime.InteropServices;

namespace Assistant.Inference.Llama.Interop;

/// <summary><c>ggml.h</c>: log and thread pool parameters.</summary>
internal static unsafe partial class GgmlApi
{
    [LibraryImport(NativeLibraries.GgmlBase)] public static partial void ggml_log_set(delegate* unmanaged[Cdecl]<int, byte*, void*, void> log_callback, void* user_data);
    [LibraryImport(NativeLibraries.GgmlBase)] public static partial ggml_threadpool_params ggml_threadpool_params_default(int n_threads);
}
