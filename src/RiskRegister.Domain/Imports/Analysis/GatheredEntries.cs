namespace RiskRegister.Domain.Imports;

/// <summary>
/// The entries of a part of a table, of rows in their order: one that goes on with the entry above it becomes part of that, be it that it
/// has no reference and title, that it is written again, or that every row is an action.
/// </summary>
internal sealed class GatheredEntries(SourceTable table, TablePart part, RowMeaning? rows, LeftOutRows leftOut)
{
    const int MostCompared = 400;

    static readonly ImportField[] Items = [ImportField.Actions, ImportField.Controls, ImportField.Effects];
    static readonly ImportField[] ActionFields = [ImportField.Actions, .. ItemParts.OfActions];
    static readonly ImportField[] ControlFields = [ImportField.Controls, .. ItemParts.OfControls];
    static readonly ImportField[] ItemFields = [.. ItemParts.OfActions, .. ItemParts.OfControls, .. Items];

    readonly TableLayout layout = part.Layout!;
    readonly List<RowDraft> followers = [];

    /// <summary>Those that are complete.</summary>
    public List<RowDraft> Drafts { get; } = new(part.End - part.First);

    /// <summary>The one that rows below may go on with.</summary>
    public RowDraft? Last { get; private set; }

    /// <summary>Whether a row goes on with the last entry; then it is part of that.</summary>
    public bool GoesOn(RowDraft below, DraftMaking making, SourceRow row)
    {
        if (Last is not { } last) return false;
        if ((Continues(below) && !HasOtherScores(last, below)) || IsWrittenAgain(last, below) || making.GoesOnMerged(row))
        {
            JoinFollowers();
            last.Continue(below);
            return true;
        }

        if (!IsSameEntry(last, below)) return false;
        followers.Add(below);
        return true;
    }

    /// <summary>Begins an entry; the one before it is complete.</summary>
    public void Begin(RowDraft draft)
    {
        Finish();
        Last = draft;
    }

    /// <summary>Completes the last entry.</summary>
    public void Finish()
    {
        JoinFollowers();
        if (Last is null) return;
        Last.Complete();
        Drafts.Add(Last);
        Last = null;
    }

    /// <summary>Whether a row has no reference and no title of its own.</summary>
    public static bool Continues(RowDraft below) =>
        below.IsBlank(ImportField.Reference) && below.IsBlank(ImportField.SourceReference) && below.IsBlank(ImportField.Id)
        && below.IsBlank(ImportField.Title) && (below.Has(ImportField.Title) || below.IsBlank(ImportField.Description));

    // An entry has its scores once: what has others is an entry whose title is missing.
    static bool HasOtherScores(RowDraft first, RowDraft below) => Array.Exists(DraftMaking.Scores,
        field => !below.IsBlank(field) && !first.IsBlank(field) && below.TextOf(field) != first.TextOf(field));

    // "2 (cont.)", "Flooding (continued)", or the reference again, of which the row says more: what it repeats counts once.
    bool IsWrittenAgain(RowDraft first, RowDraft below)
    {
        if (below.IsOfOwnExport || !below.IsBlank(ImportField.Id) || !IsAgain(layout.TitleField, isWordNeeded: true)
            || !IsAgain(ImportField.Reference, isWordNeeded: false)) return false;
        if (below.IsBlank(layout.TitleField) && below.IsBlank(ImportField.Reference)) return false;
        below.Replace(layout.TitleField, "");
        below.Replace(ImportField.Reference, "");
        foreach (var field in layout.Fields)
        {
            if (ItemParts.Of(field) is null && below.TextOf(field) == first.TextOf(field)) below.Replace(field, "");
        }

        return true;

        bool IsAgain(ImportField field, bool isWordNeeded)
        {
            if (below.IsBlank(field)) return true;
            var (text, other) = (below.TextOf(field), first.TextOf(field));
            return (!isWordNeeded && string.Equals(text.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase))
                || ContinuedText.IsOf(text, other);
        }
    }

    bool IsSameEntry(RowDraft first, RowDraft other)
    {
        if (rows == RowMeaning.Entries) return false;
        if (!Same(layout.TitleField)) return false;
        if (HasItemsAlone()) return true;
        if (!Same(ImportField.Reference) || !Same(ImportField.SourceReference)) return false;
        if (rows == RowMeaning.Items || first.IsSameBut(other, ItemFields)) return true;
        return first.IsSameIn(other, layout.Fields)
            && ((first.HasAny(ItemParts.OfActions) && !first.IsBlank(ImportField.Actions))
                || (first.HasAny(ItemParts.OfControls) && !first.IsBlank(ImportField.Controls)));

        bool Same(ImportField field) =>
            string.Equals(first.TextOf(field).Trim(), other.TextOf(field).Trim(), StringComparison.OrdinalIgnoreCase);

        // "CR1, Flooding" once more before another action, and scores and all else empty or as above.
        bool HasItemsAlone() => !other.IsBlank(layout.TitleField) && Array.Exists(Items, item => !other.IsBlank(item))
            && Array.TrueForAll(layout.Fields, field => other.IsBlank(field) || ItemFields.Contains(field) || Same(field));
    }

    // One row an action or a control: what the rows differ in is put together, what they share is kept once.
    void JoinFollowers()
    {
        if (Last is not { } last || followers.Count == 0) return;
        LeaveOutRepeated(last);
        if (followers.Count == 0) return;
        RowDraft[] all = [last, .. followers];
        var numbers = string.Join(", ", followers.Take(10).Select(follower => follower.Number));
        var joined = new List<(ImportField Field, string Text)>();
        var withActions = last.HasAny(ItemParts.OfActions) ? FirstsOf(all, ActionFields) : [];
        var withControls = last.HasAny(ItemParts.OfControls) ? FirstsOf(all, ControlFields) : [];
        foreach (var field in ItemFields)
        {
            if (!last.Has(field)) continue;
            var withItems = ItemParts.Of(field) switch
            {
                ImportField.Actions => withActions,
                ImportField.Controls => withControls,
                _ => [],
            };
            if (withItems.Count > 0 ? withItems.Count == 1 : all.All(one => one.TextOf(field) == last.TextOf(field))) continue;
            var lines = withItems.Count > 0 ? withItems.SelectMany(one => one.LinesFor(field))
                : all.SelectMany(one => one.TextOf(field).Split('\n')).Distinct(StringComparer.Ordinal);
            joined.Add((field, string.Join('\n', lines)));
        }

        last.MayHaveFault |= followers.Exists(follower => follower.MayHaveFault);
        if (!Array.TrueForAll(all, one => one.SaidClosed is not null))
            last.SaidClosed = all.Select(one => one.SaidClosed).FirstOrDefault(remark => remark is { NamesEntry: true });
        last.SaidExempt ??= followers.Find(follower => follower.SaidExempt is not null)?.SaidExempt;
        foreach (var (field, text) in joined) last.Replace(field, text);
        followers.Clear();
        leftOut.Join(table, last.Number, numbers);
    }

    // A row that was pasted twice says nothing that the first does not.
    void LeaveOutRepeated(RowDraft last)
    {
        var firsts = FirstsOf([last, .. followers], ItemFields);
        if (firsts.Count == followers.Count + 1) return;
        foreach (var follower in followers.Where(follower => !firsts.Contains(follower)))
            leftOut.Repeat(table, follower.Number, firsts.First(first => first.IsSameIn(follower, ItemFields)).Number);
        followers.RemoveAll(follower => !firsts.Contains(follower));
    }

    // Without those that say the same of these fields as one before.
    static List<RowDraft> FirstsOf(RowDraft[] all, ImportField[] fields)
    {
        var firsts = new List<RowDraft>(all.Length);
        foreach (var draft in all)
        {
            if (firsts.Count > MostCompared || !firsts.Exists(first => first.IsSameIn(draft, fields))) firsts.Add(draft);
        }

        return firsts;
    }
}
