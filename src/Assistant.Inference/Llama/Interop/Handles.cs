using Microsoft.Win32.SafeHandles;

namespace Assistant.Inference.Llama.Interop;

/// <summary>Owns a <c>llama_model</c>.</summary>
internal sealed class LlamaModelHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    public LlamaModelHandle(nint model)
        : base(ownsHandle: true) => SetHandle(model);

    protected override bool ReleaseHandle()
    {
        LlamaApi.llama_model_free(handle);
        return true;
    }
}

/// <summary>A handle that keeps the model it came from alive.</summary>
internal abstract class ModelChildHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    private readonly LlamaModelHandle _model;

    protected ModelChildHandle(LlamaModelHandle model, nint child)
        : base(ownsHandle: true)
    {
        var added = false;
        model.DangerousAddRef(ref added);
        _model = model;
        SetHandle(child);
    }

    protected abstract void Free(nint child);

    protected sealed override bool ReleaseHandle()
    {
        Free(handle);
        _model.DangerousRelease();
        return true;
    }
}

/// <summary>Owns a <c>llama_context</c>; used by the engine's thread only.</summary>
internal sealed class LlamaContextHandle(LlamaModelHandle model, nint context) : ModelChildHandle(model, context)
{
    protected override void Free(nint child) => LlamaApi.llama_free(child);
}

/// <summary>Owns a <c>llama_sampler</c> (a grammar refers to the model's vocabulary).</summary>
internal sealed class LlamaSamplerHandle(LlamaModelHandle model, nint sampler) : ModelChildHandle(model, sampler)
{
    protected override void Free(nint child) => LlamaApi.llama_sampler_free(child);
}
