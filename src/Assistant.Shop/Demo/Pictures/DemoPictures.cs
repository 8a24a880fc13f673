using System.Globalization;
using System.Text.RegularExpressions;

namespace Assistant.Shop.Demo;

/// <summary>
/// Draws the pictures of the demo shop on request. A picture's name says all: drawing, colour and look, such as
/// <c>headphones-black-3</c>. <c>ProductImage.Url</c> of the demo shop is <c>/pictures/NAME.svg</c>; no file lies behind it.
/// </summary>
public static partial class DemoPictures
{
    /// <summary>How many backgrounds there are: looks 0 to 5.</summary>
    internal const int Looks = 6;

    private static readonly string[] Walls = ["#f4efe6", "#e9f0f4", "#f3e9ec", "#eaf2ea", "#efecf6", "#f6f1dd"];
    private static readonly string[] Floors = ["#e2d6c2", "#cfdde5", "#e5d0d6", "#cfe0d0", "#d9d3ea", "#e8dcae"];

    private static readonly Lazy<Dictionary<string, string>> Drawings = new(() => DemoData.Names("Drawings/")
        .Where(name => name.EndsWith(".yaml", StringComparison.Ordinal)).SelectMany(DemoData.Yaml<Dictionary<string, string>>).ToDictionary());

    private static readonly Lazy<Dictionary<string, Colour>> Colours = new(() => DemoData.Yaml<Dictionary<string, Colour>>("colours.yaml"));

    /// <summary>The paints that drawings name by a letter; the product's own colours come on top.</summary>
    private static readonly Dictionary<string, string> Paints = new()
    {
        ["n"] = "none", ["k"] = "#3b3f47", ["w"] = "#ffffff", ["g"] = "#d8eaf2", ["s"] = "#cdd2d8", ["a"] = "#f2b84b",
        ["b"] = "#b98a5a", ["y"] = "#f8eed8", ["r"] = "#d9615c", ["t"] = "#6fae75",
    };

    /// <summary>The names of all drawings.</summary>
    internal static IReadOnlyCollection<string> DrawingNames => Drawings.Value.Keys;

    /// <summary>
    /// The picture as an SVG document of 400 × 400 (SVG 1.1, no script, no reference to anything outside), or null when
    /// <paramref name="name"/> names no picture. Any text is safe to pass in: only known drawings and colours are looked up.
    /// </summary>
    public static string? Render(string name)
    {
        var match = NamePattern().Match(name);
        if (!match.Success || !Drawings.Value.TryGetValue(match.Groups["drawing"].Value, out var drawing)
            || !Colours.Value.TryGetValue(match.Groups["colour"].Value, out var colour))
            return null;
        var look = int.Parse(match.Groups["look"].Value, CultureInfo.InvariantCulture);
        return Frame(Paint(drawing, colour.Paint), Shade(colour.Paint, -0.48), look);
    }

    private static string Frame(string drawing, string outline, int look) => $"""
        <svg xmlns="http://www.w3.org/2000/svg" width="400" height="400" viewBox="0 0 200 200">
        <path fill="{Walls[look]}" d="M0 0h200v200H0z"/><path fill="{Floors[look]}" d="M0 150h200v50H0z"/>
        <ellipse cx="100" cy="170" rx="76" ry="9" fill="#000000" fill-opacity="0.13"/>
        <g stroke="{outline}" stroke-width="2.5" stroke-linejoin="round" stroke-linecap="round">
        {drawing.TrimEnd()}
        </g>
        </svg>
        """;

    private static string Paint(string drawing, string paint)
    {
        var own = new Dictionary<string, string>(Paints) { ["m"] = paint, ["d"] = Shade(paint, -0.22), ["l"] = Shade(paint, 0.38) };
        var coloured = ShortFill().Replace(drawing, match => $"fill=\"{own[match.Groups["paint"].Value]}\"");
        return $"<g fill=\"{paint}\">\n{coloured}</g>"
            .Replace("{main}", paint, StringComparison.Ordinal)
            .Replace("{dark}", own["d"], StringComparison.Ordinal)
            .Replace("{light}", own["l"], StringComparison.Ordinal);
    }

    /// <summary>Mixes a colour with white (above 0) or black (below).</summary>
    private static string Shade(string paint, double by)
    {
        var channels = Enumerable.Range(0, 3).Select(i => int.Parse(paint.AsSpan(1 + (2 * i), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        return "#" + string.Concat(channels.Select(value => ((int)Math.Round(by > 0 ? value + ((255 - value) * by) : value * (1 + by))).ToString("x2", CultureInfo.InvariantCulture)));
    }

    [GeneratedRegex("^(?<drawing>[a-z-]{1,40})-(?<colour>[a-z]{1,12})-(?<look>[0-5])$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NamePattern();

    [GeneratedRegex("\\bc=\"(?<paint>[a-z])\"", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ShortFill();
}
