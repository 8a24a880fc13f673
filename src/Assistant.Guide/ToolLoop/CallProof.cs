using Assistant.Guide.Constraints;
using Assistant.Guide.Context;
using Assistant.Guide.Cues;
using Assistant.Plugins;

namespace Assistant.Guide.ToolLoop;

/// <summary>
/// Proves what the model wants to do against what the shopper said. Typed constraints are always the shopper's; a small model's choice of tool
/// also has to fit the words, else the words decide.
/// </summary>
internal sealed class CallProof(GuideTools tools, SearchPlanner planner)
{
    /// <summary>The call to run instead of the model's; it may be the same.</summary>
    /// <param name="trusted">True for a general model.</param>
    public ToolCall Prove(ActiveTurn turn, string tool, IReadOnlyDictionary<string, object?> arguments, bool trusted)
    {
        if (!trusted && Cue(turn) is { Tool: { } told } cue && told != tool)
            return Call(turn, cue);
        (tool, arguments) = WithoutOwnTool(tool, arguments, turn);
        if (tool == "search_products" || tools.Find(tool) is null)
            return Search(turn, SearchCalls.Read(arguments), trusted);
        // A price limit belongs to a search, unless one product is pointed at: what another tool shows may lie beyond it.
        if (tool is "get_product" or "compare_products" && turn.Stated.Price is not null && Ordinals.Read(turn.Text).Count == 0 && !Ordinals.SaysThis(turn.Text))
            return Search(turn, null, trusted);
        if (!trusted && !Fits(turn, tool, arguments))
            return Cue(turn) is { Tool: not null } other ? Call(turn, other) : Search(turn, null, trusted);
        return new ToolCall(tool, trusted ? arguments : Told(turn, tool, arguments));
    }

    /// <summary>The call that the words themselves ask for: their cue, else a search. Null: small talk.</summary>
    public ToolCall? FromWords(ActiveTurn turn) => Cue(turn) switch
    {
        { Tool: null } => null,
        { } cue => Call(turn, cue),
        _ when turn.Text.Length == 0 => null,
        _ => Search(turn, null, trusted: false),
    };

    /// <summary>True when the words are nothing but a greeting, thanks or something that is not the shop's business.</summary>
    public static bool IsTalk(ActiveTurn turn) => Cue(turn) is { Tool: null };

    /// <summary>True when the shopper asks for a person in so many words.</summary>
    public static bool AsksForPerson(ActiveTurn turn) => CuePatterns.Person().IsMatch(turn.Text);

    private static Cue? Cue(ActiveTurn turn) => CueReader.Read(turn.Text, turn.Stated, turn.State);

    private ToolCall Call(ActiveTurn turn, Cue cue) => tools.Find(cue.Tool!) is null ? Search(turn, null, trusted: false) : new ToolCall(cue.Tool!, cue.Arguments);

    private ToolCall Search(ActiveTurn turn, SearchArguments? asked, bool trusted) =>
        SearchCalls.Of(planner.Plan(turn.Text, turn.Stated, turn.State, asked, trusted, turn.Language));

    // Tools that guide-mini knows and this shop does not have yet: the nearest one that answers.
    private (string Tool, IReadOnlyDictionary<string, object?> Arguments) WithoutOwnTool(string tool, IReadOnlyDictionary<string, object?> arguments, ActiveTurn turn)
    {
        if (tools.Find(tool) is not null)
            return (tool, arguments);
        return tool == "summarize_reviews" && SearchCalls.Text(arguments, "ref") is { } reference && (turn.State.Shown.Count > 0 || reference.Length > 2)
            ? ("get_product", new Dictionary<string, object?>(StringComparer.Ordinal) { ["ref"] = reference })
            : ("search_products", arguments);
    }

    private static bool Fits(ActiveTurn turn, string tool, IReadOnlyDictionary<string, object?> arguments) => tool switch
    {
        "get_product" => PointsAtProduct(turn, SearchCalls.Text(arguments, "ref")),
        "compare_products" => turn.State.Shown.Count >= 2 || CuePatterns.Compare().IsMatch(turn.Text),
        "add_to_cart" => CuePatterns.AddToCart().IsMatch(turn.Text) || (turn.State.Shown.Count > 0 && turn.Stated.Price is null && CuePatterns.Buys().IsMatch(turn.Text)),
        "view_cart" => CuePatterns.Cart().IsMatch(turn.Text) || CuePatterns.CartWord().IsMatch(turn.Text),
        "order_status" => CuePatterns.OrderWord().IsMatch(turn.Text),
        "answer_policy" => turn.Stated.Price is null,
        "hand_off" => turn.Stated.Price is null,
        _ => true,
    };

    private static bool PointsAtProduct(ActiveTurn turn, string? reference)
    {
        if (turn.State.Shown.Count == 0 && turn.State.FocusId is null)
            return reference is not null && QueryWords.Share(reference, turn.Text) && reference.Any(char.IsDigit);
        return Ordinals.Read(turn.Text).Count > 0 || Ordinals.SaysThis(turn.Text) || turn.State.Shown.Any(shown => QueryWords.Share(shown.Name, turn.Text))
            || QueryWords.Of(turn.Text, turn.Stated).Length == 0 || turn.State.FocusId is not null;
    }

    // What the words point at is what is meant, whatever ordinal a small model wrote.
    private static Dictionary<string, object?> Told(ActiveTurn turn, string tool, IReadOnlyDictionary<string, object?> arguments)
    {
        var refs = Ordinals.Read(turn.Text);
        var told = new Dictionary<string, object?>(arguments, StringComparer.Ordinal);
        if (tool is "get_product" or "add_to_cart" && refs.Count >= 1)
            told["ref"] = refs[0];
        if (tool == "compare_products" && refs.Count is >= 2 and <= 4)
            told["refs"] = refs;
        if (tool == "add_to_cart")
            told["quantity"] = turn.Stated.Quantity ?? 1;
        if (tool == "hand_off" && AsksForPerson(turn))
            told["reason"] = "human";
        if (tool == "order_status" && SearchCalls.Text(arguments, "order_id") is { } order && !(order.Any(char.IsAsciiDigit) && turn.Text.Contains(order, StringComparison.OrdinalIgnoreCase)))
            told.Remove("order_id");
        if (tool == "answer_policy")
            told["question"] = turn.Text.Length <= 200 ? turn.Text : turn.Text[..200];
        return told;
    }
}
