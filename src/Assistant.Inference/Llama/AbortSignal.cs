using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Assistant.Inference.Llama;

/// <summary>A byte that llama.cpp looks at between two operations of a decode (CPU only): not 0 ends the decode.</summary>
internal sealed unsafe class AbortSignal : IDisposable
{
    private byte* _flag = (byte*)NativeMemory.AllocZeroed(1);

    /// <summary>For <c>llama_context_params.abort_callback</c>: static, and rooted because it is no delegate.</summary>
    public static delegate* unmanaged[Cdecl]<void*, byte> Callback => &IsSet;

    /// <summary>For <c>abort_callback_data</c>; valid until disposal, which must follow that of the context.</summary>
    public void* Data => _flag;

    public void Set() => Write(1);

    public void Reset() => Write(0);

    public void Dispose()
    {
        NativeMemory.Free(_flag);
        _flag = null;
    }

    private void Write(byte value)
    {
        if (_flag != null)
            Volatile.Write(ref *_flag, value);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static byte IsSet(void* data) => Volatile.Read(ref *(byte*)data);
}
