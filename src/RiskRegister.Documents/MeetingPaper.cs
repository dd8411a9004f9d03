namespace RiskRegister.Documents;

/// <summary>What a report to a committee says beside its texts, once it is a meeting's.</summary>
public sealed record MeetingPaper
{
    /// <summary>When it was published with the agenda; null for a draft.</summary>
    public DateOnly? PublishedOn { get; init; }

    /// <summary>Matters arising: what the body asked before. Those of a public edition have nothing exempt among them.</summary>
    public IReadOnlyList<MatterArising> Arising { get; init; } = [];

    /// <summary>In the order in which it was handed out.</summary>
    public IReadOnlyList<HandedOut> HandedOut { get; init; } = [];
}

/// <summary>What a member asked at an earlier meeting, and what was answered.</summary>
/// <param name="Question">Its permanent id.</param>
/// <param name="About">References of entries, as "CR20".</param>
/// <param name="AskedOn">The day of that meeting.</param>
/// <param name="Text">May have several paragraphs.</param>
/// <param name="Post">Which is to answer, or has; null where none is named.</param>
/// <param name="DueOn">By when.</param>
/// <param name="Answer">May have several paragraphs; null while there is none.</param>
public sealed record MatterArising(
    Guid Question, IReadOnlyList<string> About, string AskedBy, DateOnly AskedOn, string Text, string? Post, DateOnly? DueOn,
    string? Answer, DateOnly? AnsweredOn);

/// <summary>Text that was handed out after the report was published.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Text">May have several paragraphs.</param>
public sealed record HandedOut(int Number, string Text, DateOnly On);
