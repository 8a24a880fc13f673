using System.CommandLine;
using System.Text.Json;
using Assistant.Guide;

namespace Assistant.Cli.Verbs;

/// <summary><c>./run ask "TEXT"</c>: one turn, answered and printed.</summary>
internal static class AskVerb
{
    private static readonly Argument<string> Text = new("TEXT") { Description = "What the shopper says, in Chinese or English." };
    private static readonly Option<bool> Json = new("--json") { Description = "Print the whole record of the turn as JSON." };

    public static Command Create()
    {
        var command = new Command("ask", "Answer one turn.") { Text, ConversationOptions.Shopper, ConversationOptions.Conversation, Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var host = await GuideHost.StartAsync(parse, cancellationToken);
        var request = ConversationOptions.Request(parse, parse.GetRequiredValue(Text));
        var record = await host.CompleteAsync(request, cancellationToken);
        Console.WriteLine(parse.GetValue(Json) ? JsonSerializer.Serialize(record, TurnRecordJson.Options) : record.Reply);
        return 0;
    }
}
