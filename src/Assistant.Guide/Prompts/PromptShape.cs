using System.Collections;
using System.Reflection;
using System.Text.Json;

namespace Assistant.Guide.Prompts;

/// <summary>Which names a template may use, from the type of the values that the program supplies (properties, in snake_case).</summary>
internal static class PromptShape
{
    public static IEnumerable<string> Fields(Type type) =>
        IsValue(type) ? [] : type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(NameOf).Order(StringComparer.Ordinal);

    /// <summary>Type of a field, or null when there is none of that name.</summary>
    public static Type? Field(Type type, string name)
    {
        var property = IsValue(type) ? null : Array.Find(type.GetProperties(BindingFlags.Public | BindingFlags.Instance), p => NameOf(p) == name);
        return property is null ? null : Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
    }

    /// <summary>Type of a list's items, or null for what is no list.</summary>
    public static Type? ItemOf(Type type) => type == typeof(string) ? null
        : type.GetInterfaces().Append(type).FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];

    /// <summary>True for what can be written as it is: text, number, yes or no.</summary>
    public static bool IsValue(Type type) =>
        type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(decimal) || !typeof(IEnumerable).IsAssignableFrom(type) && type.Namespace == "System";

    private static string NameOf(PropertyInfo property) => JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);
}
