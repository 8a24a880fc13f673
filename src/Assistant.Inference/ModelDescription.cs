namespace Assistant.Inference;

/// <summary>What is known of the model behind an <c>IChatClient</c>; ask for it with <c>client.GetService(typeof(ModelDescription))</c>.</summary>
/// <param name="Name">As shown in records: <c>guide-mini-0</c>.</param>
/// <param name="Format">Name of its chat format, or <c>openai</c> for a remote one.</param>
/// <param name="KnowsTools">True for models trained on the guide's tools: they need neither instructions nor a tool list.</param>
/// <param name="Device"><c>cpu</c>, <c>cuda:0</c> or <c>remote</c>.</param>
/// <param name="ContextLength">Tokens of one conversation, 0 when unknown.</param>
/// <param name="WritesReplies">False for models whose card says that their own words about a tool's result seldom stand: they choose the tool, templates speak.</param>
public sealed record ModelDescription(string Name, string Format, bool KnowsTools, string Device, int ContextLength, bool WritesReplies = true);
