using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Assistant.Inference;

/// <summary>Loads the model when the host starts and has it generate one token, so that the first shopper does not wait for cold memory.</summary>
internal sealed class ModelStarter(IServiceProvider services) : IHostedService, IModelReadiness
{
    private volatile bool _ready;

    public bool IsReady => _ready;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        // Loading blocks; the host must still be able to stop.
        var client = await Task.Run(services.GetRequiredService<IChatClient>, cancellationToken);
        if (client.GetService<Llama.LlamaChatClient>() is { } local)
            await local.GetResponseAsync([new ChatMessage(ChatRole.User, "hello")], new ChatOptions { MaxOutputTokens = 1 }, cancellationToken);
        _ready = true;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _ready = false;
        return Task.CompletedTask;
    }
}
