using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Assistant.Guide;
using Assistant.Server.Tests.Support;
using Assistant.Shop.Storage;

namespace Assistant.Server.Tests;

public class StartTests
{
    [Fact]
    public async Task A_port_in_use_is_told_in_one_line_with_the_fix()
    {
        await using var first = await TestServer.StartAsync();
        var folder = Directory.CreateTempSubdirectory("assistant-server-").FullName;
        await using var second = TestServer.Build(folder, new() { ["Server:Url"] = first.Client.BaseAddress!.ToString() });
        var refusal = await Should.ThrowAsync<ServerStartException>(() => AssistantServer.RunAsync(second, CancellationToken.None));
        refusal.Message.ShouldContain("is in use by another program");
        refusal.Message.ShouldContain("Server:Url=");
        refusal.Message.ShouldNotContain("\n");
    }

    [Fact]
    public async Task A_second_server_on_the_same_database_is_refused()
    {
        await using var first = await TestServer.StartAsync();
        await using var second = TestServer.Build(first.Folder);
        var refusal = await Should.ThrowAsync<ShopDatabaseException>(() => AssistantServer.RunAsync(second, CancellationToken.None));
        refusal.Message.ShouldContain("Another server uses the database");
    }

    [Fact]
    public void A_wrong_address_stops_the_start_with_the_settings_name() =>
        Should.Throw<Microsoft.Extensions.Options.OptionsValidationException>(() => TestServer.Build(Path.GetTempPath(), new() { ["Server:Url"] = "https://127.0.0.1" }))
            .Message.ShouldContain("Server:Url must look like");

    [Fact]
    public async Task Health_tells_real_replies_from_rendered_ones_and_names_the_model()
    {
        await using var server = await TestServer.StartAsync();
        using (var live = await server.Client.GetAsync("/health/live"))
            live.StatusCode.ShouldBe(HttpStatusCode.OK);
        var visitor = await server.VisitAsync();
        await using var stream = await visitor.ListenAsync();
        await visitor.SayAsync("hello");
        await stream.NextReplyAsync();
        server.Guide.Script = (_, _) => ScriptedGuide.Of(new TurnCompleted(ScriptedGuide.Record("Rendered.") with { Grounding = new("rendered", []) }));
        await visitor.SayAsync("hello");
        await stream.NextReplyAsync();

        var health = await HealthAsync(server);
        health.GetProperty("replies").GetProperty("real").GetInt32().ShouldBe(1);
        health.GetProperty("replies").GetProperty("rendered").GetInt32().ShouldBe(1);
        health.GetProperty("model").GetString().ShouldBe("nobody");
        health.GetProperty("device").GetString().ShouldBe("remote");
        health.GetProperty("modelDead").GetBoolean().ShouldBeFalse();
        health.GetProperty("database").GetBoolean().ShouldBeTrue();
        health.GetProperty("search").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task A_model_that_fails_again_and_again_shows_as_dead_while_shoppers_are_still_answered()
    {
        await using var server = await TestServer.StartAsync(withScriptedGuide: false);
        var visitor = await server.VisitAsync();
        await using var stream = await visitor.ListenAsync();
        for (var i = 0; i < 3; i++)
        {
            await visitor.SayAsync("headphones under 300");
            (await stream.NextReplyAsync()).GetProperty("text").GetString().ShouldNotBeNullOrWhiteSpace();
        }
        var health = await HealthAsync(server);
        health.GetProperty("modelDead").GetBoolean().ShouldBeTrue();
        health.GetProperty("replies").GetProperty("rendered").GetInt32().ShouldBe(3);
    }

    private static async Task<JsonElement> HealthAsync(TestServer server)
    {
        using var answer = await server.Client.GetAsync("/health/ready");
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
