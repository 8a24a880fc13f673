using Microsoft.Extensions.Options;

namespace Assistant.Server.Channels.WebChat;

/// <summary>Runs the queued turns, a bounded number at a time, and lets the running ones end when the server stops.</summary>
internal sealed partial class TurnWorker(
    TurnQueue queue, TurnRunner runner, UnfinishedTurns unfinished, IOptions<WebChatOptions> options, TimeProvider time, ILogger<TurnWorker> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await unfinished.ResumeAsync(stoppingToken);
        using var giveUp = new CancellationTokenSource();
        await using var timer = time.CreateTimer(_ => giveUp.Cancel(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        await using var _ = stoppingToken.Register(() => timer.Change(TimeSpan.FromSeconds(options.Value.StopSeconds), Timeout.InfiniteTimeSpan));
        await Task.WhenAll(Enumerable.Range(0, options.Value.ParallelTurns).Select(_ => WorkAsync(giveUp.Token, stoppingToken)));
    }

    private async Task WorkAsync(CancellationToken giveUp, CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var turn in queue.ReadAllAsync(stoppingToken))
            {
                await RunAsync(turn, giveUp);
                stoppingToken.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Waiting turns stay marked in the database: the next start takes them up.
        }
    }

    private async Task RunAsync(Guide.TurnRequest turn, CancellationToken giveUp)
    {
        try
        {
            await runner.RunAsync(turn, giveUp);
        }
        catch (Exception exception)
        {
            LogLost(exception, turn.ConversationId);
        }
        finally
        {
            queue.Finish(turn.ConversationId);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The reply to a turn of conversation {ConversationId} could not be stored; the next start says so")]
    private partial void LogLost(Exception exception, string conversationId);
}
