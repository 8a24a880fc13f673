using System.Text.Json;

namespace Assistant.Inference.Grammars;

/// <summary>Tells whether the options of a <c>oneOf</c> exclude each other, so that matching one means matching exactly one.</summary>
internal static class SchemaOverlap
{
    public static bool AreDisjoint(IReadOnlyList<SchemaNode> options)
    {
        for (var first = 0; first < options.Count; first++)
        {
            for (var second = first + 1; second < options.Count; second++)
            {
                if (!AreDisjoint(Follow(options[first]), Follow(options[second])))
                    return false;
            }
        }
        return true;
    }

    private static bool AreDisjoint(SchemaNode a, SchemaNode b)
    {
        if (a is EnumNode values)
            return values.Values.All(value => new JsonSchemaValidator(b).Validate(value).Count > 0);
        if (b is EnumNode)
            return AreDisjoint(b, a);
        if (a is AnyNode or UnionNode || b is AnyNode or UnionNode)
            return false;
        if (a is ObjectNode first && b is ObjectNode second)
            return HaveDifferentConstants(first, second);
        if (a is NumberNode low && b is NumberNode high)
            return low.Maximum < high.Minimum || high.Maximum < low.Minimum;
        return a.GetType() != b.GetType();
    }

    private static bool HaveDifferentConstants(ObjectNode a, ObjectNode b) => a.Properties.Any(property =>
        property.IsRequired
        && Follow(property.Schema) is EnumNode mine
        && b.Properties.FirstOrDefault(other => other.Name == property.Name && other.IsRequired) is { } twin
        && Follow(twin.Schema) is EnumNode theirs
        && !mine.Values.Any(value => theirs.Values.Any(other => JsonElement.DeepEquals(value, other))));

    /// <summary>A reference that is still being read stands for any value.</summary>
    private static SchemaNode Follow(SchemaNode node)
    {
        for (var steps = 0; node is RefNode reference && steps < 64; steps++)
            node = reference.Target;
        return node is RefNode ? new AnyNode() : node;
    }
}
