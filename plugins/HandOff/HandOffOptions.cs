using System.ComponentModel.DataAnnotations;

namespace Assistant.Plugins.HandOff;

/// <summary>Section <c>HandOff</c> of the configuration: how the expected wait is computed.</summary>
public sealed class HandOffOptions
{
    public const string Section = "HandOff";

    /// <summary>Minutes that a person needs for one shopper, on average. 1-240, default 5.</summary>
    [Range(1, 240, ErrorMessage = "HandOff:MinutesPerShopper must be from 1 to 240 minutes.")]
    public int MinutesPerShopper { get; set; } = 5;

    /// <summary>People who answer at the same time. 1-1000, default 1.</summary>
    [Range(1, 1000, ErrorMessage = "HandOff:Agents must be from 1 to 1000.")]
    public int Agents { get; set; } = 1;
}
