namespace Assistant.Inference.Tests;

/// <summary>Tests that measure the process (its memory, its time) and so run while no other test does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class RunsAlone
{
    public const string Name = "runs alone";
}
