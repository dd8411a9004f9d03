namespace RiskRegister.UseCases.Operations;

/// <summary>How long is kept what is not kept for good.</summary>
public sealed record RetentionSettings
{
    /// <summary>Whether this instance removes it; one of several does at a time.</summary>
    public bool Sweep { get; init; } = true;

    /// <summary>Answers under an Idempotency-Key: clients may rely on a day.</summary>
    public int AnswersHours { get; init; } = 24;

    /// <summary>Sessions of pages that nobody uses: they end then.</summary>
    public int SessionsHours { get; init; } = 12;

    /// <summary>Files that were sent to a page to be imported, imported or not.</summary>
    public int UploadsHours { get; init; } = 2;

    /// <summary>What was sent to webhooks, or given up; what is yet to be sent stays.</summary>
    public int DeliveriesDays { get; init; } = 90;

    /// <summary>E-mails, which have people's addresses.</summary>
    public int MailsDays { get; init; } = 31;

    /// <summary>Deputies whose time is over.</summary>
    public int DeputiesDays { get; init; } = 365;

    const int LongestHours = 24 * 30;
    const int LongestDays = 3660;

    /// <summary>What is wrong with it, a sentence each.</summary>
    public IEnumerable<string> Faults()
    {
        if (AnswersHours is < 24 or > LongestHours) yield return $"AnswersHours must be 24 to {LongestHours}.";
        if (SessionsHours is < 1 or > LongestHours) yield return $"SessionsHours must be 1 to {LongestHours}.";
        if (UploadsHours is < 1 or > LongestHours) yield return $"UploadsHours must be 1 to {LongestHours}.";
        foreach (var (name, days) in new[]
        {
            (nameof(DeliveriesDays), DeliveriesDays), (nameof(MailsDays), MailsDays), (nameof(DeputiesDays), DeputiesDays),
        })
        {
            if (days is < 1 or > LongestDays) yield return $"{name} must be 1 to {LongestDays}.";
        }
    }
}
