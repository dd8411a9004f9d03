using System.Globalization;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Reads the sheet of actions of this service's own workbooks: a row an action, known by its entry and its number, or, where these columns
/// were deleted, by the entry's reference and the action's text.
/// </summary>
internal sealed class OwnActionSheet
{
    const int RowsSearched = 30;

    static readonly string[] Details =
        [OwnExportColumns.ActionOwner, OwnExportColumns.ActionDue, OwnExportColumns.ActionStatus, OwnExportColumns.ActionProgress];

    readonly SourceTable table;
    readonly List<ImportMessage> messages;
    readonly Dictionary<string, int> columns;
    readonly int heading;
    readonly KeptCells kept;

    OwnActionSheet(SourceTable table, int heading, Dictionary<string, int> columns, List<ImportMessage> messages) =>
        (this.table, this.heading, this.columns, this.messages, kept) = (table, heading, columns, messages, new KeptCells(messages));

    /// <summary>Null for any other table.</summary>
    public static OwnActionSheet? Find(SourceTable table, List<ImportMessage> messages)
    {
        for (var at = 0; at < Math.Min(table.Rows.Count, RowsSearched); at++)
        {
            var places = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
            foreach (var (place, cell) in table.Rows[at].Cells.Index()) places.TryAdd(cell.Trim(), place);
            if (places.ContainsKey(OwnExportColumns.ActionEntry) && places.ContainsKey(OwnExportColumns.ActionText)
                && Details.Any(places.ContainsKey)
                && (IsCalledSo(table) || places.ContainsKey(OwnExportColumns.ActionNumber)))
                return new OwnActionSheet(table, at, places, messages);
        }

        return null;
    }

    static bool IsCalledSo(SourceTable table) => string.Equals(table.Title?.Trim(), OwnExportColumns.ActionSheet,
        StringComparison.OrdinalIgnoreCase);

    /// <summary>The entries' rows with what the sheet says of their actions; a fault here refuses the entry's row too.</summary>
    public IReadOnlyList<ImportedRow> LayBeside(IReadOnlyList<ImportedRow> rows)
    {
        var byId = rows.Where(row => row.Id is not null).GroupBy(row => row.Id!.Value)
            .ToDictionary(group => group.Key, group => group.First());
        var byReference = rows.Where(row => row.Reference is not null).GroupBy(row => row.Reference!.Value)
            .ToDictionary(group => group.Key, group => group.First());
        var (found, faulty) = (new Dictionary<ImportedRow, List<ImportedActionRow>>(ReferenceEqualityComparer.Instance),
            new HashSet<ImportedRow>(ReferenceEqualityComparer.Instance));
        var left = new List<SourceRow>();
        foreach (var row in table.Rows.Skip(heading + 1))
        {
            if (row.IsHidden || row.Cells.All(cell => TextKey.IsInvisible(cell))) continue;
            var (entry, name) = EntryOf(row);
            var owner = Guid.TryParse(entry, out var id) && byId.TryGetValue(id, out var known) ? known
                : EntryReference.TryParse(name, out var reference) && byReference.TryGetValue(reference, out known) ? known : null;
            if (owner is null)
            {
                // An action that was exported is of an entry whose own row was taken out.
                var isExported = Guid.TryParse(entry, out _) && Cell(row, OwnExportColumns.ActionNumber).Trim().Length > 0;
                if (isExported && name.Length > 0) left.Add(row);
                else Refuse(row, OwnExportColumns.ActionEntry, name.Length == 0
                    ? "The row does not say of which entry the action is: write its reference."
                    : $"\"{CellText.Shown(name)}\" has no row on the other sheets: write the reference of an entry that has one, or "
                        + "take this row out.");
                continue;
            }

            NameReaddressed(row, owner, name);
            if (Read(row, owner) is { } action)
            {
                if (!found.TryGetValue(owner, out var actions)) found[owner] = actions = [];
                actions.Add(action);
            }
            else faulty.Add(owner);
        }

        NameLeft(left);
        kept.Finish(table.Name);
        return
        [
            .. rows.Select(row => row with
            {
                ActionRows = row.Id is null ? null : found.GetValueOrDefault(row) ?? [],
                IsRefused = row.IsRefused || faulty.Contains(row),
            }),
        ];
    }

    void NameLeft(List<SourceRow> left)
    {
        foreach (var rows in left.GroupBy(row => EntryOf(row).Name, StringComparer.OrdinalIgnoreCase))
        {
            var numbers = string.Join(", ", rows.Take(10).Select(row => row.Number));
            messages.Report(table.Name, rows.First().Number, OwnExportColumns.ActionEntry, ImportCodes.ActionKept,
                $"\"{CellText.Shown(rows.Key)}\" has no row on the other sheets: its actions here (row {numbers}) are not read. Take these "
                + "rows out, too, or put the entry's own row back.");
        }
    }

    // An action is of the entry whose ids it carries: that one's own row has its text, too.
    void NameReaddressed(SourceRow row, ImportedRow owner, string name)
    {
        if (owner.Reference is not { } own || !EntryReference.TryParse(name, out var reference) || reference == own) return;
        messages.Report(table.Name, row.Number, OwnExportColumns.ActionEntry, ImportCodes.ActionKept,
            $"The row says {reference}, and by its ids it is an action of {own}: it stays there. To move it, take its line out of the row "
            + $"of {own} and empty {OwnExportColumns.ActionNumber} and {OwnExportColumns.ActionEntryId} here.");
    }

    ImportedActionRow? Read(SourceRow row, ImportedRow owner)
    {
        var before = messages.Count;
        var text = CellText.WithPlainLineEnds(Cell(row, OwnExportColumns.ActionText)).Trim();
        Check(row, OwnExportColumns.ActionText, text, EntryLimits.ActionText, isLine: true);
        if (ItemLines.Read(text).Length == 0 && owner.Actions?.Value.Any(action => action.Text == text) is not true)
            Refuse(row, OwnExportColumns.ActionText, "The action has no text: write 1 to 5000 characters.");
        var (post, progress) = (
            Optional(row, OwnExportColumns.ActionOwner, ImportField.ActionOwners),
            Optional(row, OwnExportColumns.ActionProgress, ImportField.ActionProgress));
        Check(row, OwnExportColumns.ActionOwner, post?.Value ?? "", EntryLimits.ActionOwner, isLine: true);
        Check(row, OwnExportColumns.ActionProgress, progress?.Value ?? "", EntryLimits.ActionProgress, isLine: false);
        var action = new ImportedActionRow(table.Name, row.Number, NumberOf(row), new Cell<string>(text, OwnExportColumns.ActionText))
        {
            TextCell = CellOf(row, OwnExportColumns.ActionText)!,
            Owner = post,
            DueOn = DueOf(row),
            Status = StatusOf(row),
            Progress = progress,
        };
        return messages.Count == before ? action : null;
    }

    (string Id, string Name) EntryOf(SourceRow row) =>
        (Cell(row, OwnExportColumns.ActionEntryId).Trim(), Cell(row, OwnExportColumns.ActionEntry).Trim());

    int? NumberOf(SourceRow row)
    {
        var text = Cell(row, OwnExportColumns.ActionNumber).Trim();
        if (text.Length == 0) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0) return number;
        Refuse(row, OwnExportColumns.ActionNumber,
            $"\"{CellText.Shown(text)}\" is no number of an action: leave the column as it was exported.");
        return null;
    }

    Cell<DateOnly?>? DueOf(SourceRow row)
    {
        if (!columns.TryGetValue(OwnExportColumns.ActionDue, out var place)) return null;
        var text = Cell(row, OwnExportColumns.ActionDue).Trim();
        if (ItemLines.IsNone(text) || text.Length == 0) return new(null, OwnExportColumns.ActionDue);
        if ((row.RemarkOf(place).Date ?? DateText.Read(text)) is { } day) return new(day, OwnExportColumns.ActionDue);
        Refuse(row, OwnExportColumns.ActionDue, DateText.WhyUnread(text));
        return null;
    }

    ActionStatus? StatusOf(SourceRow row)
    {
        var text = Cell(row, OwnExportColumns.ActionStatus).Trim();
        if (text.Length == 0) return null;
        if (ActionText.StatusOf(text) is { } status) return status;
        Refuse(row, OwnExportColumns.ActionStatus, $"\"{CellText.Shown(text)}\" is no status of an action: write open, done or dropped.");
        return null;
    }

    Cell<string?>? Optional(SourceRow row, string column, ImportField field)
    {
        if (!columns.ContainsKey(column)) return null;
        var text = CellText.WithPlainLineEnds(Cell(row, column)).Trim();
        var meaning = KeptText.Of(text, field, isOfOwnExport: true);
        if (meaning == KeptMeaning.None) return new(TextKey.IsInvisible(text) ? null : text, column);
        kept.Add(row.Number, column, text, meaning);
        return null;
    }

    string Cell(SourceRow row, string column) =>
        columns.TryGetValue(column, out var place) && place < row.Cells.Count ? row.Cells[place] : "";

    string? CellOf(SourceRow row, string column) =>
        columns.TryGetValue(column, out var place) ? $"{LayoutProposer.LetterOf(place)}{row.Number}" : null;

    // What other cells may hold, these may too.
    void Check(SourceRow row, string column, string text, int longest, bool isLine)
    {
        if (text.Length > longest) Refuse(row, column, $"The cell has {text.Length} characters; at most {longest} are kept.");
        if (isLine && text.Contains('\n', StringComparison.Ordinal)) Refuse(row, column, "The cell has several lines: write one.");
        if (CellText.FaultIn(text) is { } fault)
            Refuse(row, column, fault == ImportCodes.LoneSurrogate ? "The cell has half a surrogate pair."
                : "The cell has a control character.");
    }

    void Refuse(SourceRow row, string column, string message) => messages.Add(
        new(table.Name, row.Number, column, ImportCodes.ActionUnreadable, message, ImportSeverity.Refused) { Cell = CellOf(row, column) });
}
