using System.Text;

namespace RiskRegister.Domain.Imports;

/// <summary>The cells of one entry, gathered from its row and those that continue it.</summary>
internal sealed class RowDraft(SourceTable table, SourceRow row, TableContext context, TableLayout layout)
{
    // As the layout has its fields, of which most tables have few.
    readonly string?[] cells = new string?[layout.Fields.Length];
    Dictionary<ImportField, StringBuilder>? longer;
    bool isReplaced;
    bool? mayHaveErrors;
    List<RowDraft>? continued;
    List<RowDraft>? parts;
    ClosedRemarks? remarks;
    string? readReference;
    (EntryReference? Reference, string? Foreign) meaningOfReference;

    public string Table => table.Name;

    public int Number => row.Number;

    public TableContext Context => context;

    public TableLayout Layout => layout;

    /// <summary>What a row of its own above it says of the service.</summary>
    public string? Section { get; init; }

    /// <summary>The kind that a row of its own above it, the headings, the sheet or the file says.</summary>
    public EntryKind? SaidKind { get; set; }

    /// <summary>What a row of its own above it says of the status.</summary>
    public RowStatus? SaidStatus { get; init; }

    /// <summary>What stands above it, or in a column that is not read, and says that it is exempt.</summary>
    public ExemptCaption? SaidExempt { get; set; }

    /// <summary>It has no score, and such rows are left out.</summary>
    public bool IsLeftUnscored { get; set; }

    /// <summary>What a column of updates, or another that is no status, says of its being closed.</summary>
    public ClosedRemark? SaidClosed
    {
        get
        {
            if (remarks is { } unread) (remarks, field) = (null, unread.Of(row, this));
            return field;
        }

        set => (remarks, field) = (null, value);
    }

    /// <summary>What a sentence outside of the table that names it says of its being open.</summary>
    public NamedStatus? SaidNamed { get; set; }

    /// <summary>What is to be said of cells beside their text, by field.</summary>
    public Dictionary<ImportField, CellRemark>? Remarks { get; private set; }

    /// <summary>
    /// Whether one of its cells holds the error value of a formula, perhaps. All are looked at together, and those of several drafts, for
    /// each is far away in memory: the processor waits for them once.
    /// </summary>
    public bool MayHaveErrors() => mayHaveErrors ??= HasErrorLike();

    bool HasErrorLike()
    {
        var any = Remarks is not null;
        foreach (var cell in cells) any |= cell is ['#', ..] or ['E', 'R' or 'r', ..];
        return any;
    }

    /// <summary>What is known of all of its texts, each of which is a cell, whole.</summary>
    public CellTraits Traits { get; private set; } = row.Traits;

    /// <summary>One of its texts can't be stored, perhaps.</summary>
    public bool MayHaveFault { get; set; }

    /// <summary>Looks for what its row says of its being closed when that is asked, and its texts are at hand.</summary>
    public void LookFor(ClosedRemarks sought) => remarks = sought;

    public bool Has(ImportField field) => layout.Has(field);

    public bool HasAny(ImportField[] fields)
    {
        foreach (var field in fields)
        {
            if (Has(field)) return true;
        }

        return false;
    }

    public string HeadingOf(ImportField field) => layout.HeadingOf(field) ?? "";

    /// <summary>The fields that have columns and here no cell of which something is seen.</summary>
    public FieldSet Empty
    {
        get
        {
            var empty = default(FieldSet);
            for (var at = 0; at < cells.Length; at++)
            {
                if (cells[at] is null) empty = empty.With(layout.Fields[at]);
            }

            return empty;
        }
    }

    public bool IsBlank(ImportField field) => CellOf(field) is null;

    /// <summary>It was written by this service: it carries an entry's id and the revision.</summary>
    public bool IsOfOwnExport => !IsBlank(ImportField.Id) && !IsBlank(ImportField.Revision);

    // A public edition has no ids, and rows that were added to a workbook have none: each line is an item in both.
    bool IsOfOwnTable => layout.Has(ImportField.Id) && layout.Has(ImportField.Revision);

    /// <summary>It says something, and nothing but of these fields.</summary>
    public bool HasOnly(ImportField[] fields)
    {
        var any = false;
        foreach (var field in layout.Fields)
        {
            if (IsBlank(field)) continue;
            if (!fields.Contains(field)) return false;
            any = true;
        }

        return any;
    }

    /// <summary>Whether the shares of a field are parts of 1.</summary>
    public bool AreFractions(ImportField field) => layout.AreFractions(field);

    /// <summary>Whether some cells of a field are a plus alone.</summary>
    public bool HasPluses(ImportField field) => layout.HasPluses(field);

    public bool IsWhollyBlank => Array.TrueForAll(cells, cell => cell is null);

    public string TextOf(ImportField field) =>
        longer is not null && longer.TryGetValue(field, out var text) ? text.ToString() : CellOf(field) ?? "";

    /// <summary>What a text means that stands in its column of references, which is asked several times.</summary>
    public (EntryReference? Reference, string? Foreign) ReferenceIn(string text)
    {
        if (!ReferenceEquals(readReference, text)) (readReference, meaningOfReference) = (text, ReferenceText.Read(text));
        return meaningOfReference;
    }

    /// <summary>No cell says its kind, and no number of the register; nor which of two columns of titles is filled.</summary>
    public bool SaysNoKind => IsBlank(ImportField.Kind) && IsBlank(ImportField.Id) && layout.TitlesOfKinds.Count == 0
        && ReferenceIn(TextOf(ImportField.Reference)).Reference is null;

    public void Add(ImportField field, string cell)
    {
        if (TextKey.IsInvisible(cell)) return;
        Traits = CellTraits.None;
        AddSeen(field, cell);
    }

    /// <summary>Adds a cell of which something is seen.</summary>
    public void AddSeen(ImportField field, string cell)
    {
        ref var present = ref cells[layout.SlotOf(field)];
        if (present is not { } first)
        {
            present = cell;
            return;
        }

        Traits = CellTraits.None;
        longer ??= [];
        if (!longer.TryGetValue(field, out var text)) longer[field] = text = new StringBuilder(first);
        text.Append('\n').Append(cell);
    }

    /// <summary>Whether several cells were put together for a field.</summary>
    public bool HasSeveral(ImportField field) => longer?.ContainsKey(field) == true;

    public void Remark(ImportField field, CellRemark remark)
    {
        Remarks ??= [];
        Remarks.TryAdd(field, remark);
    }

    /// <summary>A line for each action of the row, or control, of which a field speaks; "-" where it says nothing of one.</summary>
    public IEnumerable<string> LinesFor(ImportField field)
    {
        var items = ItemParts.Of(field) ?? ImportField.Actions;
        var texts = items == ImportField.Actions ? ItemLines.Of(Unbroken(items)) : ItemLines.OfTexts(Unbroken(items));
        if (field == items) return texts;
        var count = texts.Count;
        var lines = IsBlank(field) ? [] : ItemLines.LinesOf(TextOf(field)).Select(line => line.Length == 0 ? "-" : line).ToArray();
        return lines.Length switch
        {
            0 => Enumerable.Repeat("-", count),
            1 => Enumerable.Repeat(lines[0], count),
            _ => lines,
        };
    }

    /// <summary>
    /// The actions or controls, with lines put together that only go on with the one above; as they are where they are of several cells,
    /// or where what stands beside them has as many lines.
    /// </summary>
    /// <param name="joinsUnclear">Whether those are put together, too, of which it cannot be told.</param>
    public string Unbroken(ImportField items, bool joinsUnclear = false)
    {
        var text = TextOf(items);
        if (!MayBeBroken(items, text)) return text;
        return JoinedUnlessBeside(items, text, BrokenLines.Joined(text, items == ImportField.Actions, joinsUnclear));
    }

    /// <summary>The joined lines of a text; its own where what stands beside them has as many.</summary>
    public string JoinedUnlessBeside(ImportField items, string text, string joined)
    {
        if (ReferenceEquals(joined, text)) return text;
        var count = ItemLines.Flat(text).Count;
        return Array.Exists(items == ImportField.Actions ? ItemParts.OfActions : ItemParts.OfControls,
            part => !IsBlank(part) && ItemLines.LinesOf(TextOf(part)).Count == count) ? text : joined;
    }

    /// <summary>Whether lines of actions or controls may only go on with the one above.</summary>
    public bool MayBeBroken(ImportField items, string text) =>
        !Traits.HasFlag(CellTraits.Bulleted) && !IsOfOwnTable && !isReplaced && longer?.ContainsKey(items) != true
        && BrokenLines.MayBeIn(text);

    public void Replace(ImportField field, string text)
    {
        Traits = CellTraits.None;
        isReplaced = true;
        cells[layout.SlotOf(field)] = text.Length == 0 ? null : text;
        longer?.Remove(field);
    }

    /// <summary>Takes over what the row below says, where it has no reference and no title of its own; once it is complete.</summary>
    public void Continue(RowDraft below) => (continued ??= []).Add(below);

    // An owner without an action or control beside it may be the end of the one above, or another's.
    static bool HasLineWithoutItem(RowDraft[] all, ImportField field)
    {
        var items = ItemParts.Of(field) ?? ImportField.Actions;
        for (var at = 1; at < all.Length; at++)
        {
            if (all[at].IsBlank(items) && !all[at].IsBlank(field) && all[at].TextOf(field) != all[at - 1].TextOf(field)) return true;
        }

        return false;
    }

    /// <summary>Puts together what the rows say that continue it.</summary>
    public void Complete()
    {
        if (continued is null) return;
        RowDraft[] all = [this, .. continued];
        foreach (var draft in all)
        {
            foreach (var items in (ImportField[])[ImportField.Actions, ImportField.Controls])
            {
                if (draft.TextOf(items) is var text && draft.Unbroken(items) is var whole && whole != text)
                    draft.Replace(items, whole);
            }
        }

        foreach (var field in ItemParts.OfActions.Concat(ItemParts.OfControls))
        {
            if (!Has(field) || HasLineWithoutItem(all, field)) continue;
            var lines = all.SelectMany(draft => draft.LinesFor(field)).ToArray();
            foreach (var draft in all) draft.Replace(field, "");
            Replace(field, string.Join('\n', lines));
        }

        foreach (var below in continued)
        {
            MayHaveFault |= below.MayHaveFault;
            SaidExempt ??= below.SaidExempt;
            if (below.SaidClosed is { NamesEntry: true } said) SaidClosed ??= said;
            foreach (var field in layout.Fields)
            {
                if (below.CellOf(field) is { } text && !RepeatsAbove(field, text)) Add(field, text);
            }

            foreach (var (field, remark) in below.Remarks ?? []) Remark(field, remark);
        }

        (parts, continued) = (continued, null);
    }

    // The same again, or "As above", where what is above is the same entry's.
    bool RepeatsAbove(ImportField field, string text) => ItemParts.Of(field) is null && !IsBlank(field)
        && (text == TextOf(field) || KeptText.Of(text, field, IsOfOwnExport) is KeptMeaning.Elsewhere or KeptMeaning.Unchanged);

    /// <summary>What each of several columns says of its being exempt, and of the rows that continue it.</summary>
    public IEnumerable<HeadedText> SaidOfExemption() => layout.ColumnsOfExemption
        .SelectMany(column => RowsOfIt().Select(each => new HeadedText(TablePiece.CellOf(each, column.Index), column.Name)));

    /// <summary>Whether its number or title bears a mark, or another cell ends with it.</summary>
    public bool Bears(EntryMark mark) => mark.IsBorneBy(TextOf(ImportField.Reference)) || mark.IsBorneBy(TextOf(layout.TitleField))
        || RowsOfIt().Any(each => each.Cells.Any(mark.Ends));

    IEnumerable<SourceRow> RowsOfIt() => (parts ?? []).SelectMany(part => part.RowsOfIt()).Prepend(row);

    /// <summary>Whether another row says the same but for its items.</summary>
    public bool IsSameBut(RowDraft other, ReadOnlySpan<ImportField> items)
    {
        var differs = false;
        foreach (var field in layout.Fields)
        {
            if (string.Equals(TextOf(field), other.TextOf(field), StringComparison.Ordinal)) continue;
            if (!items.Contains(field)) return false;
            differs = true;
        }

        return differs;
    }

    /// <summary>Whether both say the same of all of these.</summary>
    public bool IsSameIn(RowDraft other, ReadOnlySpan<ImportField> fields)
    {
        foreach (var field in fields)
        {
            if (!string.Equals(TextOf(field), other.TextOf(field), StringComparison.Ordinal)) return false;
        }

        return true;
    }

    string? CellOf(ImportField field) => layout.SlotOf(field) is >= 0 and var slot ? cells[slot] : null;
}

/// <summary>What holds for all rows of a table.</summary>
/// <param name="Sheet">Its own name, or null.</param>
/// <param name="Service">Of rows without one.</param>
internal sealed record TableContext(string? Sheet, TableUse Use, EntryKind? Kind, string? Service, TableMapping? Mapping)
{
    /// <summary>Its foreign references get the sheet's name before them.</summary>
    public bool HasReferencesOfItsOwn { get; set; }
}
