using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Assistant.Plugins.Tools;

/// <summary>
/// A tool of the guide. It declares its arguments once, refuses what does not fit them, and answers with one JSON object
/// (a <see cref="JsonElement"/>, snake_case, see the project's README).
/// </summary>
public abstract class ShopTool : AIFunction
{
    private readonly IReadOnlyList<ToolParameter> _parameters;

    protected ShopTool(string name, string description, params IReadOnlyList<ToolParameter> parameters)
    {
        Name = name;
        Description = description;
        _parameters = parameters;
        JsonSchema = JsonSerializer.SerializeToElement(ToolParameter.SchemaOf(parameters), ToolJson.Options);
    }

    public sealed override string Name { get; }
    public sealed override string Description { get; }
    public sealed override JsonElement JsonSchema { get; }

    /// <summary>Does the work. The object returned becomes the result.</summary>
    /// <exception cref="ToolException">An error that the model is meant to read.</exception>
    protected abstract Task<object> RunAsync(ToolArguments arguments, ToolContext context, CancellationToken cancellationToken);

    /// <inheritdoc/>
    protected sealed override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
    {
        if (arguments.Context?.TryGetValue(typeof(ToolContext), out var value) is not true || value is not ToolContext context)
            throw new InvalidOperationException($"{Name} was called without a ToolContext: set AIFunctionArguments.Context[typeof(ToolContext)].");
        try
        {
            return ToolJson.Serialize(await RunAsync(new ToolArguments(_parameters, arguments), context, cancellationToken));
        }
        catch (ToolException refusal)
        {
            return ToolJson.Serialize(new ErrorResult(refusal.Error));
        }
    }
}

/// <summary>The result of a tool that cannot answer.</summary>
public sealed record ErrorResult(ToolError Error);
