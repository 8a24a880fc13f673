using System.ComponentModel.DataAnnotations;

namespace Assistant.Guide;

/// <summary>Section <c>Guide</c>: limits of one turn.</summary>
public sealed class GuideOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Guide";

    /// <summary>Seconds that the model may work on one turn, 1-300, default 30. After that the reply is rendered from what the tools found.</summary>
    [Range(1, 300, ErrorMessage = "Guide:TurnSeconds must be from 1 to 300.")]
    public int TurnSeconds { get; set; } = 30;

    /// <summary>Seconds that one tool call may take, 1-60, default 5.</summary>
    [Range(1, 60, ErrorMessage = "Guide:ToolSeconds must be from 1 to 60.")]
    public int ToolSeconds { get; set; } = 5;

    /// <summary>Times the model may be asked within one turn before it must answer, 1-8, default 4.</summary>
    [Range(1, 8, ErrorMessage = "Guide:MaxRounds must be from 1 to 8.")]
    public int MaxRounds { get; set; } = 4;

    /// <summary>Earlier turns that the model is shown and that count as evidence, 0-20, default 6.</summary>
    [Range(0, 20, ErrorMessage = "Guide:HistoryTurns must be from 0 to 20.")]
    public int HistoryTurns { get; set; } = 6;

    /// <summary>Tokens of one reply, 32-4096, default 400.</summary>
    [Range(32, 4096, ErrorMessage = "Guide:MaxReplyTokens must be from 32 to 4096.")]
    public int MaxReplyTokens { get; set; } = 400;

    /// <summary>Turns of one conversation that may wait for the one that runs, 0-32, default 4. More are refused as <c>busy</c>.</summary>
    [Range(0, 32, ErrorMessage = "Guide:WaitingTurns must be from 0 to 32.")]
    public int WaitingTurns { get; set; } = 4;

    /// <summary>Failures of the model in a row after which it counts as dead in health and metrics, 1-100, default 3.</summary>
    [Range(1, 100, ErrorMessage = "Guide:DeadAfterFailures must be from 1 to 100.")]
    public int DeadAfterFailures { get; set; } = 3;

    /// <summary>Characters (UTF-16 units) of one message.</summary>
    public const int MaxMessageLength = 4_000;
}
