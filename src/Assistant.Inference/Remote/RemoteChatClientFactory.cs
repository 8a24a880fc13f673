using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using OpenAI;
using OpenAI.Chat;

namespace Assistant.Inference.Remote;

/// <summary>Makes the chat client of an OpenAI-compatible server (<c>Models:Guide:Endpoint</c>): OpenAI itself, vLLM, llama-server, Ollama.</summary>
public static class RemoteChatClientFactory
{
    /// <summary>Creates the client; nothing is sent before the first request.</summary>
    /// <param name="options">With <see cref="GuideModelOptions.Endpoint"/> and <see cref="GuideModelOptions.Name"/> set.</param>
    /// <param name="loggerFactory">Gets one line a request, without its text and without the key.</param>
    /// <param name="time">Clock for durations; null: the system's.</param>
    /// <exception cref="ModelStartException">The settings cannot work; the message names the one to change.</exception>
    public static IChatClient Create(GuideModelOptions options, ILoggerFactory loggerFactory, TimeProvider? time = null)
    {
        var endpoint = CheckEndpoint(options.Endpoint);
        if (string.IsNullOrWhiteSpace(options.Name))
            throw new ModelStartException("Models:Guide:Name is empty: set it to the model's name on the server of Models:Guide:Endpoint.");
        var logger = loggerFactory.CreateLogger<RemoteChatClient>();
        if (options.ApiKey is not null && endpoint.Scheme == Uri.UriSchemeHttp && !endpoint.IsLoopback)
            RemoteLog.KeyInTheClear(logger, endpoint.Host);
        var clientOptions = new OpenAIClientOptions
        {
            Endpoint = endpoint,
            NetworkTimeout = TimeSpan.FromSeconds(options.EndpointTimeoutSeconds),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0), // The turn has a time limit of its own: the guide decides what to do next.
        };
#pragma warning disable OPENAI001 // Marked as preview; the only constructor that can do without a key.
        var client = new ChatClient(options.Name, Authentication(options.ApiKey), clientOptions);
#pragma warning restore OPENAI001
        return new RemoteChatClient(client, options.Name, endpoint, new RemoteFaults(endpoint, options), logger, time ?? TimeProvider.System);
    }

    private static Uri CheckEndpoint(Uri? endpoint)
    {
        if (endpoint is null)
            throw new ModelStartException("Models:Guide:Endpoint is empty: set it to the base address of the server, such as http://127.0.0.1:8000/v1.");
        if (!endpoint.IsAbsoluteUri || (endpoint.Scheme != Uri.UriSchemeHttp && endpoint.Scheme != Uri.UriSchemeHttps))
            throw new ModelStartException($"Models:Guide:Endpoint must be an http or https address such as http://127.0.0.1:8000/v1, not {endpoint.OriginalString}.");
        if (endpoint.UserInfo.Length > 0)
            throw new ModelStartException("Models:Guide:Endpoint must not hold a user name or password: put the key into Models:Guide:ApiKey.");
        return endpoint;
    }

    private static AuthenticationPolicy Authentication(string? apiKey) => string.IsNullOrEmpty(apiKey)
        ? new NoAuthentication()
        : ApiKeyAuthenticationPolicy.CreateHeaderApiKeyPolicy(new ApiKeyCredential(apiKey), "Authorization", "Bearer");
}
