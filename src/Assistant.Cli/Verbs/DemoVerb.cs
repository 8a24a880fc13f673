using System.CommandLine;
using Assistant.Shop.Demo;

namespace Assistant.Cli.Verbs;

/// <summary><c>./run demo</c>: makes the demo shop.</summary>
internal static class DemoVerb
{
    public static Command Create()
    {
        var command = new Command("demo", "Make the demo shop: products, reviews, shoppers, a year of events and orders, and policies in both languages.");
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var file = ShopFile.Of(CommonOptions.Settings(parse));
        var made = await file.CreateDemoAsync(cancellationToken);
        Console.WriteLine($"{file.Path}: {made.Products} products, {made.Reviews} reviews, {made.Shoppers} shoppers, {made.Events} events, {made.Orders} orders, {made.Policies} policy documents.");
        Console.WriteLine($"Shoppers to sign in as: demo-1 to demo-{KnownShoppers.Count} (demo-1 and demo-2 have orders on their way).");
        return 0;
    }
}
