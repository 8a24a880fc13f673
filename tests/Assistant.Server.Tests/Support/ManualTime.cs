namespace Assistant.Server.Tests.Support;

/// <summary>The clock of the machine, moved by the test.</summary>
internal sealed class ManualTime : TimeProvider
{
    private TimeSpan _ahead;

    public void Advance(TimeSpan by) => _ahead += by;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _ahead;
}

/// <summary>A clock that stands still.</summary>
internal sealed class StandingTime : TimeProvider
{
    private readonly DateTimeOffset _now = System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => _now;
}
