using System.ComponentModel.DataAnnotations;
using Assistant.Shop;

namespace Assistant.Server.Channels.WebChat;

/// <summary>Section <c>WebChat</c> of the configuration: the shop's chat page and its Direct Line endpoint.</summary>
public sealed class WebChatOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "WebChat";

    /// <summary>The shop's name as the page shows it.</summary>
    [Required]
    public LocalizedText ShopName { get; set; } = new() { En = "Plum Street", Zh = "梅街小铺" };

    /// <summary>How to reach a person besides asking in the chat (a telephone number, an address), as plain text; empty: only the chat is named.</summary>
    public LocalizedText Contact { get; set; } = new();

    /// <summary>What the shop's own server shows to exchange a shopper's id for a token, at least 16 characters; best from the environment: <c>WebChat__Secret</c>. Null: nobody can.</summary>
    [MinLength(16, ErrorMessage = "WebChat:Secret must have at least 16 characters; leave it out when no server of the shop signs shoppers in.")]
    public string? Secret { get; set; }

    /// <summary>False refuses conversations of visitors who are not signed in. Default true.</summary>
    public bool AllowAnonymous { get; set; } = true;

    /// <summary>Minutes that a token is good for, 1-1440. Default 30; the page refreshes it while it is open.</summary>
    [Range(1, 1440, ErrorMessage = "WebChat:TokenMinutes must be 1-1440.")]
    public int TokenMinutes { get; set; } = 30;

    /// <summary>Turns answered at the same time, 1-64. Default 8, as many as the model has slots.</summary>
    [Range(1, 64, ErrorMessage = "WebChat:ParallelTurns must be 1-64.")]
    public int ParallelTurns { get; set; } = 8;

    /// <summary>Turns that run or wait, over all conversations, 1-1024. Full: 429 with Retry-After. Default 64.</summary>
    [Range(1, 1024, ErrorMessage = "WebChat:QueueLimit must be 1-1024.")]
    public int QueueLimit { get; set; } = 64;

    /// <summary>Turns that run or wait in one conversation, 1-64. Full: 429 with Retry-After. Default 4.</summary>
    [Range(1, 64, ErrorMessage = "WebChat:ConversationQueueLimit must be 1-64.")]
    public int ConversationQueueLimit { get; set; } = 4;

    /// <summary>Seconds after which a turn is given up whatever the guide does, 5-600. Default 180: above the guide's own limit.</summary>
    [Range(5, 600, ErrorMessage = "WebChat:TurnSeconds must be 5-600.")]
    public int TurnSeconds { get; set; } = 180;

    /// <summary>Seconds that running turns may still take when the server is asked to stop, 0-25. Default 10.</summary>
    [Range(0, 25, ErrorMessage = "WebChat:StopSeconds must be 0-25.")]
    public int StopSeconds { get; set; } = 10;
}
