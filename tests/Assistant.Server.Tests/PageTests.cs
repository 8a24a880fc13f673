using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Assistant.Server.Tests.Support;
using Assistant.Shop.Shoppers;

namespace Assistant.Server.Tests;

public partial class PageTests
{
    [Fact]
    public async Task The_page_lets_a_browser_run_nothing_but_this_servers_scripts()
    {
        await using var server = await TestServer.StartAsync();
        using var answer = await server.Client.GetAsync("/");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("default-src 'none'; script-src 'self';");
        policy.ShouldContain("frame-ancestors 'none'");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        answer.Headers.Contains("Server").ShouldBeFalse();
        (await answer.Content.ReadAsStringAsync()).ShouldNotMatch("<script(?![^>]*src=)");
    }

    [Fact]
    public async Task Everything_the_page_asks_for_is_there_compressed_and_kept_for_a_year()
    {
        await using var server = await TestServer.StartAsync();
        var html = await server.Client.GetStringAsync("/");
        var addresses = Addresses().Matches(html).Select(m => m.Groups["address"].Value).ToList();
        addresses.Count.ShouldBeGreaterThanOrEqualTo(4);
        foreach (var address in addresses)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.AcceptEncoding.ParseAdd("gzip");
            using var answer = await server.Client.SendAsync(request);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
            answer.Content.Headers.ContentEncoding.ShouldBe(["gzip"]);
            answer.Headers.CacheControl!.MaxAge.ShouldBe(TimeSpan.FromDays(365), address);
        }
    }

    [Fact]
    public async Task The_web_client_travels_in_less_than_a_megabyte()
    {
        await using var server = await TestServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/webchat.js");
        request.Headers.AcceptEncoding.ParseAdd("gzip, br");
        using var answer = await server.Client.SendAsync(request);
        answer.Content.Headers.ContentEncoding.ShouldBe(["br"]);
        var packed = await answer.Content.ReadAsByteArrayAsync();
        packed.Length.ShouldBeLessThan(1_000_000);
        using var plain = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        (await new StreamReader(plain).ReadToEndAsync()).ShouldContain("renderWebChat");
    }

    [Fact]
    public async Task A_file_that_has_not_changed_is_not_sent_again()
    {
        await using var server = await TestServer.StartAsync();
        using var first = await server.Client.GetAsync("/page.css");
        first.Headers.CacheControl!.NoCache.ShouldBeTrue();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/page.css");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await server.Client.SendAsync(request);
        second.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task A_picture_opened_by_itself_has_no_rights()
    {
        await using var server = await TestServer.StartAsync();
        using var answer = await server.Client.GetAsync("/pictures/headphones-black-3.svg");
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("sandbox; default-src 'none'");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
    }

    [Fact]
    public async Task What_does_not_exist_is_said_in_a_problem_document()
    {
        await using var server = await TestServer.StartAsync();
        using var answer = await server.Client.GetAsync("/nothing");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public void Both_languages_of_the_page_have_the_same_strings()
    {
        var texts = File.ReadAllText(Path.Combine(Shared.RepositoryRoot, "web/page/texts.js"));
        var (zh, en) = (Keys(texts, "zh"), Keys(texts, "en"));
        zh.ShouldNotBeEmpty();
        zh.ShouldBe(en);
    }

    [Fact]
    public async Task The_demo_shop_offers_its_shoppers_to_this_machine()
    {
        await using var server = await TestServer.StartAsync(prepare: db => Task.FromResult(db.Shoppers.Add(new Shopper { Id = "d-1", Source = "demo", Language = "zh" })));
        var settings = await server.Client.GetFromJsonAsync<JsonElement>("/page/settings");
        settings.GetProperty("demoShoppers")[0].GetProperty("id").GetString().ShouldBe("d-1");
        using var answer = await server.Client.PostAsync("/demo/sign-in/d-1", null);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var visitor = new Visitor(server, await answer.Content.ReadFromJsonAsync<JsonElement>());
        await using var stream = await visitor.ListenAsync();
        await visitor.SayAsync("hello");
        await stream.NextReplyAsync();
        server.Guide.Requests.Single().ShopperId.ShouldBe("d-1");
    }

    [Theory]
    [InlineData("import", "127.0.0.1", "")]
    [InlineData("demo", "evil.example", "")]
    [InlineData("demo", "127.0.0.1", "X-Forwarded-For")]
    public async Task Nobody_signs_in_as_a_demo_shopper_where_something_real_could_be_behind_it(string source, string host, string header)
    {
        await using var server = await TestServer.StartAsync(prepare: db => Task.FromResult(db.Shoppers.Add(new Shopper { Id = "d-1", Source = source })));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/demo/sign-in/d-1");
        request.Headers.Host = host;
        if (header.Length > 0)
            request.Headers.Add(header, "203.0.113.7");
        using var answer = await server.Client.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static List<string> Keys(string texts, string language)
    {
        var begin = texts.IndexOf($"  {language}: {{\n", StringComparison.Ordinal);
        var block = texts[begin..texts.IndexOf("\n  },", begin, StringComparison.Ordinal)];
        return [.. block.Split('\n').Skip(1).Select(line => line[..line.IndexOf(':', StringComparison.Ordinal)].Trim())];
    }

    [GeneratedRegex("(src|href)=\"(?<address>/[^\"]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Addresses();
}
