using Assistant.Inference.Llama;

namespace Assistant.Inference.Tests.Llama;

public sealed class LlamaDeviceTests
{
    private static readonly LlamaDevice Cpu = new(1, "CPU", "a processor", 0);
    private static readonly LlamaDevice Gpu = new(2, "CUDA1", "a card", 1);

    [Fact]
    public void Auto_takes_a_gpu_when_there_is_one()
    {
        LlamaDevice.Choose("auto", [Cpu, Gpu]).ShouldBe(Gpu);
        LlamaDevice.Choose("auto", [Cpu]).ShouldBeNull();
        LlamaDevice.Choose("cpu", [Cpu, Gpu]).ShouldBeNull();
        LlamaDevice.Choose("cuda:1", [Cpu, Gpu]).ShouldBe(Gpu);
    }

    [Fact]
    public void A_device_that_is_asked_for_and_absent_fails_with_the_fix()
    {
        var fault = Should.Throw<ModelStartException>(() => LlamaDevice.Choose("cuda:0", [Cpu, Gpu]));
        fault.Message.ShouldContain("cuda:1 (a card)");
        fault.Message.ShouldContain("--prefix native/cuda");
    }

    [GpuFact]
    public void A_gpu_runs_the_model()
    {
        using var client = LocalModels.LoadClient(new GuideModelOptions { Path = LocalModels.GuideMini, Device = "cuda:0" });
        client.GetService(typeof(ModelDescription)).ShouldBeOfType<ModelDescription>().Device.ShouldBe("cuda:0");
    }
}
