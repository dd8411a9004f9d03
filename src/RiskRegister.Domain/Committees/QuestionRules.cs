namespace RiskRegister.Domain.Committees;

/// <summary>What is said of a question that a member asks about entries at a meeting.</summary>
/// <param name="AskedBy">"County Councillor Holt".</param>
/// <param name="Entries">References or ids.</param>
/// <param name="AssignedTo">The post that is to answer; null while none is named.</param>
/// <param name="DueOn">By when; said where a post is to answer.</param>
/// <param name="Exempt">Whether it is exempt whatever its entries are; one about an exempt entry is exempt anyway.</param>
public sealed record QuestionPlan(
    string AskedBy, string Text, IReadOnlyList<string> Entries, string? AssignedTo, DateOnly? DueOn, bool Exempt);

/// <summary>Where a question stands.</summary>
public enum QuestionState
{
    Open,
    Answered,
    Withdrawn,
}

/// <summary>What questions and answers must satisfy. Each gives its faults by the member's path.</summary>
public static class QuestionRules
{
    public const int AskedBy = 200;

    /// <summary>Of a question, and of an answer.</summary>
    public const int Text = 4_000;

    /// <summary>That one question is about.</summary>
    public const int Entries = 20;

    public static void Check(QuestionPlan question, Faults faults)
    {
        faults.AddUnlessCovered("askedBy", TextRules.LineFault(question.AskedBy, AskedBy));
        CheckText("text", question.Text, faults);
        if (question.Entries.Count is 0 or > Entries) faults.AddUnlessCovered("entries", $"must be 1 to {Entries} entries");
        if (question.AssignedTo is { } post) faults.AddUnlessCovered("assignedTo", TextRules.LineFault(post, EntryLimits.Owner));
        if (question.AssignedTo is not null && question.DueOn is null)
            faults.AddUnlessCovered("dueOn", "is required where a post is to answer");
        if (question.DueOn?.Year is <= Quarter.FirstYear or > Quarter.LastYear)
            faults.AddUnlessCovered("dueOn", "must be in the years 1901 to 2199");
    }

    /// <summary>Something to read, in any number of lines.</summary>
    public static void CheckText(string path, string text, Faults faults) =>
        faults.AddUnlessCovered(path, TextRules.RequiredProseFault(text, Text));
}
