using Assistant.Guide;
using Assistant.Shop;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Assistant.Server.Channels.WebChat;

/// <summary>Conversations and their activities, as Direct Line 3.0 has them.</summary>
internal sealed class ConversationEndpoints(
    ConversationTokens tokens, ActivityStore store, ActivityFactory activities, TurnQueue queue, IOptions<WebChatOptions> options)
{
    /// <summary><c>POST /v3/directline/conversations</c>: starts the conversation of the token.</summary>
    public IResult Start(HttpContext http) => Describe(http, watermark: "", StatusCodes.Status201Created);

    /// <summary><c>GET /v3/directline/conversations/{id}?watermark=W</c>: a new stream address after a lost connection.</summary>
    public IResult Reconnect(HttpContext http, string? watermark) =>
        Describe(http, Watermark.Format(Watermark.Parse(watermark)), StatusCodes.Status200OK);

    /// <summary><c>GET .../activities?watermark=W</c>: what was stored after the watermark.</summary>
    public async Task<IResult> ReadAsync(HttpContext http, string? watermark, CancellationToken cancellationToken)
    {
        var page = await store.ReadAsync(RequireAccess.Of(http).ConversationId, Watermark.Parse(watermark), cancellationToken);
        return TypedResults.Text(StreamSocket.Group(page.Activities, page.Watermark), "application/json");
    }

    /// <summary><c>POST .../activities</c>: takes a message and answers with its id at once; the reply comes by the stream.</summary>
    public async Task<IResult> PostAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var access = RequireAccess.Of(http);
        var incoming = IncomingActivity.Parse(await BoundedBody.ReadObjectAsync(http.Request, cancellationToken));
        var activity = activities.FromShopper(access, incoming);
        if (incoming.Type == "message")
            await TakeAsync(access, incoming, activity, cancellationToken);
        else if (incoming is { Type: "event", EventName: "webchat/join" })
            await GreetAsync(access, incoming, cancellationToken);
        return TypedResults.Json(new { id = activity.Id });
    }

    /// <summary><c>POST .../upload</c>.</summary>
    public static IResult RefuseUpload() =>
        throw new DirectLineException(StatusCodes.Status415UnsupportedMediaType, "UploadNotSupported", "Files are not taken: the guide reads text only.");

    private async Task TakeAsync(ConversationAccess access, IncomingActivity incoming, Activity activity, CancellationToken cancellationToken)
    {
        if (!queue.TryReserve(access.ConversationId))
            throw DirectLineException.Busy(5, "Too many messages are waiting for an answer. Try again in a few seconds.");
        var isNew = false;
        try
        {
            isNew = await store.AddAsync(activity, access, awaitsReply: true, cancellationToken);
        }
        finally
        {
            if (!isNew)
                queue.Release(access.ConversationId);
        }
        if (isNew)
            queue.Enqueue(Turn(access, incoming, activity));
    }

    private static TurnRequest Turn(ConversationAccess access, IncomingActivity incoming, Activity activity) => new()
    {
        ConversationId = access.ConversationId,
        Channel = WebChatExtensions.Channel,
        ShopperId = access.ShopperId,
        ActivityId = activity.Id,
        Text = incoming.Text,
        Action = incoming.Action,
        Locale = incoming.Locale,
    };

    // A page says that it has joined each time it loads; only an empty conversation is greeted.
    private async Task GreetAsync(ConversationAccess access, IncomingActivity incoming, CancellationToken cancellationToken)
    {
        if ((await store.ReadAsync(access.ConversationId, 0, cancellationToken)).Activities.Count > 0)
            return;
        var language = WebChatTexts.LanguageOf(incoming.Locale);
        var texts = WebChatTexts.In(language);
        var greeting = activities.Message(access.ConversationId, string.Format(null, texts.Greeting, options.Value.ShopName.In(language)));
        // The fixed id makes two pages that join at once greet once.
        await store.AddAsync(
            greeting with { Id = "greeting", Locale = language, SuggestedActions = SuggestedActions.Of(texts.Examples) }, access, awaitsReply: false, cancellationToken);
    }

    private JsonHttpResult<ConversationGrant> Describe(HttpContext http, string watermark, int status)
    {
        var access = RequireAccess.Of(http);
        var fresh = tokens.Write(tokens.Refresh(access));
        var scheme = http.Request.IsHttps ? "wss" : "ws";
        var stream = $"{scheme}://{http.Request.Host}/v3/directline/conversations/{access.ConversationId}/stream?watermark={watermark}&t={Uri.EscapeDataString(fresh)}";
        return TypedResults.Json(new ConversationGrant(access.ConversationId, fresh, tokens.LifetimeSeconds, access.UserId, stream), statusCode: status);
    }
}
