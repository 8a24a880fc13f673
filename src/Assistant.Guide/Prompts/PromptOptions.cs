using System.ComponentModel.DataAnnotations;

namespace Assistant.Guide.Prompts;

/// <summary>Section <c>Prompts</c> of the configuration.</summary>
public sealed class PromptOptions
{
    public const string Section = "Prompts";

    /// <summary>The folder of the prompts, relative to the repository (or the folder in <c>ASSISTANT_HOME</c>).</summary>
    [Required]
    public string Folder { get; set; } = "prompts";

    /// <summary>True: a changed file counts at once. Null: in development only.</summary>
    public bool? Reload { get; set; }
}
