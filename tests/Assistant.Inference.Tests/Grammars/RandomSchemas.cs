using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace Assistant.Inference.Tests.Grammars;

/// <summary>Random JSON schemas within the supported subset.</summary>
internal static class RandomSchemas
{
    private static readonly string[] Names = ["query", "max_price", "名称", "a\"b", "x", "xy", "naïve key", "😀"];

    private static readonly string[] Patterns =
        ["^[a-z]+$", "^\\d{3}-\\d{4}$", "colou?r", "^(red|green|blue)$", "^[^\"\\\\]{2,5}$", "^\\S+@\\S+$", "^[一-龥]{2,4}$", "^a.b$", "^(?:x|yz)*!$", "^\\w[\\w-]*$", "^[\\u4e00\\n\\]-]$"];

    /// <summary>A schema with definitions that it may refer to.</summary>
    public static Gen<JsonObject> Schema { get; } =
        from definition in Node(2, canRefer: false)
        from tree in Node(3, canRefer: true)
        select WithDefinitions(tree, definition);

    public static Arbitrary<JsonObject> Arbitrary { get; } = Schema.ToArbitrary();

    private static JsonObject WithDefinitions(JsonObject schema, JsonObject definition)
    {
        // A list that holds itself, so that recursion occurs.
        schema["$defs"] = new JsonObject
        {
            ["item"] = definition,
            ["tree"] = JsonNode.Parse("""{"type":"object","properties":{"value":{"$ref":"#/$defs/item"},"next":{"anyOf":[{"$ref":"#/$defs/tree"},{"type":"null"}]}},"required":["next"]}"""),
        };
        return schema;
    }

    private static Gen<JsonObject> Node(int depth, bool canRefer)
    {
        var leaves = new List<Gen<JsonObject>> { Integer, Number, Text, Pattern, Constant, Simple };
        if (canRefer)
            leaves.Add(Gen.Elements("item", "tree").Select(name => new JsonObject { ["$ref"] = "#/$defs/" + name }));
        if (depth == 0)
            return Gen.OneOf(leaves);
        var inner = Node(depth - 1, canRefer);
        return Gen.Frequency((3, Gen.OneOf(leaves)), (3, Object(inner)), (1, List(inner)), (1, Union(inner)), (1, Merged(inner)));
    }

    private static Gen<JsonObject> Simple => Gen.Elements("boolean", "null", "string", "number", "integer").Select(type => new JsonObject { ["type"] = type });

    private static Gen<JsonObject> Integer =>
        from low in Gen.Choose(-1200, 1200)
        from width in Gen.Choose(2, 3000)
        from ends in Gen.Choose(0, 8)
        select Bounds("integer", low, low + width, ends);

    private static Gen<JsonObject> Number =>
        from low in Gen.Choose(-30_000, 30_000)
        from width in Gen.Choose(1, 50_000)
        from ends in Gen.Choose(0, 8)
        from step in Gen.Choose(0, 3)
        select WithStep(Bounds("number", low / 100m, (low + width) / 100m, ends), step);

    private static Gen<JsonObject> Text =>
        from least in Gen.Choose(0, 6)
        from extra in Gen.Choose(-1, 9)
        select With(new JsonObject { ["type"] = "string", ["minLength"] = least }, extra >= 0, "maxLength", least + extra);

    private static Gen<JsonObject> Pattern => Gen.OneOf(
        Gen.Elements(Patterns).Select(pattern => new JsonObject { ["type"] = "string", ["pattern"] = pattern }),
        Gen.Elements("date", "time", "date-time", "uuid", "ipv4", "email", "uri").Select(format => new JsonObject { ["type"] = "string", ["format"] = format }));

    private static Gen<JsonObject> Constant => Gen.OneOf(
        Gen.NonEmptyListOf(Gen.Elements("price_asc", "红色", "a \"quoted\" \\ text", "", "\n\t\u0001", "1")).Select(values =>
            new JsonObject { ["enum"] = new JsonArray([.. values.Distinct().Select(value => JsonValue.Create(value))]) }),
        Gen.Elements("1", "1.50", "null", "true", "[1,{\"a\":\"b\"}]", "\"x\"").Select(json => new JsonObject { ["const"] = JsonNode.Parse(json) }));

    private static Gen<JsonObject> Object(Gen<JsonObject> inner) =>
        from names in Gen.SubListOf(Names)
        from schemas in Gen.ListOf(inner, names.Count)
        from required in Gen.ListOf(Gen.Elements(true, false), names.Count)
        from additional in Gen.Choose(0, 3)
        from other in inner
        select MakeObject([.. names], [.. schemas], [.. required], additional, other);

    private static Gen<JsonObject> List(Gen<JsonObject> inner) =>
        from items in inner
        from least in Gen.Choose(0, 3)
        from extra in Gen.Choose(-1, 3)
        select With(new JsonObject { ["type"] = "array", ["items"] = items, ["minItems"] = least }, extra >= 0, "maxItems", least + extra);

    private static Gen<JsonObject> Union(Gen<JsonObject> inner) => Gen.OneOf(
        from options in Gen.NonEmptyListOf(inner)
        select new JsonObject { ["anyOf"] = new JsonArray([.. options.Take(3)]) },
        from option in inner
        select new JsonObject { ["oneOf"] = new JsonArray(new JsonObject { ["type"] = "null" }, MakeObject(["kind"], [new JsonObject { ["const"] = "a" }], [true], 0, option), new JsonObject { ["type"] = "string", ["maxLength"] = 3 }) },
        Gen.SubListOf("string", "integer", "null", "boolean").Where(types => types.Count > 0).Select(types =>
            new JsonObject { ["type"] = new JsonArray([.. types.Select(type => JsonValue.Create(type))]), ["maxLength"] = 4, ["minimum"] = 3 }));

    private static Gen<JsonObject> Merged(Gen<JsonObject> inner) =>
        from first in inner
        from second in inner
        select new JsonObject
        {
            ["allOf"] = new JsonArray(
                new JsonObject { ["type"] = "object", ["properties"] = new JsonObject { ["x"] = first }, ["required"] = new JsonArray("x") },
                new JsonObject { ["properties"] = new JsonObject { ["xy"] = second } }),
        };

    private static JsonObject MakeObject(string[] names, JsonObject[] schemas, bool[] required, int additional, JsonObject other)
    {
        var properties = new JsonObject();
        for (var index = 0; index < names.Length; index++)
            properties[names[index]] = schemas[index];
        var result = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["required"] = new JsonArray([.. names.Where((_, index) => required[index]).Select(name => JsonValue.Create(name))]),
        };
        if (additional > 0)
            result["additionalProperties"] = additional == 1 ? false : additional == 2 ? true : other;
        return result;
    }

    /// <summary>Bits of <paramref name="ends"/>: 0 both, 1 no minimum, 2 no maximum, 4 excluded minimum, 8 excluded maximum.</summary>
    private static JsonObject Bounds(string type, decimal low, decimal high, int ends)
    {
        var schema = new JsonObject { ["type"] = type };
        if ((ends & 1) == 0)
            schema[(ends & 4) == 0 ? "minimum" : "exclusiveMinimum"] = low;
        if ((ends & 2) == 0)
            schema[(ends & 8) == 0 ? "maximum" : "exclusiveMaximum"] = high;
        return schema;
    }

    private static JsonObject WithStep(JsonObject schema, int step)
    {
        if (step > 0)
            schema["multipleOf"] = step == 1 ? 0.01m : step == 2 ? 0.001m : 0.0001m;
        return schema;
    }

    private static JsonObject With(JsonObject schema, bool condition, string keyword, int value)
    {
        if (condition)
            schema[keyword] = value;
        return schema;
    }
}
