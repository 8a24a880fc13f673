using System.Reflection;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Assistant.Shop.Demo;

/// <summary>Reads the data files of the demo shop, which are embedded in this assembly (<c>Demo/Data</c>).</summary>
internal static class DemoData
{
    private const string Root = "Demo/";

    private static readonly Assembly Here = typeof(DemoData).Assembly;

    /// <summary>Names below <c>Demo/Data</c> that start with <paramref name="folder"/>, in ordinal order.</summary>
    public static IReadOnlyList<string> Names(string folder) =>
        [.. Here.GetManifestResourceNames().Select(name => name.Replace('\\', '/'))
            .Where(name => name.StartsWith(Root + folder, StringComparison.Ordinal))
            .Select(name => name[Root.Length..]).Order(StringComparer.Ordinal)];

    public static string Text(string name)
    {
        using var stream = Here.GetManifestResourceStream(Root + name)
            ?? throw new InvalidOperationException($"The program lacks its data file {name}: build it again.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>Reads a YAML file; a text in two languages is written <c>中文 / English</c>.</summary>
    public static T Yaml<T>(string name)
    {
        var reader = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance)
            .WithTypeConverter(new LocalizedTextReader()).Build();
        try
        {
            return reader.Deserialize<T>(Text(name));
        }
        catch (YamlException cause)
        {
            throw new InvalidOperationException($"{name}, line {cause.Start.Line}: {cause.InnerException?.Message ?? cause.Message}", cause);
        }
    }

    /// <summary>Splits <c>中文 / English</c>; a text without the slash is the same in both languages.</summary>
    public static LocalizedText Both(string text)
    {
        var at = text.IndexOf(" / ", StringComparison.Ordinal);
        return at < 0 ? new() { Zh = text, En = text } : new() { Zh = text[..at], En = text[(at + 3)..] };
    }

    private sealed class LocalizedTextReader : IYamlTypeConverter
    {
        public bool Accepts(Type type) => type == typeof(LocalizedText);

        public object ReadYaml(IParser parser, Type type, ObjectDeserializer rootDeserializer) =>
            Both(parser.Consume<Scalar>().Value);

        public void WriteYaml(IEmitter emitter, object? value, Type type, ObjectSerializer serializer) =>
            throw new NotSupportedException("Demo data is only read.");
    }
}
