namespace Assistant.Shop.Demo;

/// <summary>A line of <c>Data/colours.yaml</c>.</summary>
internal sealed class Colour
{
    public LocalizedText Name { get; set; } = new();

    /// <summary>The paint of a drawing, <c>#rrggbb</c>.</summary>
    public string Paint { get; set; } = "";
}
