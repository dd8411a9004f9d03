namespace RiskRegister.Domain.Imports;

/// <summary>Which of the columns of owners say who does the actions; where nothing tells, it is asked.</summary>
internal sealed class ActionOwnerColumns(
    List<ColumnDraft> columns, Decisions decisions, SourceTable table, TablePart part, HeadingNames names)
{
    // "Executive lead", and behind the actions another "Lead": that is theirs.
    public void Read()
    {
        var owners = columns.FindAll(column => column is { IsMapped: false } && column.Is(ImportField.Owners));
        var actions = columns.FindLastIndex(column => column.Is(ImportField.Actions));
        if (Has(ImportField.ActionOwners))
        {
            TakeOwnersByPlace(owners, actions);
            return;
        }

        if (owners is [var behind] && columns.Exists(column => column.IsMapped && column.Is(ImportField.Owners)))
        {
            if (IsAmongParts(columns.IndexOf(behind), actions)) behind.Become(ImportField.ActionOwners, Sureness.Likely);
        }
        else if (owners.Count == 2 && actions > columns.IndexOf(owners[0]) && actions + 1 == columns.IndexOf(owners[1]))
            owners[1].Become(ImportField.ActionOwners, Sureness.Likely);
        else if (owners is [var theirs, var its] && actions >= 0 && columns.IndexOf(theirs) == actions + 1
            && HeadingNames.KindOf(theirs.Heading) is null && HeadingNames.KindOf(its.Heading) is not null)
            theirs.Become(ImportField.ActionOwners, Sureness.Likely);
        else if (owners.Count > 1 && owners[..^1].TrueForAll(owner => columns.IndexOf(owner) < actions)
            && IsAmongParts(columns.IndexOf(owners[^1]), actions))
            owners[^1].Become(ImportField.ActionOwners, Sureness.Likely);
        else if (owners is [var only] && IsAmongParts(columns.IndexOf(only), actions)) AskWhose(only);
    }

    // "Who" beside the risk, and "Lead" right behind the actions.
    void TakeOwnersByPlace(List<ColumnDraft> owners, int actions)
    {
        var who = columns.FindAll(column => column.Is(ImportField.ActionOwners));
        if (who is not [{ IsMapped: false, Sureness: Sureness.Likely } first] || owners is not [var second]) return;
        if (columns.IndexOf(first) > actions || columns.IndexOf(second) != actions + 1) return;
        if (HeadingNames.KindOf(second.Heading) is not null) return;
        first.Become(ImportField.Owners, Sureness.Likely);
        second.Become(ImportField.ActionOwners, Sureness.Likely);
    }

    // Between the actions and their days or behind both, where "Owner" may be theirs or the entry's; "Risk owner" is the entry's.
    bool IsAmongParts(int owner, int actions)
    {
        if (actions < 0 || owner <= actions || HeadingNames.KindOf(columns[owner].Heading) is not null) return false;
        var between = columns[(actions + 1)..owner];
        if (between.Count > 0) return between.TrueForAll(MayBeOfActions) && between.Exists(ItemColumns.IsOfActions);
        return owner + 1 < columns.Count && columns[owner + 1] is { IsMapped: false } next
            && (ItemColumns.IsOfActions(next) || IsHeadedProgress(next));
    }

    bool MayBeOfActions(ColumnDraft column) => ItemColumns.IsOfActions(column) || (!column.IsMapped
        && (IsHeadedProgress(column) || (column.Is(ImportField.Status) && HeadingNames.KindOf(column.Heading) is null)));

    bool IsHeadedProgress(ColumnDraft column) => names.FoldedPart(column.Name) is "progress";

    void AskWhose(ColumnDraft owner)
    {
        var answer = decisions.Ask(new ImportQuestion(
            $"owner-of:{Decisions.IdOf(table.Title ?? "")}",
            ImportCodes.OwnerUnclear,
            $"\"{owner.Name}\" stands behind the actions, with more that is said of them, and no other column has an owner: whose is it?",
            [
                new("actions", "It says who does the actions; the entries have no owner."),
                new("entries", "It is the entry's owner; the actions have none."),
            ],
            IsRatherOfEntries(owner) ? "entries" : "actions", table.Name, table.Rows[part.Heading].Number, owner.Name), columns);
        if (answer != "entries") owner.Become(ImportField.ActionOwners, answer is null ? Sureness.Unsure : Sureness.Sure);
    }

    // Where an entry without actions has one, or each has several actions and one owner, that is hardly who does them.
    bool IsRatherOfEntries(ColumnDraft owner)
    {
        var actions = columns.Find(column => column.Is(ImportField.Actions))!;
        var (owned, several) = (0, 0);
        foreach (var row in part.RowsByColumns(table))
        {
            var (cell, texts) = (TablePiece.CellOf(row, owner.Index), TablePiece.CellOf(row, actions.Index));
            var areNone = TextKey.IsInvisible(texts) || ItemLines.IsNone(texts) || ItemLines.SaysThereIsNone(texts);
            if (TextKey.IsInvisible(cell) && areNone) continue;
            owned++;
            if (OwnerNames.Read(cell).Count != 1) continue;
            if (areNone) return true;
            if (ItemLines.Of(texts).Count > 1) several++;
        }

        return owned > 1 && several == owned;
    }

    bool Has(ImportField field) => columns.Exists(column => column.Is(field));
}
