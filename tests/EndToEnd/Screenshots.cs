using EndToEnd.Support;

namespace EndToEnd;

/// <summary>The pictures of the README: <c>ASSISTANT_SCREENSHOTS=1 dotnet test tests/EndToEnd --filter Screenshots</c>.</summary>
[Collection(ChatGroup.Name)]
public sealed class Screenshots
{
    private readonly ChatFixture _chat;

    public Screenshots(ChatFixture chat)
    {
        _chat = chat;
        if (chat.Model is not null)
            GoodModel.Teach(chat.Model);
    }

    [ScreenshotTheory]
    [InlineData("en", "chat.png")]
    [InlineData("zh", "chat-zh.png")]
    public async Task Pictures_of_the_chat_are_made(string language, string file)
    {
        var say = GoodModel.Of(language);
        await using var chat = await _chat.OpenAsync(await _chat.GoodServerAsync(), say.Locale, width: 1200, height: 900);
        await chat.SayAsync(say.Search);
        await chat.SeeAsync(say.SearchReply);
        await chat.CardAsync(say.AddToCart);
        await chat.Page.WaitForFunctionAsync("() => [...document.images].every(image => image.complete)");
        var path = Path.Combine(Shared.RepositoryRoot, "docs", "images", file);
        await chat.Page.ScreenshotAsync(new() { Path = path, Animations = Microsoft.Playwright.ScreenshotAnimations.Disabled });
        new FileInfo(path).Length.ShouldBeGreaterThan(20_000);
    }
}

/// <summary>A theory that writes into the repository; run only when asked for.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ScreenshotTheoryAttribute : TheoryAttribute
{
    public ScreenshotTheoryAttribute() => Skip = Environment.GetEnvironmentVariable("ASSISTANT_SCREENSHOTS") != "1" ? "writes docs/images; set ASSISTANT_SCREENSHOTS=1"
        : BrowserFactAttribute.Executable is null ? "no Chromium" : null!;
}
