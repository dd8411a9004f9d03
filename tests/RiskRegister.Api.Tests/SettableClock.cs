namespace RiskRegister.Api.Tests;

/// <summary>Runs with the machine's clock, and can be set off from it.</summary>
public sealed class SettableClock : TimeProvider
{
    TimeSpan ahead;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;

    public override long GetTimestamp() => System.GetTimestamp() + (long)(ahead.TotalSeconds * TimestampFrequency);

    public void Advance(TimeSpan by) => ahead += by;

    public void Set(DateTimeOffset now) => ahead = now - System.GetUtcNow();
}
