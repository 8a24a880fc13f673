using System.Diagnostics;
using Assistant.Inference;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Assistant.Guide.ToolLoop;

/// <summary>Asks the model once, streaming, and keeps count of its time, tokens and health.</summary>
internal sealed partial class ModelCaller(IChatClient model, ModelHealth health, ILogger<ModelCaller> logger)
{
    private readonly ModelDescription? _description = model.GetService(typeof(ModelDescription)) as ModelDescription;

    /// <summary>As shown in records.</summary>
    public string Name => _description?.Name ?? (model.GetService(typeof(ChatClientMetadata)) as ChatClientMetadata)?.DefaultModelId ?? "unknown";

    /// <summary>True for models that were trained on the guide's tools: small ones, whose choices are checked against the shopper's words.</summary>
    public bool KnowsTools => _description?.KnowsTools ?? false;

    /// <summary>False: the reply about a tool's result is rendered, the model is not asked for it.</summary>
    public bool WritesReplies => _description?.WritesReplies ?? true;

    /// <summary>Asks; gives the calls the model made and hands its text to <paramref name="onText"/> as it comes. Null: the model failed.</summary>
    /// <param name="onText">Takes text; false ends the answer early.</param>
    /// <param name="modelTime">Ends the model's part of the turn.</param>
    /// <param name="cancellationToken">Ends the turn.</param>
    /// <exception cref="OperationCanceledException">The turn was cancelled.</exception>
    /// <exception cref="PromptTooLongException">The prompt does not fit.</exception>
    public async Task<ModelAnswer?> AskAsync(
        ActiveTurn turn, IReadOnlyList<ChatMessage> messages, ChatOptions options, Func<string, bool> onText, CancellationToken modelTime, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        UsageDetails? usage = null;
        List<FunctionCallContent> calls = [];
        var text = "";
        try
        {
            await foreach (var update in model.GetStreamingResponseAsync(messages, options, modelTime))
            {
                calls.AddRange(update.Contents.OfType<FunctionCallContent>());
                foreach (var content in update.Contents.OfType<UsageContent>())
                    (usage ??= new()).Add(content.Details);
                text += update.Text;
                if (update.Text.Length > 0 && !onText(update.Text))
                    break;
            }
            health.Answered();
            return new ModelAnswer(text, calls);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (PromptTooLongException)
        {
            throw;
        }
        catch (ModelBusyException)
        {
            LogBusy(); // busy is not broken
            return null;
        }
        catch (Exception fault)
        {
            if (fault is OperationCanceledException)
                LogLate(Name);
            else
                LogFault(fault, Name);
            health.Failed();
            return null;
        }
        finally
        {
            turn.CountModel(began, usage);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The model's queue is full: the turn is answered without it")]
    private partial void LogBusy();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Model {Model} took too long: the turn is answered without it")]
    private partial void LogLate(string model);

    [LoggerMessage(Level = LogLevel.Error, Message = "Model {Model} failed: the turn is answered without it")]
    private partial void LogFault(Exception fault, string model);
}

/// <summary>What the model said in one answer.</summary>
internal sealed record ModelAnswer(string Text, IReadOnlyList<FunctionCallContent> Calls);
