using System.Globalization;

namespace RiskRegister.Domain.Imports;

/// <summary>Reads the actions of a row, and what columns say of its controls.</summary>
internal sealed class RowItems(RowCells cells, InitialsBehindActions initials, UndatedActions undated)
{
    const int LongestKept = 70;

    static readonly int Statuses = Array.IndexOf(ItemParts.OfActions, ImportField.ActionStatuses);
    static readonly int Progress = Array.IndexOf(ItemParts.OfActions, ImportField.ActionProgress);

    readonly RowDraft draft = cells.Draft;

    public Cell<IReadOnlyList<ImportedAction>>? Actions()
    {
        if (cells.Text(ImportField.Actions) is not { } cell)
        {
            NameWhatIsBeside(ImportField.Actions, ItemParts.OfActions, ImportCodes.ActionUnreadable);
            return null;
        }

        if (cells.SaysThereIsNone(cell, ImportCodes.ActionUnreadable))
        {
            NamePartsOfNone(ItemParts.OfActions, ImportCodes.ActionUnreadable);
            return new([], cell.Column);
        }

        if (!draft.IsOfOwnExport && KeptText.IsOnEveryLine(cell.Value, ImportField.Actions))
        {
            cells.Keep(ImportField.Actions, cell);
            return null;
        }

        cell = cells.Unbroken(cell, ImportField.Actions);
        if (!draft.IsOfOwnExport && !draft.HasAny(ItemParts.OfActions) && IsPlain(cell.Value))
        {
            initials.AddPlain(cell.Value);
            return new(new CellItems<ImportedAction>(cell.Value, ReadPlain), cell.Column);
        }

        return ActionsWithParts(cell);
    }

    // Items that are not written out, "No change", have nothing beside which it could be laid.
    void NameWhatIsBeside(ImportField items, ImportField[] parts, string code)
    {
        if (!draft.Has(items)) return;
        if (draft.IsBlank(items))
        {
            NamePartsOfNone(parts, code);
            return;
        }

        foreach (var part in parts)
        {
            if (cells.Text(part) is not { } cell || ItemLines.LinesOf(cell.Value).All(line => line.Length == 0)) continue;
            cells.Report(cell.Column, code, $"\"{CellText.Shown(cell.Value)}\" is not read, for \"{CellText.Shown(draft.TextOf(items))}\" "
                + "does not say of which it is: write them out beside it.");
        }
    }

    // An officer beside no action may be the entry's owner, and a day that of its review.
    void NamePartsOfNone(ImportField[] parts, string code)
    {
        if (draft.IsOfOwnExport) return;
        foreach (var part in parts)
        {
            if (cells.Text(part) is not { } cell || ItemLines.IsNone(cell.Value) || TextKey.IsInvisible(cell.Value)) continue;
            cells.Report(cell.Column, code, $"\"{CellText.Shown(cell.Value)}\" is not read, for nothing stands beside it that it could be "
                + "said of.");
        }
    }

    Cell<IReadOnlyList<ImportedAction>> ActionsWithParts(HeadedText cell)
    {
        var parts = ItemParts.OfActions.Select(Lines).ToArray();
        if (!draft.IsOfOwnExport) LeaveOutBlankLines(cell.Value, parts);
        var areAlone = !draft.IsOfOwnExport && Array.TrueForAll(parts, lines => lines is null);
        if (areAlone && ActionGroups.InLines(cell.Value) is { } grouped)
            cell = cell with { Value = grouped };
        var texts = draft.IsOfOwnExport ? OwnExportText.Lines(cell.Value) : ItemLines.Of(cell.Value);
        IReadOnlyList<ActionReport?>? reports = null;
        if (!draft.IsOfOwnExport)
        {
            if (NestedLines.MayBeIn(cell.Value) && Array.Exists(parts, lines => lines?.Count > 1 && lines.Count != texts.Count)
                && ItemLines.Flat(cell.Value) is var flat && Array.Exists(parts, lines => lines?.Count == flat.Count)) texts = flat;
            if (!Array.Exists(parts, lines => lines?.Count > 1 && lines.Count == texts.Count)) texts = ActionText.WithLabelledLines(texts);
            if (areAlone && ActionGroups.Parted(cell.Value, texts) is var (below, statuses))
                (texts, parts[Statuses]) = (below, statuses);
            LeaveOutUnchanged(ref texts, parts, cell.Column);
            PartAtSemicolons(ref texts, parts);
            PutBeside(texts, parts);
            reports = TakeReports(ref texts, parts, areAlone, cell.Column);
            LeaveOutMisnumbered(texts, parts);
            if (parts[Progress] is { Count: > 0 } progress && progress.Count == texts.Count
                && (progress is not [var only] || only is ['1', '.' or ')', ..])) parts[Progress] = ItemNumbers.Without(progress);
        }

        var beside = Beside("action", texts.Count, Report);
        var endsInState = !draft.IsOfOwnExport && ActionText.SaysHowTheyStand(cell.Column);
        var actions = new ActionCells(
            texts, beside, draft.IsOfOwnExport, endsInState, cell.Column, draft.HeadingOf(ImportField.ActionStatuses), Report,
            word => undated.Add(draft.Number, draft.HeadingOf(ImportField.ActionDates), word))
            .Read(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], reports);
        if (!draft.IsOfOwnExport && parts[0] is null) initials.Add(draft.Number, cell.Column, actions, parts[1] is not null);
        if (actions.Count > EntryLimits.Actions)
            cells.Refuse(cell.Column, ImportCodes.TooManyItems,
                $"The cell has {actions.Count} items; an entry has at most {EntryLimits.Actions}.");
        else if (actions.All(IsWithin)) return new(actions, cell.Column);
        return new(
            [
                .. actions.Take(EntryLimits.Actions).Select(action => action with
                {
                    Text = cells.Limited(action.Text, EntryLimits.ActionText, cell.Column),
                    Owner = Limited(action.Owner, EntryLimits.ActionOwner, cell.Column),
                    Progress = Limited(action.Progress, EntryLimits.ActionProgress, cell.Column),
                }),
            ],
            cell.Column);

        void Report(ImportField field, string text) => cells.Report(draft.HeadingOf(field), ImportCodes.ActionUnreadable, text);
    }

    // "No change" among actions is said of them, and none itself.
    void LeaveOutUnchanged(ref IReadOnlyList<string> texts, IReadOnlyList<string>?[] parts, string column)
    {
        if (texts.Count < 2) return;
        var (lines, first) = (texts, 0);
        while (first < lines.Count && IsWritten(lines[first])) first++;
        if (first == lines.Count) return;
        int[] written = [.. Enumerable.Range(0, lines.Count).Where(at => IsWritten(lines[at]))];
        if (written.Length == 0) return;
        for (var at = 0; at < parts.Length; at++)
        {
            if (parts[at] is { } part && part.Count == lines.Count) parts[at] = [.. written.Select(line => part[line])];
        }

        foreach (var text in lines.Where(line => !IsWritten(line)).Distinct(StringComparer.Ordinal))
        {
            cells.Report(column, ImportCodes.ActionUnreadable,
                $"\"{CellText.Shown(text)}\" says nothing of its own: it is no action, and the others are as they are written.");
        }

        texts = [.. written.Select(at => lines[at])];
    }

    // "No change", "2. No change since the last quarter".
    static bool IsWritten(string line) => line.Length > LongestKept
        || KeptText.Of(line.Length > 0 && line[0] is '(' or (>= '0' and <= '9') ? ItemLines.WithoutNumber(line) : line,
            ImportField.Actions, isOfOwnExport: false) == KeptMeaning.None;

    // Between the items, and what stands beside them.
    static void LeaveOutBlankLines(string cell, IReadOnlyList<string>?[] parts)
    {
        var lines = cell.Split('\n');
        int[] blank = [.. Enumerable.Range(0, lines.Length).Where(at => string.IsNullOrWhiteSpace(lines[at]))];
        if (blank.Length == 0) return;
        for (var at = 0; at < parts.Length; at++)
        {
            if (parts[at] is { } part && part.Count == lines.Length && Array.TrueForAll(blank, line => part[line].Length == 0))
                parts[at] = [.. part.Where((_, line) => !blank.Contains(line))];
        }
    }

    // Of which a column says more beside it is an action to whoever wrote it.
    IReadOnlyList<ActionReport?>? TakeReports(
        ref IReadOnlyList<string> texts, IReadOnlyList<string>?[] parts, bool areAlone, string column)
    {
        var lines = texts;
        int[] own = [.. Enumerable.Range(0, lines.Count).Where(at => ActionReports.IsOne(lines[at]))];
        if (!areAlone && lines.Count > 1
            && Array.Exists(parts, part => part?.Count == lines.Count && Array.Exists(own, at => part[at].Length > 0))) return null;
        if (ActionReports.Parted(lines, said => cells.Report(column, ImportCodes.ActionUnreadable, said)) is not var (actions, reports))
            return null;
        for (var at = 0; at < parts.Length; at++)
        {
            if (lines.Count > 1 && parts[at]?.Count == lines.Count) parts[at] = [.. parts[at]!.Where((_, line) => !own.Contains(line))];
        }

        texts = actions;
        return reports;
    }

    // "30/06/2026; 31/03/2027" beside two actions, "1. Mason / 2. Potter" beside three.
    void PutBeside(IReadOnlyList<string> texts, IReadOnlyList<string>?[] parts)
    {
        if (texts.Count < 2) return;
        for (var at = 0; at < parts.Length; at++)
        {
            if (parts[at] is not { } lines || lines.Count >= texts.Count) continue;
            var field = ItemParts.OfActions[at];
            if (cells.Text(field) is { } cell && ItemNumbers.Placed(ItemLines.LinesOf(cell.Value), texts) is { } placed)
                parts[at] = placed;
            else if (lines is [var line] && IsOfDays(field) && DateText.Several(line) is { } days && days.Length == texts.Count)
                parts[at] = days;
        }
    }

    static bool IsOfDays(ImportField field) =>
        field is ImportField.ActionDates or ImportField.RevisedActionDates or ImportField.ActionCompletedOn;

    // Whose an owner is whose number no action has, or another, cannot be told.
    void LeaveOutMisnumbered(IReadOnlyList<string> texts, IReadOnlyList<string>?[] parts)
    {
        for (var at = 0; at < parts.Length; at++)
        {
            var field = ItemParts.OfActions[at];
            if (parts[at] is null || cells.Text(field) is not { } cell) continue;
            var lines = ItemLines.LinesOf(cell.Value);
            if (!ItemNumbers.Differ(lines, texts)) continue;
            parts[at] = ItemNumbers.Placed(lines, texts);
            if (parts[at] is not null) continue;
            cells.Report(draft.HeadingOf(field), ImportCodes.ActionUnreadable, $"The numbers in \"{CellText.Shown(cell.Value)}\" are not "
                + "those of the actions, one for each: which belongs to which cannot be told, and none is read.");
        }
    }

    bool IsPlain(string cell) =>
        cells.IsWithin(cell, EntryLimits.ActionText, EntryLimits.Actions) && ActionText.HasOnlyTexts(cell);

    static ImportedAction[] ReadPlain(string cell) => [.. ItemLines.Of(cell).Select(text => new ImportedAction(text))];

    /// <summary>The controls of a row, and what is said of them; null where nothing is.</summary>
    public (Cell<IReadOnlyList<string>>? Texts, IReadOnlyList<ImportedControl>? Details) Controls()
    {
        var controls = InPlace(cells.Items(ImportField.Controls, EntryLimits.ControlText, EntryLimits.Controls));
        if (controls is null) NameWhatIsBeside(ImportField.Controls, ItemParts.OfControls, ImportCodes.ControlUnreadable);
        return controls is not null && controls.Column.Contains("ffectiv", StringComparison.Ordinal)
            && controls.Column.AsSpan().ContainsAny('(', '[') && !draft.IsOfOwnExport && !draft.HasAny(ItemParts.OfControls)
            ? WithEffectiveness(controls) : (controls, Beside(controls));
    }

    // Without what is missing or to come, which is named.
    Cell<IReadOnlyList<string>>? InPlace(Cell<IReadOnlyList<string>>? controls)
    {
        if (controls is null || draft.Traits.HasFlag(CellTraits.Bulleted) || draft.IsOfOwnExport
            || !draft.TextOf(ImportField.Controls).Contains(':', StringComparison.Ordinal)) return controls;
        foreach (var remark in controls.Value.Where(ActionReports.IsRemark))
            cells.Report(controls.Column, ImportCodes.ControlUnreadable, $"\"{CellText.Shown(remark)}\" seems to be no control, but to say "
                + "more of one: it is read as a control of its own.");
        if (ControlGaps.Parted(controls.Value) is not var (inPlace, others)) return controls;
        foreach (var other in others)
            cells.Report(controls.Column, ImportCodes.ControlUnreadable, $"\"{CellText.Shown(other)}\" speaks of what is missing or to "
                + "come, and of no control that is in place: it is not read. Write what is to be done into a column of actions.");
        return controls with { Value = inPlace };
    }

    // "Controls (effectiveness)": "Pumps (effective)".
    static (Cell<IReadOnlyList<string>> Texts, IReadOnlyList<ImportedControl> Details) WithEffectiveness(
        Cell<IReadOnlyList<string>> controls)
    {
        var (texts, details) = (controls.Value.ToArray(), new ImportedControl[controls.Value.Count]);
        for (var at = 0; at < texts.Length; at++)
        {
            details[at] = new ImportedControl(default, default, default);
            if ((ActionEnding.LastBracket(texts[at]) ?? ActionEnding.LastPart(texts[at])) is not var (text, word)
                || ControlCells.EffectivenessOf(word) is not { } effectiveness) continue;
            texts[at] = text;
            details[at] = details[at] with { Effectiveness = new(true, effectiveness) };
        }

        return (controls with { Value = texts }, details);
    }

    IReadOnlyList<ImportedControl>? Beside(Cell<IReadOnlyList<string>>? controls)
    {
        if (!draft.HasAny(ItemParts.OfControls) || controls?.Value.Count is not (> 0 and var count)) return null;
        IReadOnlyList<string>?[] parts =
            [Lines(ImportField.ControlOwners), Lines(ImportField.ControlEffectiveness), Lines(ImportField.ControlAssurance)];
        if (!draft.IsOfOwnExport) LeaveOutBlankLines(draft.TextOf(ImportField.Controls), parts);
        var (owners, effectiveness, assurance) = (parts[0], parts[1], parts[2]);
        if (owners is null && effectiveness is null && assurance is null) return null;
        var read = new ControlCells(count, Beside("control", count, Report), Report).Read(owners, effectiveness, assurance);
        return [.. read.Select(Within)];

        void Report(ImportField field, string text) => cells.Report(draft.HeadingOf(field), ImportCodes.ControlUnreadable, text);
    }

    ItemCells Beside(string item, int count, Action<ImportField, string> report) =>
        new(item, count, draft.IsOfOwnExport, cells.Mapping.BlankCells != BlankMeaning.Keep, report);

    // "Recruit; review shifts" beside "30/11/2026; 31/12/2026" or as many lines. "Drill (MT, March 2027); gate (HR, May 2027)" and "Drill
    // (done); Train staff": whatever is beside them.
    static void PartAtSemicolons(ref IReadOnlyList<string> texts, IReadOnlyList<string>?[] parts)
    {
        if (texts is not [var text] || !text.Contains(';', StringComparison.Ordinal) || Parts(text) is not { Length: > 1 } all) return;
        if (!HasAsMany(all.Length) && !SayItOfEach(all)) return;
        texts = all;
        for (var at = 0; at < parts.Length; at++)
        {
            // Fewer or more owners are told of as lines are, of which there are not as many.
            if (parts[at] is [var line] && Parts(line) is var said && (said.Length == all.Length
                || (said.Length > 1 && ItemParts.OfActions[at] == ImportField.ActionOwners))) parts[at] = said;
        }

        // Several lines of progress may be said of one action.
        bool HasAsMany(int count)
        {
            for (var at = 0; at < parts.Length; at++)
            {
                if (parts[at] is [var line] ? Parts(line).Length == count || (IsOfDays(ItemParts.OfActions[at])
                        && DateText.Several(line)?.Length == count)
                    : parts[at]?.Count == count && at != Progress) return true;
            }

            return false;
        }

        static string[] Parts(string line) => [.. OwnerNames.Parts(line, ';')];
    }

    // What one says before the last would else be said of none.
    static bool SayItOfEach(string[] parts)
    {
        var told = Array.ConvertAll(parts, part => ActionText.Read(part) is { DueOn.IsGiven: true } or { Status: not null }
            or { CompletedOn: not null });
        return told.AsSpan(0, told.Length - 1).Contains(true)
            && Enumerable.Range(0, parts.Length).All(at => told[at] || char.IsUpper(parts[at][0]));
    }

    IReadOnlyList<string>? Lines(ImportField field)
    {
        if (cells.Text(field) is not { } cell) return null;
        if (draft.IsOfOwnExport) return OwnExportText.LinesAboutItems(cell.Value);
        var lines = ItemLines.LinesOf(cell.Value);
        if (field == ImportField.ActionProgress)
            return draft.AreFractions(field) ? [.. lines.Select(PartAsShare)]
                : draft.HeadingOf(field).Contains('%', StringComparison.Ordinal) ? [.. lines.Select(AsShare)] : lines;
        var isOfDays = field is ImportField.ActionDates or ImportField.ActionCompletedOn;
        return [.. ItemNumbers.Without(lines).Select(Plain)];

        string Plain(string line) => isOfDays && ItemNumbers.MayBeOfADay(line) ? line : ItemLines.WithoutNumber(line);
    }

    static string PartAsShare(string line) =>
        ActionState.FractionOf(line) is { } part ? $"{(part * 100).ToString("0.#", CultureInfo.InvariantCulture)}%" : AsShare(line);

    // "100" below "% complete"; 1 may be the whole.
    static string AsShare(string line) =>
        line is "100" or [>= '0' and <= '9', >= '0' and <= '9'] or [>= '0' and <= '9' and not '1']
            ? $"{line}%" : line;

    ImportedControl Within(ImportedControl control)
    {
        var column = draft.HeadingOf(ImportField.ControlAssurance);
        if (control.Assurance.Value is { } assurance)
        {
            foreach (var line in assurance.Lines.OfType<LineAssurance>())
            {
                cells.Limited(line.What, EntryLimits.AssuranceWhat, column);
                cells.Limited(line.By ?? "", EntryLimits.AssuranceBy, column);
            }
        }

        return control.Owner.Value is { } owner
            ? control with { Owner = cells.Limited(owner, EntryLimits.ControlOwner, draft.HeadingOf(ImportField.ControlOwners)) }
            : control;
    }

    Optional<string?> Limited(Optional<string?> said, int longest, string column) =>
        said.Value is { } text ? cells.Limited(text, longest, column) : said;

    static bool IsWithin(ImportedAction action) => action.Text.Length <= EntryLimits.ActionText
        && action.Owner.Value is null or { Length: <= EntryLimits.ActionOwner }
        && action.Progress.Value is null or { Length: <= EntryLimits.ActionProgress };
}
