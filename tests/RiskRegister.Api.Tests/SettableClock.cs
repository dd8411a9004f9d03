namespace RiskRegister.Api.Tests;

/// <summary>Runs with the machine's clock, and can be set off from it.</summary>
public sealed class SettableClock : TimeProvider
{
    TimeSpan ahead;
    TimeSpan stepped;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead + stepped;

    public override long GetTimestamp() => System.GetTimestamp() + (long)(ahead.TotalSeconds * TimestampFrequency);

    /// <summary>As when somebody sets the machine's clock: instants jump, and no time has elapsed.</summary>
    public void Step(TimeSpan by) => stepped += by;

    public void Advance(TimeSpan by) => ahead += by;

    public void Set(DateTimeOffset now) => ahead = now - System.GetUtcNow();
}
