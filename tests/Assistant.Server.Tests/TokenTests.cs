using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Assistant.Server.Tests.Support;
using Assistant.Shop.Shoppers;

namespace Assistant.Server.Tests;

public class TokenTests
{
    private const string Secret = "a-secret-of-the-shop";

    [Fact]
    public async Task Every_visitor_gets_a_conversation_and_a_user_of_its_own()
    {
        await using var server = await TestServer.StartAsync();
        var (one, two) = (await server.VisitAsync(), await server.VisitAsync());
        one.ConversationId.ShouldNotBe(two.ConversationId);
        one.UserId.ShouldNotBe(two.UserId);
    }

    [Fact]
    public async Task A_token_opens_no_other_conversation()
    {
        await using var server = await TestServer.StartAsync();
        var (one, two) = (await server.VisitAsync(), await server.VisitAsync());
        two.Token = one.Token;
        using var answer = await two.ReadAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await ErrorOf(answer)).ShouldContain("another conversation");
    }

    [Fact]
    public async Task Without_a_token_nothing_is_read()
    {
        await using var server = await TestServer.StartAsync();
        var visitor = await server.VisitAsync();
        using var answer = await server.Client.GetAsync($"/v3/directline/conversations/{visitor.ConversationId}/activities");
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task An_altered_token_is_refused()
    {
        await using var server = await TestServer.StartAsync();
        var visitor = await server.VisitAsync();
        var middle = visitor.Token.Length / 2;
        visitor.Token = visitor.Token[..middle] + (visitor.Token[middle] == 'A' ? 'B' : 'A') + visitor.Token[(middle + 1)..];
        using var answer = await visitor.ReadAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_token_expires_after_half_an_hour_unless_it_is_refreshed()
    {
        var time = new ManualTime();
        await using var server = await TestServer.StartAsync(time: time);
        var (kept, lost) = (await server.VisitAsync(), await server.VisitAsync());
        time.Advance(TimeSpan.FromMinutes(20));
        using var refreshed = await kept.PostAsync("/v3/directline/tokens/refresh", null);
        kept.Token = (await refreshed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
        time.Advance(TimeSpan.FromMinutes(11));

        using var open = await kept.ReadAsync();
        open.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var closed = await lost.ReadAsync();
        closed.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await ErrorOf(closed)).ShouldContain("expired");
    }

    [Fact]
    public async Task A_token_stays_good_over_a_restart_and_its_keys_are_readable_by_their_owner_only()
    {
        await using var first = await TestServer.StartAsync();
        var visitor = await first.VisitAsync();
        await first.StopAsync();
        first.Services.GetService(typeof(Shop.Storage.ShopDatabase)).ShouldBeOfType<Shop.Storage.ShopDatabase>().Dispose();

        await using var second = await TestServer.StartAsync(folder: first.Folder);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v3/directline/conversations/{visitor.ConversationId}/activities");
        request.Headers.Authorization = new("Bearer", visitor.Token);
        using var answer = await second.Client.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);

        var keys = Directory.GetFiles(Path.Combine(first.Folder, "shop.db.keys"));
        keys.ShouldNotBeEmpty();
        foreach (var key in keys)
        {
            if (!OperatingSystem.IsWindows())
                File.GetUnixFileMode(key).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Theory]
    [InlineData(Secret, "s-1", HttpStatusCode.OK, "")]
    [InlineData(Secret, "nobody", HttpStatusCode.BadRequest, "no such shopper")]
    [InlineData("another-secret-0000", "s-1", HttpStatusCode.Forbidden, "WebChat:Secret")]
    [InlineData(null, "s-1", HttpStatusCode.Unauthorized, "only the shop's own server")]
    public async Task Only_the_shops_own_server_says_who_a_shopper_is(string? secret, string shopper, HttpStatusCode expected, string message)
    {
        await using var server = await TestServer.StartAsync(
            new() { ["WebChat:Secret"] = Secret },
            prepare: db => Task.FromResult(db.Shoppers.Add(new Shopper { Id = "s-1", Source = "test" })));
        using var answer = await GenerateAsync(server, secret, new { User = new { Id = shopper } });
        answer.StatusCode.ShouldBe(expected);
        if (message.Length > 0)
            (await ErrorOf(answer)).ShouldContain(message);
    }

    [Fact]
    public async Task The_guide_hears_who_is_signed_in_from_the_token_and_not_from_the_message()
    {
        await using var server = await TestServer.StartAsync(
            new() { ["WebChat:Secret"] = Secret },
            prepare: db => Task.FromResult(db.Shoppers.Add(new Shopper { Id = "s-1", Source = "test" })));
        using var answer = await GenerateAsync(server, Secret, new { user = new { id = "s-1" } });
        var visitor = new Visitor(server, await answer.Content.ReadFromJsonAsync<JsonElement>());
        await using var stream = await visitor.ListenAsync();
        await visitor.PostActivityAsync(new { type = "message", text = "hello", from = new { id = "s-2" } });
        await stream.NextReplyAsync();
        server.Guide.Requests.Single().ShopperId.ShouldBe("s-1");
        visitor.UserId.ShouldNotContain("s-1");
    }

    [Fact]
    public async Task A_shop_may_ask_every_visitor_to_sign_in()
    {
        await using var server = await TestServer.StartAsync(new() { ["WebChat:AllowAnonymous"] = "false" });
        using var answer = await GenerateAsync(server, null, new { });
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public void A_short_secret_stops_the_start_with_the_reason() =>
        Should.Throw<Microsoft.Extensions.Options.OptionsValidationException>(() => TestServer.StartAsync(new() { ["WebChat:Secret"] = "short" }))
            .Message.ShouldContain("WebChat:Secret must have at least 16 characters");

    private static async Task<HttpResponseMessage> GenerateAsync(TestServer server, string? secret, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v3/directline/tokens/generate") { Content = JsonContent.Create(body) };
        if (secret is not null)
            request.Headers.Authorization = new("Bearer", secret);
        return await server.Client.SendAsync(request);
    }

    internal static async Task<string> ErrorOf(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error").GetProperty("message").GetString()!;
}
