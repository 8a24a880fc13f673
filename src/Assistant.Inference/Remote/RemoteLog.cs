using Microsoft.Extensions.Logging;

namespace Assistant.Inference.Remote;

internal static partial class RemoteLog
{
    [LoggerMessage(1, LogLevel.Debug, "{Model} answered in {Milliseconds} ms: {PromptTokens} prompt tokens, {GeneratedTokens} generated")]
    public static partial void Answered(ILogger logger, string model, double milliseconds, long? promptTokens, long? generatedTokens);

    [LoggerMessage(2, LogLevel.Warning, "The model server at {Host} gave no answer: {Reason}")]
    public static partial void Failed(ILogger logger, string host, string reason);

    [LoggerMessage(3, LogLevel.Warning, "Models:Guide:ApiKey travels unencrypted to {Host}: use an https address for Models:Guide:Endpoint")]
    public static partial void KeyInTheClear(ILogger logger, string host);
}
