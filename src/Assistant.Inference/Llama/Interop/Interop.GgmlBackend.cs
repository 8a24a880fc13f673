using System.Runtime.InteropServices;

namespace Assistant.Inference.Llama.Interop;

/// <summary><c>ggml-backend.h</c>: backends and their devices.</summary>
internal static unsafe partial class GgmlApi
{
    public const int GGML_BACKEND_DEVICE_TYPE_CPU = 0;
    public const int GGML_BACKEND_DEVICE_TYPE_GPU = 1;

    [LibraryImport(NativeLibraries.Ggml, StringMarshalling = StringMarshalling.Utf8)] public static partial void ggml_backend_load_all_from_path(string dir_path);
    [LibraryImport(NativeLibraries.Ggml)] public static partial nuint ggml_backend_dev_count();
    [LibraryImport(NativeLibraries.Ggml)] public static partial nint ggml_backend_dev_get(nuint index);
    [LibraryImport(NativeLibraries.GgmlBase)] public static partial byte* ggml_backend_dev_name(nint device);
    [LibraryImport(NativeLibraries.GgmlBase)] public static partial byte* ggml_backend_dev_description(nint device);
    [LibraryImport(NativeLibraries.GgmlBase)] public static partial int ggml_backend_dev_type(nint device);
    [LibraryImport(NativeLibraries.GgmlBase)] public static partial nint ggml_backend_dev_backend_reg(nint device);
    [LibraryImport(NativeLibraries.GgmlBase, StringMarshalling = StringMarshalling.Utf8)] public static partial nint ggml_backend_reg_get_proc_address(nint reg, string name);
}
