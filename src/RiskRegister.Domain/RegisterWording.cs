using System.Globalization;

namespace RiskRegister.Domain;

/// <summary>What documents say besides the entries, in the words that a committee is used to.</summary>
public static class RegisterWording
{
    public const string NotForPublication = "Not for publication";

    public const string Draft = "Draft, not a snapshot";

    public const string NotYetPublished = "Snapshot, not yet published";

    /// <summary>"Not for publication by virtue of paragraphs 1 and 3 of Part 1 of Schedule 12A to the Local Government Act 1972".</summary>
    /// <param name="paragraphs">Those that the exempt entries cite, in any order; none when nothing is exempt.</param>
    public static string NotForPublicationUnder(IEnumerable<string> paragraphs)
    {
        string[] cited = [.. paragraphs.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return cited.Length == 0
            ? NotForPublication
            : $"{NotForPublication} by virtue of {Wording.Noun(cited.Length, "paragraph", "paragraphs")} {Wording.Joined(cited)} of Part 1 "
                + "of Schedule 12A to the Local Government Act 1972";
    }

    /// <summary>"Exempt under paragraph 3: the reason".</summary>
    public static string Exempt(Exemption exemption) => $"Exempt under paragraph {exemption.Paragraph}: {exemption.Reason}";

    public static string PublishedOn(DateOnly day) => $"Published on {Day(day)}";

    /// <summary>The mark that a corrected entry bears.</summary>
    public static string Corrected(DateOnly day, string note) => $"{CorrectedOn(day)} {note}";

    /// <summary>What comes before the note of a correction.</summary>
    public static string CorrectedOn(DateOnly day) => $"Corrected on {Day(day)}:";

    /// <summary>What a report in Part II says of the public interest (Local Government
    /// Act 1972, Schedule 12A, Part 2, paragraph 10).</summary>
    public const string PublicInterest = "In all the circumstances of the case, the public interest in maintaining the exemption outweighs "
        + "the public interest in disclosing the information.";

    /// <summary>Said where a first page has no room for all entries.</summary>
    public static string OnlyTheMostSignificant(int named, int entries) =>
        $"The {named} most significant of {entries} entries are named here; the others follow in the order of the register.";

    /// <summary>The mark of a corrected entry among highlights, which stay as they were drawn up.</summary>
    public static string CorrectedSince(DateOnly day) => $"(Entry corrected on {Day(day)}.)";

    /// <summary>Said of scores whose factors nobody has confirmed.</summary>
    /// <param name="scores">At least one: "the residual score".</param>
    public static string Assumed(IReadOnlyList<string> scores) =>
        $"Impact and likelihood of {Wording.Joined(scores)} are assumed from the product; nobody has confirmed them.";

    public static string LastReviewed(DateOnly day) => $"Last reviewed {Day(day)}";

    /// <summary>What stands instead of a table that has no row.</summary>
    public static string NoneOnRegister(EntryKind kind) =>
        $"There are no {(kind == EntryKind.Risk ? "risks" : "opportunities")} on the register.";

    /// <summary>The same in an annex of what is exempt.</summary>
    public static string NoneExempt(EntryKind kind) => $"No {(kind == EntryKind.Risk ? "risk" : "opportunity")} on the register is exempt.";

    /// <summary>"5 December 2016".</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>"December 2016".</summary>
    public static string Month(DateOnly day) => day.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    public static DirectionMeaning MeaningOf(Direction direction, EntryKind kind) => (direction, kind) switch
    {
        (Direction.Level, _) => DirectionMeaning.Unchanged,
        (Direction.Upwards, EntryKind.Risk) or (Direction.Downwards, EntryKind.Opportunity) => DirectionMeaning.Worsening,
        _ => DirectionMeaning.Improving,
    };

    /// <summary>Said where a live register has no highlights yet.</summary>
    public const string NoHighlightsYet = "Highlights are drawn up when the quarter's snapshot is taken.";

    /// <summary>Said under a direction that opposes the movement of the residual score.</summary>
    public const string ContradictsMovement = "The residual score has moved the other way.";
}
