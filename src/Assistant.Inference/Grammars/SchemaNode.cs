using System.Text.Json;

namespace Assistant.Inference.Grammars;

/// <summary>A JSON schema after reading: the one definition of the subset that the grammar writer and the validator share. Compared by reference: schemas may be recursive.</summary>
internal abstract class SchemaNode;

/// <summary>Any JSON value.</summary>
internal sealed class AnyNode : SchemaNode;

/// <summary><c>null</c>.</summary>
internal sealed class NullNode : SchemaNode;

/// <summary><c>true</c> or <c>false</c>.</summary>
internal sealed class BooleanNode : SchemaNode;

/// <summary><c>enum</c> or <c>const</c>: one of these values, at least one.</summary>
internal sealed class EnumNode(IReadOnlyList<JsonElement> values) : SchemaNode
{
    public IReadOnlyList<JsonElement> Values { get; } = values;
}

/// <summary><c>anyOf</c>, a list of types, or (exactly one) <c>oneOf</c>.</summary>
internal sealed class UnionNode(IReadOnlyList<SchemaNode> options, bool exactlyOne) : SchemaNode
{
    public IReadOnlyList<SchemaNode> Options { get; } = options;
    public bool ExactlyOne { get; } = exactlyOne;
}

/// <summary><c>$ref</c>.</summary>
internal sealed class RefNode : SchemaNode
{
    /// <summary>Set when the target has been read.</summary>
    public SchemaNode Target { get; set; } = new AnyNode();
}

/// <summary>A number or integer; bounds may be excluded.</summary>
internal sealed class NumberNode : SchemaNode
{
    public bool IsInteger { get; init; }
    public decimal? Minimum { get; init; }
    public decimal? Maximum { get; init; }
    public bool MinimumExcluded { get; init; }
    public bool MaximumExcluded { get; init; }
    public decimal? MultipleOf { get; init; }

    public bool Allows(decimal value) =>
        (Minimum is null || (MinimumExcluded ? value > Minimum : value >= Minimum))
        && (Maximum is null || (MaximumExcluded ? value < Maximum : value <= Maximum))
        && (!IsInteger || decimal.Truncate(value) == value)
        && (MultipleOf is null || value % MultipleOf == 0);
}

/// <summary>A string; lengths in Unicode code points.</summary>
internal sealed class StringNode : SchemaNode
{
    public int MinLength { get; init; }
    public int? MaxLength { get; init; }

    /// <summary>From <c>pattern</c> or <c>format</c>.</summary>
    public PatternNode? Pattern { get; init; }

    /// <summary>For messages: the pattern as written, or the format's name.</summary>
    public string PatternText { get; init; } = "";
}

/// <summary>An array whose items all follow one schema.</summary>
internal sealed class ArrayNode(SchemaNode items, int minItems, int? maxItems) : SchemaNode
{
    public SchemaNode Items { get; } = items;
    public int MinItems { get; } = minItems;
    public int? MaxItems { get; } = maxItems;
}

/// <summary>A member of an object.</summary>
internal sealed record PropertyNode(string Name, SchemaNode Schema, bool IsRequired);

/// <summary>An object.</summary>
internal sealed class ObjectNode(IReadOnlyList<PropertyNode> properties) : SchemaNode
{
    /// <summary>As declared, in order; required names that were not declared come last with any value.</summary>
    public IReadOnlyList<PropertyNode> Properties { get; } = properties;

    /// <summary>Schema of other members; null when none may be there.</summary>
    public SchemaNode? Additional { get; init; }

    /// <summary>True when the schema itself speaks of other members, or declares none at all: only then are they generated.</summary>
    public bool GeneratesAdditional { get; init; }
    public int MinProperties { get; init; }
    public int? MaxProperties { get; init; }
}
