using System.Net;
using System.Xml.Linq;
using Assistant.Server.Tests.Support;

namespace Assistant.Server.Tests;

public class PictureTests
{
    [Fact]
    public async Task A_picture_of_the_demo_shop_is_drawn_on_request()
    {
        await using var server = await TestServer.StartAsync();
        using var answer = await server.Client.GetAsync("/pictures/headphones-black-3.svg");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("image/svg+xml");
        XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!.Name.LocalName.ShouldBe("svg");
    }

    [Theory]
    [InlineData("/pictures/unicorn-black-3.svg")]
    [InlineData("/pictures/..%2F..%2Fetc%2Fpasswd.svg")]
    public async Task Any_other_name_is_not_found(string address)
    {
        await using var server = await TestServer.StartAsync();
        using var answer = await server.Client.GetAsync(address);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
