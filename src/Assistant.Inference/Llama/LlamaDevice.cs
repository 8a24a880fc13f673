using System.Globalization;
using Assistant.Inference.Llama.Interop;

namespace Assistant.Inference.Llama;

/// <summary>A device that a ggml backend offers.</summary>
/// <param name="Handle">ggml's pointer; lives as long as the process.</param>
/// <param name="Name">ggml's name: <c>CPU</c>, <c>CUDA0</c>, <c>MTL0</c>.</param>
/// <param name="Description">The maker's name of it.</param>
/// <param name="Type">A value of <c>ggml_backend_dev_type</c>.</param>
internal sealed record LlamaDevice(nint Handle, string Name, string Description, int Type)
{
    /// <summary>As shown to people: <c>cpu</c>, <c>cuda:0</c>, <c>mtl0</c>.</summary>
    public string DisplayName =>
        Name.StartsWith("CUDA", StringComparison.Ordinal) ? "cuda:" + Name["CUDA".Length..] : Name.ToLower(CultureInfo.InvariantCulture);

    /// <summary>The GPU that <paramref name="wanted"/> asks for, or null for the CPU.</summary>
    /// <param name="wanted"><c>auto</c> (the first GPU, if any), <c>cpu</c> or <c>cuda:N</c>.</param>
    /// <param name="devices">What this machine has.</param>
    /// <exception cref="ModelStartException">A device was asked for and is absent.</exception>
    public static LlamaDevice? Choose(string wanted, IReadOnlyList<LlamaDevice> devices)
    {
        var gpus = devices.Where(device => device.Type == GgmlApi.GGML_BACKEND_DEVICE_TYPE_GPU).ToArray();
        return wanted switch
        {
            "cpu" => null,
            "auto" => gpus.FirstOrDefault(),
            _ => gpus.FirstOrDefault(gpu => string.Equals(gpu.DisplayName, wanted, StringComparison.Ordinal)) ?? throw Absent(wanted, gpus),
        };
    }

    private static ModelStartException Absent(string wanted, LlamaDevice[] gpus)
    {
        var found = gpus.Length == 0 ? "no GPU that llama.cpp can use" : string.Join(", ", gpus.Select(gpu => $"{gpu.DisplayName} ({gpu.Description})"));
        return new ModelStartException(
            $"Models:Guide:Device asks for {wanted}; this machine has {found}. Install the CUDA libraries (npm ci --ignore-scripts --prefix native/cuda; they need NVIDIA's driver, libcudart.so.13 and libcublas.so.13), or set Models:Guide:Device to auto or cpu.");
    }
}
