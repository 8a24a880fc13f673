using Assistant.Plugins.Cart;
using Assistant.Plugins.Catalogue;
using Assistant.Plugins.HandOff;
using Assistant.Plugins.Orders;
using Assistant.Plugins.Policies;
using Assistant.Plugins.References;
using Assistant.Plugins.Tools;
using Assistant.Shop;
using Assistant.Shop.Search;
using Assistant.Shop.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace Assistant.Plugins;

/// <summary>The tools of the guide, in the order in which a model is told of them.</summary>
public sealed class GuideTools
{
    private readonly Dictionary<string, AIFunction> _byName;

    public GuideTools(
        IDbContextFactory<ShopDbContext> shops, IProductSearch search, ProductReference references, IPolicySearch policies,
        IOptions<ShopOptions> shop, IOptions<HandOffOptions> handOff, TimeProvider time)
    {
        All =
        [
            new SearchProducts(search),
            new GetProduct(references),
            new CompareProducts(references),
            new ViewCart(shops, shop),
            new AddToCart(references, shops, new CartWriter(shops, shop, time)),
            new OrderStatusTool(shops),
            new AnswerPolicy(policies),
            new HandOffTool(shops, handOff, time),
        ];
        _byName = All.ToDictionary(tool => tool.Name, StringComparer.Ordinal);
    }

    public IReadOnlyList<AIFunction> All { get; }

    /// <summary>The tool of that name, or null.</summary>
    public AIFunction? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Runs a tool for a shopper. Errors that a model is meant to read come back as <c>{"error": ...}</c>.</summary>
    /// <param name="arguments">The call's arguments as a JSON object or as values; not trusted.</param>
    /// <exception cref="ArgumentException">No tool has that name.</exception>
    public async Task<System.Text.Json.JsonElement> InvokeAsync(
        string name, IEnumerable<KeyValuePair<string, object?>> arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var tool = Find(name) ?? throw new ArgumentException($"There is no tool '{PlainText.Clean(name, 60)}'.", nameof(name));
        var call = new AIFunctionArguments(StringComparer.Ordinal) { Context = new Dictionary<object, object?> { [typeof(ToolContext)] = context } };
        foreach (var (argument, value) in arguments)
            call[argument] = value;
        return (System.Text.Json.JsonElement)(await tool.InvokeAsync(call, cancellationToken))!;
    }
}
