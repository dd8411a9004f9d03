namespace RiskRegister.Domain.Imports;

/// <summary>
/// Which rows of a part stand below a line that says they are exempt: those up to the next line of the kind. A line right below it names
/// one of several groups that are exempt, and the next ones do, too, until one says that it is public.
/// </summary>
internal sealed class ExemptRows
{
    readonly ExemptSections sections;
    readonly SourceTable table;
    readonly ExemptCaption? part;
    bool hasEntries;
    bool hasGroups;

    /// <param name="part">What stands above all of the part.</param>
    public ExemptRows(ExemptSections sections, SourceTable table, ExemptCaption? part) =>
        (this.sections, this.table, this.part, Above) = (sections, table, part, part);

    /// <summary>What says of the next row that it is exempt.</summary>
    public ExemptCaption? Above { get; private set; }

    public void PassEntry() => hasEntries = true;

    public void PassSection(string text, SourceRow row)
    {
        var noted = sections.Notes.In(row);
        var said = ExemptNotices.OfAll(text, table, sections.Notes.Names);
        if ((said ?? (noted is null ? null : noted with { IsClear = false })) is { } caption)
        {
            (Above, hasGroups) = (sections.Below(caption, table, row.Number) ?? part, false);
        }
        else if (ExemptCaption.SaysPublic(text))
        {
            (Above, hasGroups) = (part, false);
        }
        else if (!hasEntries)
        {
            hasGroups = true;
        }
        else if (!hasGroups)
        {
            Above = part;
        }

        hasEntries = false;
    }
}
