namespace RiskRegister.Domain.Imports;

/// <summary>Columns that say who may see an entry, and why others may not.</summary>
internal sealed class ExemptColumns(List<ColumnDraft> columns)
{
    // Folded, of a column that says why what stands before it is so.
    static readonly string[] Reasons =
        ["why", "if yes why", "if so why", "if yes reason", "if yes state reason", "reason", "reason why", "ground", "justification",
            "if exempt why", "if confidential why", "why exempt"];

    /// <summary>"Confidential? (Y/N)", and right behind it "If yes, why".</summary>
    public void ReadReasons()
    {
        if (columns.Exists(column => column.Is(ImportField.ExemptReason))) return;
        foreach (var (before, column) in columns.Zip(columns.Skip(1)))
        {
            if (column is { IsMapped: false, IsRead: false, Reason: null } && before.Is(ImportField.Exempt)
                && Reasons.Contains(HeadingNames.FoldedHeading(column.Name)))
                column.Become(ImportField.ExemptReason, Sureness.Likely);
        }
    }

    /// <summary>"In camera? Yes", "Agenda: Closed", "Committee part: B".</summary>
    public static bool SaysWhoMaySee(ColumnDraft column) => column.Reason is null && column.Sample.Filled > 0
        && ((ExemptHeading.Asks(column.Name) && (column.Sample.HasSomeAnswers || column.Sample.HasSomeMarking
                || (column.Sample.IsShort && (ExemptHeading.SenseOf(column.Name) == ExemptSense.Neither || IsOfExemption(column)))))
            || (ExemptHeading.NamesAudience(column.Name) && column.Sample.IsShort && IsOfWords(column))
            || (ExemptHeading.NamesMeeting(column.Name) && column.Sample.HasMarkings)
            || (ExemptHeading.NamesPart(column.Name) && column.Sample.IsShort));

    // "Sensitive: Commercially", "Exempt until: 31/03/27"; not "Private sector partner: Acme".
    static bool IsOfExemption(ColumnDraft column) => HeadingNames.FoldedHeading(column.Name) is var words
        && (words.StartsWith("exempt", StringComparison.Ordinal) || (!words.Contains(' ', StringComparison.Ordinal) && IsOfWords(column)));

    static bool IsOfWords(ColumnDraft column) => column.Sample is { HasSteps: false, HasFigures: false };

    /// <summary>"Access: by the north gate", "Sensitivity: high"; and "Publish?" that nobody filled in.</summary>
    public static bool SaysNothing(ColumnDraft column) => column.Sureness == Sureness.Likely
        ? !column.Sample.HasSomeMarking
        : column.Sample.Filled == 0 && ExemptHeading.SenseOf(column.Name) != ExemptSense.YesIsExempt;
}
