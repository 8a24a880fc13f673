using System.CommandLine;
using Assistant.Guide;

namespace Assistant.Cli.Verbs;

/// <summary>Who speaks, for the verbs that hold a conversation.</summary>
internal static class ConversationOptions
{
    public static readonly Option<string?> Shopper = new("--shopper") { Description = "Speak as this signed-in shopper.", HelpName = "ID" };
    public static readonly Option<string?> Conversation = new("--conversation") { Description = "Go on with this conversation; it is created at its first turn.", HelpName = "ID" };

    /// <summary>A turn of the command line; without <c>--conversation</c> each call is a conversation of its own.</summary>
    public static TurnRequest Request(ParseResult parse, string text, string? conversation = null) => new()
    {
        ConversationId = parse.GetValue(Conversation) ?? conversation ?? $"cli-{Guid.NewGuid():n}",
        Channel = "cli",
        ShopperId = parse.GetValue(Shopper),
        Text = text,
    };
}
