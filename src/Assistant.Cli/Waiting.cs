using Spectre.Console;

namespace Assistant.Cli;

/// <summary>Progress for long work, on standard error: a bar on a terminal, nothing in a pipe.</summary>
internal static class Waiting
{
    /// <summary>Runs <paramref name="work"/>, which reports what it does and the share done (0-1).</summary>
    public static async Task<T> WithBarAsync<T>(string what, Func<Action<string, double>, Task<T>> work)
    {
        if (Console.IsErrorRedirected)
            return await work((_, _) => { });
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await console.Progress().AutoClear(true).StartAsync(async context =>
        {
            var bar = context.AddTask(Markup.Escape(what), maxValue: 1);
            return await work((step, share) =>
            {
                bar.Description = Markup.Escape(step);
                bar.Value = share;
            });
        });
    }
}

/// <summary>Reports on the thread that does the work: <see cref="Progress{T}"/> would post to the thread pool, out of order.</summary>
internal sealed class InlineProgress<T>(Action<T> report) : IProgress<T>
{
    public void Report(T value) => report(value);
}
