using Assistant.Inference;
using Assistant.Shop.Import;
using Assistant.Shop.Storage;
using Microsoft.Extensions.Options;

namespace Assistant.Cli;

/// <summary>A mistake that the person at the keyboard can mend; the message says how.</summary>
internal sealed class UserErrorException(string message) : Exception(message);

/// <summary>Where exceptions become lines that a person can use: no stack trace for a mistake, a full one for a fault of the program.</summary>
internal static class UserErrors
{
    /// <summary>Runs a verb. Exit code 1 for a mistake of the user, 130 when cancelled; other exceptions pass and show as faults.</summary>
    public static async Task<int> GuardAsync(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Cancelled.");
            return 130;
        }
        catch (Exception exception) when (MessageFor(exception) is { } message)
        {
            await Console.Error.WriteLineAsync($"assistant: {message}");
            return 1;
        }
    }

    private static string? MessageFor(Exception exception) => exception switch
    {
        UserErrorException or ShopDatabaseException or ImportException or ModelStartException => exception.Message,
        OptionsValidationException options => string.Join(Environment.NewLine, options.Failures),
        IOException or UnauthorizedAccessException => exception.Message,
        AggregateException { InnerExceptions: [var only] } => MessageFor(only),
        _ => null,
    };
}
