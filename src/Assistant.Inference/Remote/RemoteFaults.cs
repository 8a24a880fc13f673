using System.ClientModel;
using System.Globalization;
using System.Text.Json;

namespace Assistant.Inference.Remote;

/// <summary>Turns faults of the client library into exceptions that say what to mend.</summary>
internal sealed class RemoteFaults(Uri endpoint, GuideModelOptions options)
{
    private const int MaxDetail = 300;
    private static readonly TimeSpan DefaultRetryAfter = TimeSpan.FromSeconds(5);

    /// <summary>The exception to throw instead; a cancellation by the caller stays what it is.</summary>
    public Exception Map(Exception fault, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested && fault is OperationCanceledException)
            return fault;
        return fault switch
        {
            ModelUnavailableException or ModelBusyException or NotSupportedException => fault,
            ClientResultException { Status: 429 } busy => new ModelBusyException(RetryAfter(busy), endpoint),
            ClientResultException { Status: 503 } busy when HasRetryAfter(busy) => new ModelBusyException(RetryAfter(busy), endpoint),
            ClientResultException refused => new ModelUnavailableException(Explain(refused), fault),
            OperationCanceledException or TimeoutException => new ModelUnavailableException(
                $"The model server at {endpoint} was silent for {options.EndpointTimeoutSeconds} s. Check its load, or raise Models:Guide:EndpointTimeoutSeconds.", fault),
            JsonException or FormatException or KeyNotFoundException or InvalidOperationException => new ModelUnavailableException(
                $"The server at {endpoint} answered with something else than chat completions: is Models:Guide:Endpoint right? (it usually ends with /v1)", fault),
            AggregateException { InnerException: { } inner } => Map(inner, cancellationToken),
            _ => new ModelUnavailableException($"The model server at {endpoint} cannot be reached or broke off: {Safe(fault.Message)}", fault),
        };
    }

    private string Explain(ClientResultException fault) => fault.Status switch
    {
        0 => $"The model server at {endpoint} cannot be reached: is it running? ({Safe(fault.Message)})",
        401 or 403 => $"The model server at {endpoint} refused the key: set Models:Guide:ApiKey (environment: Models__Guide__ApiKey).",
        404 => $"The model server at {endpoint} knows no model {options.Name}, or the address is not its base: check Models:Guide:Name and Models:Guide:Endpoint (it usually ends with /v1).",
        >= 500 => $"The model server at {endpoint} failed with status {fault.Status}: {Safe(fault.Message)}",
        _ => $"The model server at {endpoint} refused the request with status {fault.Status}: {Safe(fault.Message)}",
    };

    /// <summary>A server's message may repeat the key and may be long.</summary>
    private string Safe(string message)
    {
        var safe = string.IsNullOrEmpty(options.ApiKey) ? message : message.Replace(options.ApiKey, "(key)", StringComparison.Ordinal);
        safe = string.Join(' ', safe.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return safe.Length <= MaxDetail ? safe : safe[..MaxDetail] + " ...";
    }

    private static bool HasRetryAfter(ClientResultException fault) => fault.GetRawResponse()?.Headers.TryGetValue("Retry-After", out _) == true;

    private static TimeSpan RetryAfter(ClientResultException fault) =>
        fault.GetRawResponse()?.Headers.TryGetValue("Retry-After", out var value) == true
        && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 86_400
            ? TimeSpan.FromSeconds(seconds)
            : DefaultRetryAfter;
}
