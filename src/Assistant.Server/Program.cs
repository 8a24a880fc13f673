await using var app = Assistant.Server.AssistantServer.Build();
await Assistant.Server.AssistantServer.RunAsync(app, CancellationToken.None);
