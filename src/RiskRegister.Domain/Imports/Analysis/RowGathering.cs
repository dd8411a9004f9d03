namespace RiskRegister.Domain.Imports;

/// <summary>
/// Gathers the rows below a row of headings into entries: rows that continue the one above, rows that are one action each, and rows that
/// are no entries at all, which are named.
/// </summary>
internal sealed class RowGathering(HeadingSearch search, Decisions decisions, LeftOutRows leftOut, ExemptSections exemptions)
{
    const int LongestSection = 60;
    const int FewestColumns = 3;
    const int MostOfKey = 3;
    const string SectionRows = "section-rows";

    /// <summary>The entries of a part, in order.</summary>
    /// <param name="said">The kind that the headings, the sheet or the file say.</param>
    /// <param name="next">The part below it, of which its last row may be the caption.</param>
    /// <param name="above">What stands above all of it and says that it is exempt.</param>
    public List<RowDraft> Gather(
        SourceTable table, TablePart part, TableContext context, EntryKind? said, TablePart? next, ExemptCaption? above)
    {
        var work = new Work(table, part, context, said, next, search, decisions, leftOut, exemptions, above);
        return work.Run();
    }

    sealed class Work(
        SourceTable table,
        TablePart part,
        TableContext context,
        EntryKind? said,
        TablePart? next,
        HeadingSearch search,
        Decisions decisions,
        LeftOutRows leftOut,
        ExemptSections exemptions,
        ExemptCaption? above)
    {
        readonly ImportMapping mapping = decisions.Mapping;
        readonly TableLayout layout = part.Layout!;
        readonly DraftMaking making = new(table, context, part.Layout!, leftOut, exemptions.Notes);
        readonly RowNeighbours neighbours = new(table, part);
        readonly ExemptRows exempt = new(exemptions, table, above);
        readonly SectionStatuses statuses = new(table, decisions);
        readonly ExemptRemarks remarks = new(table, part, decisions, exemptions);
        readonly ClosedRemarks closings = new(part);
        readonly GatheredEntries entries = new(table, part, decisions.Mapping.Rows, leftOut);
        readonly int readColumns = part.Layout!.Columns.Count(column => column.Fields.Count > 0);
        string? section;
        EntryKind? sectionKind;
        RowStatus? tableStatus;
        RowStatus? sectionStatus;
        bool isInKey;
        bool hasSections;

        public List<RowDraft> Run()
        {
            tableStatus = NamesAbove.Of(table).Where(name => UnlistedWords.AreIn(name) || IsNamedClosed(name))
                .Select(name => statuses.Below(name, table.Rows[part.Heading])).FirstOrDefault(status => status is not null);
            sectionStatus = (part.Caption is { } caption ? statuses.Below(caption, table.Rows[part.Heading]) : null) ?? tableStatus;
            section = ServiceAbove();
            var unfilled = FirstUnfilled();
            for (var index = part.First; index < part.End; index++)
            {
                var row = table.Rows[index];
                if (RowSigns.IsBlank(row))
                {
                    if (RowSigns.HasStruckText(row)) leftOut.Add(table, row, LeftOutReason.Struck, RowSigns.StruckText(row));
                }
                else if (row.IsHidden && mapping.HiddenRows != HiddenMeaning.Read)
                {
                    leftOut.Add(table, row, LeftOutReason.Hidden, RowSigns.FirstText(row));
                }
                else if (index >= unfilled || neighbours.IsNumberAlone(index))
                {
                    leftOut.Add(table, row, LeftOutReason.Blank, RowSigns.FirstText(row));
                }
                else if (search.IsHeadingAgain(table, index, part))
                {
                    // Printed again on the next page.
                }
                else
                {
                    Take(row, index);
                }
            }

            entries.Finish();
            if (hasSections && SectionAbove() is { } above) leftOut.Add(table, above, LeftOutReason.Section, RowSigns.FirstText(above));
            return entries.Drafts;
        }

        // "Great places" above the headings, where "Strong towns" stands between entries; what has a label is named with its like.
        SourceRow? SectionAbove()
        {
            if (part.Heading == 0) return null;
            var row = table.Rows[part.Heading - 1];
            return RowSigns.IsAlone(row, out var column) && CellText.OnOneLine(row.Cells[column]) is { Length: <= LongestSection } text
                && text != part.Caption && text != section && HeadingNames.KindOf(text) is null
                && !text.Contains(':', StringComparison.Ordinal)
                && !text.Contains("register", StringComparison.OrdinalIgnoreCase) ? row : null;
        }

        // What is imported as closed, or was said to hold entries, is not asked about.
        bool IsNamedClosed(string title) =>
            context.Use != TableUse.Closed && context.Mapping?.Use is null && SheetNames.NamesClosed(title);

        // "Planning Service" above the headings, and "Waste Service" between entries: those before that belong to the first.
        string? ServiceAbove()
        {
            var line = table.Rows.Take(part.Heading).LastOrDefault(row => ServiceIn(row) is not null);
            return line is not null && ServiceIn(line) is { } name && part.RowsOf(table).Any(row => ServiceIn(row) is not null)
                && IsOfAService(line, name) ? TableServices.NameOf(name) : null;
        }

        // Not "Place Directorate: risk register".
        static string? ServiceIn(SourceRow row) => RowSigns.IsAlone(row, out var column)
            && CellText.OnOneLine(row.Cells[column]) is { Length: <= LongestSection } text && TableServices.SpeaksOfAService(text)
            && HeadingNames.KindOf(text) is null && !text.Contains("register", StringComparison.OrdinalIgnoreCase) ? text : null;

        // Where the rows begin, at the end of a table, that are numbered and otherwise empty.
        int FirstUnfilled()
        {
            if (next is not null) return part.End;
            var reference = layout.IndexOf(ImportField.Reference);
            var first = part.End;
            while (first > part.First && RowSigns.IsUnfilled(table.Rows[first - 1], reference)) first--;
            return first;
        }

        void Take(SourceRow row, int index)
        {
            var below = making.Of(row, section, sectionKind ?? said, sectionStatus, exempt.Above);
            if (IsStruckEntry(row))
            {
                leftOut.Add(table, row, LeftOutReason.Struck, RowSigns.StruckText(row));
                return;
            }

            isInKey = isInKey && IsOfKey(row, below);
            if (isInKey || IsWholeKey(row))
            {
                leftOut.Add(table, row, LeftOutReason.Key, RowSigns.FirstText(row));
                return;
            }

            if (!below.IsOfOwnExport && (RowSigns.IsTotal(below) || IsSum(below, index)))
            {
                leftOut.Add(table, row, LeftOutReason.Total, RowSigns.FirstText(row));
                return;
            }

            if (neighbours.IsNumberedSection(below, index))
            {
                var name = below.TextOf(layout.TitleField);
                Section(row, name);
                if (IsOfAService(row, name)) section = TableServices.NameOf(name);
                return;
            }

            if (RowSigns.IsAlone(row, out var column))
            {
                if (TakeAlone(row, index, column, below)) return;
                var text = row.Cells[column];
                if ((RowSigns.IsFooter(text) || ScaleSentence.SaysAnother(text)) && !neighbours.IsFollowedByEntry(index))
                {
                    leftOut.Add(table, row, LeftOutReason.Note, text);
                    return;
                }
            }

            var remark = RemarkOf(row, below);
            below.SaidExempt ??= remark;
            if (!below.IsOfOwnExport) below.LookFor(closings);
            if (below.IsWhollyBlank)
            {
                if (entries.Last is { } last) last.SaidExempt ??= remark;
            }
            else if (!entries.GoesOn(below, making, row))
            {
                entries.Begin(below);
                exempt.PassEntry();
            }
        }

        // What says that a row is exempt, where nothing above it does.
        ExemptCaption? RemarkOf(SourceRow row, RowDraft below)
        {
            if (!below.IsOfOwnExport && below.SaidExempt is null) return remarks.Of(row);
            exemptions.Notes.Pass(row);
            return null;
        }

        // One text alone in its row is a caption, a section's name or a note; else it is an entry like others.
        bool TakeAlone(SourceRow row, int index, int column, RowDraft below)
        {
            var text = CellText.OnOneLine(CellText.WithPlainLineEnds(row.Cells[column]));
            if (next is not null && neighbours.IsLast(index) && !NamesEntries(text))
            {
                leftOut.Caption(table, row, CellText.Shown(text));
                next.Caption = text;
                return true;
            }

            var isFirst = column == FirstColumn();
            var isTitle = column == layout.IndexOf(layout.TitleField);
            var isReference = column == layout.IndexOf(ImportField.Reference);
            var isOnlyTitle = isTitle && !isReference && !layout.Has(ImportField.Reference);
            if (ExemptCaption.IsAllOf(text) && neighbours.IsFollowedByEntry(index))
            {
                Section(row, text);
                return true;
            }

            if (!(isFirst || isTitle || isReference)) return false;
            if (NamesEntries(text) || (SheetNames.IsOfOthers(text) && ExemptCaption.Of(text) is null)
                || (!isOnlyTitle && ClosingReports.IsNote(text)))
            {
                entries.Finish();
                leftOut.Add(table, row, LeftOutReason.Note, text);
                return true;
            }

            var isUnlisted = UnlistedWords.AreIn(text);
            if (readColumns < FewestColumns && !isUnlisted && !RowSigns.IsClosedCaption(text)) return false;
            if (RowSigns.KindOfCaption(text) is not null && mapping.SectionRows != SectionMeaning.Nothing)
            {
                Section(row, text);
                return true;
            }

            if (isReference && RowSigns.IsReferenceLike(text) && !RowSigns.IsBar(row)) return false;
            var isFollowed = neighbours.IsFollowedByEntry(index);
            var mayBeEntry = isOnlyTitle && !IsMergedOverAll(row);
            if (mayBeEntry && (isUnlisted ? IsUnlistedTitle(text, isFollowed) : IsTitle(text))) return false;
            if (isFollowed && (text.Length <= LongestSection || ExemptCaption.Of(text) is not null))
            {
                Section(row, text, mayBeEntry);
                if (IsOfAService(row, text)) section = TableServices.NameOf(text);
                return true;
            }

            entries.Finish();
            leftOut.Add(table, row, LeftOutReason.Note, text);
            return true;
        }

        // "Financial" across the table says of none of its columns anything.
        bool IsMergedOverAll(SourceRow row) => RowSigns.IsBar(row) && readColumns > 1 && layout.Columns[^1].Index is var last
            && last < row.Cells.Count && row.Cells[last] == row.Cells[FirstColumn()];

        bool NamesEntries(string text) => EntrySentence.IsOne(text, exemptions.Notes.Names, table);

        static bool IsTitle(string text) =>
            !RowSigns.IsCapitals(text) && !RowSigns.IsNote(text) && !RowSigns.IsClosedCaption(text);

        // "Proposed risks to the harbour" may be either and is asked about; with nothing below it, it names no section.
        bool IsUnlistedTitle(string text, bool isFollowed) => statuses.AreEntries(text)
            || ((!isFollowed || text.Length > LongestSection) && !RowSigns.IsCapitals(text));

        /// <param name="mayBeEntry">Whether it stands where an entry's title does that has no number.</param>
        void Section(SourceRow row, string text, bool mayBeEntry = false)
        {
            entries.Finish();
            hasSections = true;
            leftOut.Add(table, row, LeftOutReason.Section, text);
            sectionStatus = (LogTables.IsName(text) ? statuses.BelowLog(text, row) : statuses.Below(text, row, mayBeEntry)) ?? tableStatus;
            exempt.PassSection(text, row);
            PassKind(row, text);
            isInKey = layout.HasAnyScore && RowSigns.IsKeyCaption(text);
        }

        // Asked about where one of them speaks of a department or the like; then it is said of all.
        bool IsOfAService(SourceRow row, string text)
        {
            if (mapping.SectionRows is { } said) return said == SectionMeaning.Service;
            if (layout.Has(ImportField.Service) || isInKey || SheetNames.NamesClosed(text) || UnlistedWords.AreIn(text)) return false;
            if (!TableServices.SpeaksOfAService(text)) return mapping.Answers.GetValueOrDefault(SectionRows) == "service";
            return decisions.Ask(new ImportQuestion(
                SectionRows,
                ImportCodes.NameIgnored,
                $"\"{CellText.Shown(text)}\" stands alone between entries: do such rows name the services of the entries below them?",
                [
                    new("service", "They do: an entry belongs to the service that the last such row above it names."),
                    new("nothing", "They do not, and are not kept."),
                ],
                "service", table.Name, row.Number)) == "service";
        }

        // "Emerging risks" below "Opportunities" ends them; a section that speaks of neither is one of the same kind.
        void PassKind(SourceRow row, string text)
        {
            if (mapping.SectionRows == SectionMeaning.Nothing) return;
            if (RowSigns.KindOfCaption(text) is { } kind) sectionKind = kind;
            else if (HeadingNames.KindNamedIn(text) is { } spoken && (sectionKind is not null || IsOfKind(row, text, spoken)))
                sectionKind = spoken;
            else if (HeadingNames.MayNameOpportunities(text) && IsOfKind(row, text, EntryKind.Opportunity))
                sectionKind = EntryKind.Opportunity;
        }

        // "Opportunities for growth" in a table of risks is asked about; "Emerging risks" in one changes nothing.
        bool IsOfKind(SourceRow row, string text, EntryKind spoken)
        {
            if (mapping.SectionRows == SectionMeaning.Kind) return true;
            if (spoken != EntryKind.Opportunity || said == spoken || layout.Has(ImportField.Kind)) return false;
            return decisions.Ask(new ImportQuestion(
                $"section-kind:{Decisions.IdOf(text)}",
                ImportCodes.KindDisagrees,
                $"\"{CellText.Shown(text)}\" stands alone between entries: are those below it opportunities?",
                [
                    new("opportunity", "They are, up to the next line that speaks of risks."),
                    new("nothing", "They are what the others of the table are: the words mean something else."),
                ],
                "opportunity", table.Name, row.Number)) == "opportunity";
        }

        // A sign and what it means, but no score, and no heading of what comes next.
        static bool IsOfKey(SourceRow row, RowDraft below)
        {
            if (Array.Exists(DraftMaking.Scores, field => !below.IsBlank(field))) return false;
            if (row.Cells.Count(cell => !TextKey.IsInvisible(cell)) > MostOfKey) return false;
            return !RowSigns.IsAlone(row, out var column)
                || (!SheetNames.NamesClosed(row.Cells[column]) && RowSigns.KindOfCaption(row.Cells[column]) is null);
        }

        // "Key", and beside it "1-6 Green", "7-14 Amber".
        bool IsWholeKey(SourceRow row) => layout.HasAnyScore && row.Cells.Count > 1 && RowSigns.IsKeyAlone(row.Cells[0])
            && row.Cells.Skip(1).Any(cell => !TextKey.IsInvisible(cell))
            && row.Cells.Skip(1).All(cell => TextKey.IsInvisible(cell) || RowSigns.IsBand(cell));

        // Figures alone below the last entry, which has its scores.
        bool IsSum(RowDraft below, int index) => entries.Last is { } last && GatheredEntries.Continues(below)
            && below.HasOnly(DraftMaking.Scores) && RowSigns.HasOnlyFigures(table.Rows[index]) && HasScoresOf(last, below)
            && IsLastButTotals(index);

        static bool HasScoresOf(RowDraft entry, RowDraft below) =>
            Array.TrueForAll(DraftMaking.Scores, field => below.IsBlank(field) || !entry.IsBlank(field));

        bool IsLastButTotals(int index) => Enumerable.Range(index + 1, part.End - index - 1)
            .All(at => RowSigns.IsBlank(table.Rows[at]) || RowSigns.IsTotal(making.Of(table.Rows[at], null, null, null, null)));

        int FirstColumn() => layout.Columns.Count == 0 ? 0 : layout.Columns[0].Index;

        // A title that is struck out, or every text of the row.
        bool IsStruckEntry(SourceRow row)
        {
            if (row.Remarks is null) return false;
            if (layout.IndexOf(layout.TitleField) is not { } title) return false;
            return row.IsBlankAt(title) && !string.IsNullOrWhiteSpace(row.RemarkOf(title).Struck);
        }
    }
}
