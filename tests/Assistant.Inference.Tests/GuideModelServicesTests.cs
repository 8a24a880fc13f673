using System.Diagnostics;
using System.Diagnostics.Metrics;
using Assistant.Inference.Tests.Llama;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Assistant.Inference.Tests;

public sealed class GuideModelServicesTests
{
    [Fact]
    public async Task The_default_model_is_loaded_and_ready_when_the_host_has_started()
    {
        using var host = Build();
        host.Services.GetRequiredService<IModelReadiness>().IsReady.ShouldBeFalse();
        await host.StartAsync();
        host.Services.GetRequiredService<IModelReadiness>().IsReady.ShouldBeTrue();
        host.Services.GetRequiredService<IChatClient>().GetService<ModelDescription>()!.Name.ShouldBe("guide-mini-0");
    }

    [Theory]
    [InlineData("Slots", "0")]
    [InlineData("Slots", "65")]
    [InlineData("Threads", "-1")]
    [InlineData("ContextLength", "-5")]
    [InlineData("Device", "gpu")]
    [InlineData("QueueLimit", "0")]
    public async Task A_setting_outside_its_range_stops_the_start(string name, string value)
    {
        using var host = Build((name, value));
        var fault = await Should.ThrowAsync<OptionsValidationException>(() => host.StartAsync());
        fault.Message.ShouldContain(name);
    }

    [Theory]
    [InlineData("Path", "models/none.gguf", "Models:Guide:Path")]
    [InlineData("ContextLength", "4096", "trained on 1024")]
    [InlineData("Device", "cuda:7", "Models:Guide:Device")]
    public async Task A_setting_that_cannot_work_stops_the_start_and_names_the_fix(string name, string value, string expected)
    {
        using var host = Build((name, value));
        (await Should.ThrowAsync<ModelStartException>(() => host.StartAsync())).Message.ShouldContain(expected);
    }

    [Fact]
    public async Task Every_answer_is_measured_by_the_names_of_the_convention()
    {
        var (values, spans) = (new Dictionary<string, double>(), new List<Activity>());
        using var meter = new MeterListener { InstrumentPublished = (instrument, listener) => { if (instrument.Meter.Name == TelemetryChatClient.Name) listener.EnableMeasurementEvents(instrument); } };
        meter.SetMeasurementEventCallback<long>((instrument, value, tags, _) => { lock (values) values[$"{instrument.Name}/{Tag(tags, "gen_ai.token.type")}"] = value; });
        meter.SetMeasurementEventCallback<double>((instrument, value, tags, _) => { lock (values) values[$"{instrument.Name}/{Tag(tags, "gen_ai.request.model")}"] = value; });
        meter.Start();
        using var listener = new ActivityListener { ShouldListenTo = source => source.Name == TelemetryChatClient.Name, Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData, ActivityStopped = span => { lock (spans) spans.Add(span); } };
        ActivitySource.AddActivityListener(listener);

        using var client = new TelemetryChatClient(LocalModels.LoadClient(), TimeProvider.System);
        var response = await client.GetResponseAsync("hello", new ChatOptions { MaxOutputTokens = 8 });
        await foreach (var update in client.GetStreamingResponseAsync("hello", new ChatOptions { MaxOutputTokens = 8 }))
            update.ShouldNotBeNull();

        values["gen_ai.client.token.usage/input"].ShouldBe(response.Usage!.InputTokenCount!.Value);
        values["gen_ai.client.token.usage/output"].ShouldBe(response.Usage.OutputTokenCount!.Value);
        values["gen_ai.client.operation.duration/guide-mini-0"].ShouldBeGreaterThan(0);
        values["gen_ai.server.time_to_first_token/guide-mini-0"].ShouldBeGreaterThan(0);
        values.ShouldContainKey("gen_ai.server.time_per_output_token/guide-mini-0");
        var span = spans.First(span => span.DisplayName == "chat guide-mini-0");
        span.GetTagItem("gen_ai.usage.input_tokens").ShouldBe(response.Usage.InputTokenCount);
        span.TagObjects.ShouldAllBe(tag => !Equals(tag.Value, "hello"), "no text of the conversation");
    }

    private static object? Tag(ReadOnlySpan<KeyValuePair<string, object?>> tags, string name)
    {
        foreach (var tag in tags)
        {
            if (tag.Key == name)
                return tag.Value;
        }
        return null;
    }

    private static IHost Build(params (string Name, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(settings.Append((Name: "Device", Value: "cpu")).DistinctBy(setting => setting.Name)
            .Select(setting => KeyValuePair.Create($"{GuideModelOptions.Section}:{setting.Name}", (string?)setting.Value)));
        builder.Services.AddLogging().AddGuideModel(builder.Configuration);
        return builder.Build();
    }
}
