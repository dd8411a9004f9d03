namespace RiskRegister.UseCases.Storage;

/// <summary>Whether a minute has elapsed, whatever the clock says, since this was last so; at first it is.</summary>
public sealed class EachMinute(TimeProvider clock)
{
    long? since;

    public bool IsDue()
    {
        if (since is { } last && clock.GetElapsedTime(last) < TimeSpan.FromMinutes(1)) return false;
        since = clock.GetTimestamp();
        return true;
    }
}
