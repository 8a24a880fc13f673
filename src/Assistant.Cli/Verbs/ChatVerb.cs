using System.CommandLine;
using Assistant.Guide;
using Spectre.Console;

namespace Assistant.Cli.Verbs;

/// <summary><c>./run chat</c>: a conversation in the terminal, streamed.</summary>
internal static class ChatVerb
{
    public static Command Create()
    {
        var command = new Command("chat", "Talk with the guide in the terminal. An empty line or Ctrl-D ends it.")
        {
            ConversationOptions.Shopper, ConversationOptions.Conversation,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var host = await GuideHost.StartAsync(parse, cancellationToken);
        var conversation = $"cli-{Guid.NewGuid():n}";
        AnsiConsole.MarkupLine("[grey]您好！想买点什么？ / Hello! What are you looking for?[/]");
        while (true)
        {
            AnsiConsole.Markup("[bold]> [/]");
            var line = await Console.In.ReadLineAsync(cancellationToken);
            if (string.IsNullOrWhiteSpace(line))
                return 0;
            await AnswerAsync(host, ConversationOptions.Request(parse, line, conversation), cancellationToken);
        }
    }

    private static async Task AnswerAsync(GuideHost host, TurnRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var record = await host.StreamAsync(request, Show, cancellationToken);
            Console.WriteLine();
            AnsiConsole.MarkupLine($"[grey]{record.Grounding.Outcome} · {record.Timings.TotalMs:0} ms · {string.Join(", ", record.ToolCalls.Select(call => Markup.Escape(call.Name)))}[/]");
        }
        catch (TurnRefusedException refused)
        {
            AnsiConsole.MarkupLineInterpolated($"[yellow]{refused.Message}[/]");
        }
    }

    private static void Show(TurnUpdate update)
    {
        switch (update)
        {
            case TurnStatus status: AnsiConsole.MarkupLineInterpolated($"[grey]{status.Text}[/]"); break;
            case TurnText text: Console.Write(text.Delta); break;
            case TurnRestart: Console.WriteLine(); break;
        }
    }
}
