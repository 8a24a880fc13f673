using System.CommandLine;

namespace Assistant.Cli.Verbs;

/// <summary>All verbs; without one the guide is served.</summary>
internal static class RootVerb
{
    public static RootCommand Create()
    {
        var root = new RootCommand("Assistant: a shopping guide that runs on one ordinary computer. Without a verb it serves the web chat.")
        {
            ServeVerb.Create(),
            AskVerb.Create(),
            ChatVerb.Create(),
            ImportVerb.Create(),
            DemoVerb.Create(),
            ModelsVerb.Create(),
            BenchVerb.Create(),
        };
        root.HelpName = "./run";
        CommonOptions.AddTo(root);
        root.SetAction(ServeVerb.RunAsync);
        return root;
    }
}
