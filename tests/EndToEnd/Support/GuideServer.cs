using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace EndToEnd.Support;

/// <summary>The real program, <c>assistant serve</c>, in a process of its own on a free port.</summary>
internal sealed partial class GuideServer : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly StringBuilder _log = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private GuideServer(Process process) => _process = process;

    public Uri Address { get; private set; } = null!;

    /// <summary>Starts the server and waits until it is ready for the first turn.</summary>
    public static async Task<GuideServer> StartAsync(string database, params string[] options)
    {
        var server = new GuideServer(new Process { StartInfo = Command(["serve", "--url", "http://127.0.0.1:0", "--database", database, .. options]) });
        server.Run();
        try
        {
            server.Address = await server._address.Task.WaitAsync(StartLimit);
            await server.WaitUntilReadyAsync();
            return server;
        }
        catch (Exception cause)
        {
            await server.DisposeAsync();
            throw new InvalidOperationException($"The server did not start:\n{server._log}", cause);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static ProcessStartInfo Command(IEnumerable<string> arguments)
    {
        // bin/CONFIGURATION/FRAMEWORK: the program was built beside these tests.
        var output = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var program = Path.Combine(Shared.RepositoryRoot, "src", "Assistant.Cli", "bin", output.Parent!.Name, output.Name, "assistant.dll");
        return new("dotnet", [program, .. arguments])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["ASSISTANT_HOME"] = Shared.RepositoryRoot, ["NO_COLOR"] = "1" },
        };
    }

    private void Run()
    {
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        _process.EnableRaisingEvents = true;
        _process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException("The process ended."));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private void Read(string? line)
    {
        if (line is null)
            return;
        lock (_log)
            _log.AppendLine(line);
        if (Listening().Match(line) is { Success: true } match)
            _address.TrySetResult(new Uri(match.Groups["url"].Value));
    }

    private async Task WaitUntilReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = Address };
        using var limit = new CancellationTokenSource(StartLimit);
        while (true)
        {
            using var answer = await client.GetAsync("/health/ready", limit.Token);
            if (answer.IsSuccessStatusCode)
                return;
            await Task.Delay(100, limit.Token);
        }
    }

    [GeneratedRegex(@"Now listening on: (?<url>http://\S+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Listening();
}
