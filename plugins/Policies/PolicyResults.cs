namespace Assistant.Plugins.Policies;

/// <summary>Result of <c>answer_policy</c>, the best passage first.</summary>
public sealed record AnswerPolicyResult(IReadOnlyList<PassageView> Passages);

/// <summary>A passage of the shop's policy. <paramref name="Source"/> is what a shopper is shown: a file or a page.</summary>
public sealed record PassageView(string Id, string Title, string Heading, string Text, string Source);
