namespace RiskRegister.Domain.Imports;

/// <summary>
/// The headings by which this service's own exports say what no published register has, and by which an import reads them back: an export
/// imported into an empty register gives the register again, but for its history.
/// </summary>
public static class OwnExportColumns
{
    /// <summary>The permanent id. Rows that have one are known by it, whatever else they say.</summary>
    public const string Id = "Id";

    /// <summary>The revision exported. A row whose entry has changed since is refused as stale, where the row has changed, too.</summary>
    public const string Revision = "Revision";

    public const string Reference = "Reference";
    public const string SourceReference = "Source reference";

    /// <summary>"Risk" or "Opportunity": a proposal has no reference that says it.</summary>
    public const string Kind = "Kind";

    /// <summary>The day by which the target score is to be reached.</summary>
    public const string TargetDate = "Target score date";

    public const string Response = "Response";

    /// <summary>Codes, with commas between them.</summary>
    public const string Objectives = "Objectives";

    /// <summary>A line for each control, in their order; <see cref="None"/> where it has no owner of its own.</summary>
    public const string ControlOwners = "Control owners";

    /// <summary>A line for each control; <see cref="None"/> where nobody has said.</summary>
    public const string ControlEffectiveness = "Control effectiveness";

    /// <summary>A line for each control, as <see cref="OwnAssuranceText"/> writes it.</summary>
    public const string ControlAssurance = "Control assurance";

    public const string Status = "Status";
    public const string ClosureReason = "Closure reason";
    public const string LastReviewed = "Last reviewed";

    /// <summary>Which register keeps the entry: Corporate, Directorate or Service. A new one begins there, and none is moved.</summary>
    public const string Level = "Register level";

    /// <summary>A line for each action, in their order; <see cref="None"/> where it has no owner of its own.</summary>
    public const string ActionOwners = "Action owners";

    /// <summary>A line for each action, such as 2027-03-31; <see cref="None"/> where it has no day.</summary>
    public const string ActionDueDates = "Action due dates";

    /// <summary>A line for each action: open, done or dropped.</summary>
    public const string ActionStatuses = "Action statuses";

    /// <summary>A line for each action; <see cref="None"/> where nothing is reported.</summary>
    public const string ActionProgress = "Action progress";

    // What workbooks show beside the entries, and what is worked out in them: none of it is read.
    static readonly string[] ShownSheets = ["Highlights", "Heat maps", "Key", "How to fill in", "Lists"];
    static readonly string[] ShownColumns = ["Direction in words", "Movement", "Corrections", "Publication"];
    static readonly string[] ShownFields =
        ["quarter", "onRegister", "appetite", "directionOfTravel.stated", "directionOfTravel.statedAt", "closure.closedAt"];

    const string BandColumn = "Band";

    /// <summary>Whether a sheet of our own workbooks is there only to be looked at.</summary>
    public static bool IsShownSheet(string? title) => title is not null && ShownSheets.Contains(title, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a column of our own exports is there only to be looked at.</summary>
    public static bool IsShownColumn(string heading) => ShownColumns.Contains(heading, StringComparer.OrdinalIgnoreCase)
        || ShownFields.Contains(heading, StringComparer.Ordinal)
        || string.Equals(heading, BandColumn, StringComparison.OrdinalIgnoreCase)
        || heading.EndsWith($" {BandColumn}", StringComparison.OrdinalIgnoreCase);

    /// <summary>Which scores were assumed, as <see cref="OwnExportText.Assumptions"/> writes it.</summary>
    public const string Assumed = "Assumed";

    /// <summary>"Residual score" and "impact" make "Residual impact", as imports read it.</summary>
    public static string PartOf(string label, string part)
    {
        foreach (var noun in (ReadOnlySpan<string>)["score", "rating"])
        {
            if (!label.EndsWith(noun, StringComparison.OrdinalIgnoreCase)) continue;
            var heading = $"{label[..^noun.Length].TrimEnd()} {part}".TrimStart();
            return $"{char.ToUpperInvariant(heading[0])}{heading[1..]}";
        }

        return $"{label} {part}";
    }

    /// <summary>What workbooks call the sheet of actions.</summary>
    public const string ActionSheet = "Actions";

    /// <summary>On the sheet of actions: the reference of the action's entry.</summary>
    public const string ActionEntry = "Entry";

    public const string ActionText = "Action";
    public const string ActionOwner = "Action owner";
    public const string ActionDue = "Due";
    public const string ActionStatus = "Action status";

    /// <summary>The action's number within its entry.</summary>
    public const string ActionNumber = "Action ID";

    public const string ActionEntryId = "Entry ID";

    public const string ExemptParagraph = "Exempt paragraph";
    public const string ExemptReason = "Exempt reason";

    /// <summary>Stands for nothing in a line that must not be blank.</summary>
    public const string None = "-";
}
