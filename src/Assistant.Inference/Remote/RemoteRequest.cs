using System.Text.Json;
using Assistant.Inference.ChatFormats;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using AIChatMessage = Microsoft.Extensions.AI.ChatMessage;
using AIChatResponseFormat = Microsoft.Extensions.AI.ChatResponseFormat;
using OpenAIMessage = OpenAI.Chat.ChatMessage;

namespace Assistant.Inference.Remote;

/// <summary>Writes a request in the types of the OpenAI library.</summary>
internal static class RemoteRequest
{
    /// <summary>
    /// The messages. Empty ones are left out, and so are results whose call is not in the conversation: servers refuse them.
    /// </summary>
    public static IReadOnlyList<OpenAIMessage> Messages(IReadOnlyList<AIChatMessage> messages, ChatOptions? options) =>
        [.. Transcript.Read(messages, options).SelectMany(Write)];

    /// <summary>Sampling, tools and response format.</summary>
    /// <exception cref="NotSupportedException">A tool is not a function.</exception>
    public static ChatCompletionOptions Options(ChatOptions? options)
    {
        var request = new ChatCompletionOptions
        {
            Temperature = options?.Temperature,
            TopP = options?.TopP,
            FrequencyPenalty = options?.FrequencyPenalty,
            PresencePenalty = options?.PresencePenalty,
            MaxOutputTokenCount = options?.MaxOutputTokens,
            ResponseFormat = ResponseFormat(options?.ResponseFormat),
        };
        foreach (var stop in options?.StopSequences ?? [])
            request.StopSequences.Add(stop);
        WriteExtensions(request, options);
        WriteTools(request, options);
        return request;
    }

    private static IEnumerable<OpenAIMessage> Write(Entry entry)
    {
        foreach (var result in entry.Results.Where(result => result.Tool.Length > 0))
            yield return new ToolChatMessage(result.CallId, TextCleaner.Clean(PromptJson.Result(result.Value, PromptJson.Compact)));
        var text = TextCleaner.Clean(entry.Text);
        if (entry.Role == ChatRole.Assistant && entry.Calls.Count > 0)
            yield return WriteCalls(entry, text);
        else if (text.Length > 0)
            yield return entry.Role == ChatRole.User ? new UserChatMessage(text)
                : entry.Role == ChatRole.Assistant ? new AssistantChatMessage(text)
                : new SystemChatMessage(text);
    }

    private static AssistantChatMessage WriteCalls(Entry entry, string text)
    {
        var message = new AssistantChatMessage(entry.Calls.Select(call => ChatToolCall.CreateFunctionToolCall(
            call.CallId, call.Name, BinaryData.FromString(PromptJson.Compact(PromptJson.Element(call.Arguments ?? new Dictionary<string, object?>()))))));
        if (text.Length > 0)
            message.Content.Add(ChatMessageContentPart.CreateTextPart(text));
        return message;
    }

    /// <summary>What chat completions lack or the library marks as preview: sent as plain members, which vLLM and llama-server read.</summary>
    private static void WriteExtensions(ChatCompletionOptions request, ChatOptions? options)
    {
#pragma warning disable SCME0001 // Patch is marked as preview in the library; the tests hold the bytes that it sends.
        if (options?.Seed is { } seed)
            request.Patch.Set("$.seed"u8, seed);
        if (options?.TopK is { } topK)
            request.Patch.Set("$.top_k"u8, topK);
#pragma warning restore SCME0001
    }

    private static void WriteTools(ChatCompletionOptions request, ChatOptions? options)
    {
        var tools = ToolSet.Of(options);
        foreach (var tool in tools.Tools)
            request.Tools.Add(ChatTool.CreateFunctionTool(tool.Name, tool.Description, BinaryData.FromString(tool.JsonSchema.GetRawText())));
        if (tools.Tools.Count == 0)
            return;
        request.ToolChoice = tools switch
        {
            { Named: { } name } => ChatToolChoice.CreateFunctionChoice(name),
            { MustCall: true } => ChatToolChoice.CreateRequiredChoice(),
            { MayCall: false } => ChatToolChoice.CreateNoneChoice(),
            _ => ChatToolChoice.CreateAutoChoice(),
        };
        request.AllowParallelToolCalls = options?.AllowMultipleToolCalls;
    }

    private static OpenAI.Chat.ChatResponseFormat? ResponseFormat(AIChatResponseFormat? format) => format switch
    {
        ChatResponseFormatJson { Schema: { } schema } json => OpenAI.Chat.ChatResponseFormat.CreateJsonSchemaFormat(
            json.SchemaName ?? "reply", BinaryData.FromString(JsonSerializer.Serialize(schema)), json.SchemaDescription),
        ChatResponseFormatJson => OpenAI.Chat.ChatResponseFormat.CreateJsonObjectFormat(),
        _ => null,
    };
}
