using System.CommandLine;
using System.Text.Json;
using Assistant.Cli.Bench;
using Spectre.Console;

namespace Assistant.Cli.Verbs;

/// <summary><c>./run bench [NAME] [--json]</c>: measures speed on this machine.</summary>
internal static class BenchVerb
{
    private static readonly Argument<string?> Name = new("NAME")
    {
        Description = "One measurement; without it all run: " + string.Join(", ", BenchmarkList.All.Select(benchmark => $"{benchmark.Name} ({benchmark.Description})")),
        Arity = ArgumentArity.ZeroOrOne,
    };
    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object: {figure: {value, unit, n}}." };
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Create()
    {
        var command = new Command("bench", "Measure speed on this machine. Machines are noisy: compare figures of one run.") { Name, Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var context = new BenchmarkContext(CommonOptions.Settings(parse), Console.Error.WriteLine);
        var figures = new SortedDictionary<string, Measurement>(StringComparer.Ordinal);
        foreach (var benchmark in Chosen(parse.GetValue(Name)))
        {
            context.Progress($"{benchmark.Name}: {benchmark.Description} ...");
            foreach (var (figure, measurement) in await benchmark.RunAsync(context, cancellationToken))
                figures[figure] = measurement;
        }
        if (parse.GetValue(Json))
            Console.WriteLine(JsonSerializer.Serialize(figures, Indented));
        else
            AnsiConsole.Write(Table(figures));
        return 0;
    }

    private static IEnumerable<Benchmark> Chosen(string? name)
    {
        if (name is null)
            return BenchmarkList.All;
        return BenchmarkList.All.Where(benchmark => benchmark.Name == name).ToArray() is { Length: > 0 } chosen
            ? chosen
            : throw new UserErrorException($"bench {name}: there is no such measurement; there are {string.Join(", ", BenchmarkList.All.Select(benchmark => benchmark.Name))}.");
    }

    private static Table Table(SortedDictionary<string, Measurement> figures)
    {
        var table = new Table().AddColumns("figure", "value", "unit", "n");
        foreach (var (name, figure) in figures)
            table.AddRow(name, figure.Value.ToString("0.###"), figure.Unit, figure.N.ToString());
        return table;
    }
}
