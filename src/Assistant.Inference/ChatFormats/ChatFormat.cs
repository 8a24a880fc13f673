namespace Assistant.Inference.ChatFormats;

/// <summary>Chooses the chat format of a model from what its GGUF file says of itself.</summary>
public static class ChatFormat
{
    /// <summary>Names of the known formats.</summary>
    public static IReadOnlyList<string> Known { get; } = ["chatml", "gemma", "guide-mini", "llama-3", "mistral"];

    /// <summary>The format of a model.</summary>
    /// <param name="template"><c>tokenizer.chat_template</c>, a Jinja text, or null when the file has none.</param>
    /// <param name="architecture"><c>general.architecture</c>, such as <c>llama</c> or <c>qwen2</c>.</param>
    /// <param name="name"><c>general.name</c>, or null.</param>
    /// <param name="time">Clock for families whose prompt names the day; null: the system's.</param>
    /// <exception cref="NotSupportedException">The format is not known; the message lists those that are.</exception>
    public static IChatFormat For(string? template, string architecture, string? name, TimeProvider? time = null)
    {
        // guide-mini's template is plain ChatML: only its name tells that it knows the guide's tools by heart.
        if (name?.StartsWith("guide-mini", StringComparison.OrdinalIgnoreCase) == true)
            return new GuideMiniFormat();
        if (template is not null)
            return ByTemplate(template, time ?? TimeProvider.System) ?? throw Unknown($"its chat template is none of theirs: {Excerpt(template)}");
        return architecture switch
        {
            "qwen2" or "qwen2moe" or "qwen3" or "qwen3moe" => new ChatMlFormat(),
            "gemma2" or "gemma3" => new GemmaFormat(),
            _ => throw Unknown($"it has no chat template, and its architecture is {architecture}"),
        };
    }

    private static IChatFormat? ByTemplate(string template, TimeProvider time)
    {
        bool Has(string mark) => template.Contains(mark, StringComparison.Ordinal);
        return Has("<|im_start|>") ? ChatMlFormat.FromTemplate(template)
            : Has("<|start_header_id|>") ? Llama3Format.FromTemplate(template, time)
            : Has("<start_of_turn>") ? new GemmaFormat()
            : Has("[INST]") ? MistralFormat.FromTemplate(template)
            : null;
    }

    private static NotSupportedException Unknown(string why) => new(
        $"The model's chat format is not known ({why}). Known are {string.Join(", ", Known)}: choose a model of one of these families, or serve the model elsewhere and set Models:Guide:Endpoint.");

    private static string Excerpt(string template) => template.Length <= 80 ? template : template[..80] + " ...";
}
