namespace RiskRegister.Domain.Imports;

/// <summary>
/// Writes what a row says into an entry. What the entry already says in other spelling (a bullet, a known type's capitals, owners
/// with a slash) is left as it is stored, so that importing a register's own export changes nothing.
/// </summary>
internal sealed class RowApplication(RegisterSettings settings, IReadOnlyCollection<EntryState> live, DateTimeOffset now)
{
    const string ClosedByRow = "Closed in the imported register";

    static readonly Score Unscored = new(Score.Lowest, Score.Lowest, Assumed: true);

    readonly TypeNames types = new(settings.Types);
    readonly Spellings typeSpellings = new(settings.Types.Concat(live.SelectMany(entry => entry.Types)));
    readonly Spellings ownerSpellings = new(live.SelectMany(entry => entry.Owners));
    readonly Spellings serviceSpellings = new(live.Select(entry => entry.Service).OfType<string>());

    /// <summary>The day of the import.</summary>
    public DateOnly Today => settings.DayOf(now);

    /// <param name="reference">Null for a proposal.</param>
    public EntryState Create(ImportedRow row, Guid id, EntryReference? reference)
    {
        var score = row.Score?.Value?.Against(null);
        var residual = row.ResidualScore?.Value?.After(score, null);
        return Apply(row, new EntryState
        {
            Id = id,
            Kind = row.Kind,
            Status = reference is null ? EntryStatus.Proposed : EntryStatus.Open,
            Reference = reference,
            Title = row.Title,
            Move = row.Level is { } level ? EntryMove.FromTheBeginning(level.Value) : null,
            Score = score ?? (residual ?? Unscored) with { Assumed = true },
            ResidualScore = residual ?? (score ?? Unscored) with { Assumed = true },
        });
    }

    public EntryState Closed(EntryState entry, string reason, IReadOnlyList<Guid> replacedBy) => entry with
    {
        Status = EntryStatus.Closed,
        Closure = new Closure(reason, now, replacedBy, entry.Status),
    };

    /// <summary>Closed for the reason that the row gives.</summary>
    public EntryState ClosedBy(ImportedRow row, EntryState entry) =>
        Closed(entry, row.ClosureReason is { Length: > 0 } reason ? reason : ClosedByRow, []);

    public EntryState Apply(ImportedRow row, EntryState present)
    {
        var (controls, lastControlId) = Controls(row, present);
        var (actions, lastActionId) = Actions(row, present, Today);
        if (row.ControlDetails is { } details && details.Count == controls.Count)
        {
            Control[] detailed = [.. controls.Zip(details, (control, said) => said.ApplyTo(control))];
            if (!detailed.SequenceEqual(controls)) controls = detailed;
        }

        if (row.ActionRows is not null) (actions, lastActionId) = ActionRows.Lay(row, actions, lastActionId, present);
        var score = row.Score?.Value?.Against(present.Score) ?? present.Score;
        return present with
        {
            SourceReference = Text(row.SourceReference, present.SourceReference),
            Title = SaysTheSame(row, present) ? present.Title : row.Title,
            Description = Text(row.Description, present.Description),
            Service = Service(row, present.Service),
            Types = List(row.Types, present.Types, stored => types.ReadCell(string.Join("; ", stored)), typeSpellings),
            Effects = Effects(row.Effects, present.Effects),
            Controls = controls,
            LastControlId = lastControlId,
            Actions = actions,
            LastActionId = lastActionId,
            Score = score,
            ResidualScore = row.ResidualScore?.Value?.After(score, present.ResidualScore) ?? present.ResidualScore,
            TargetScore = row.TargetScore is { } target ? target.Value?.Against(present.TargetScore) : present.TargetScore,
            TargetDate = TargetDate(row, present),
            Response = row.Response is { } response ? response.Value : present.Response,
            Objectives = Objectives(row.Objectives, present.Objectives),
            Owners = List(row.Owners, present.Owners, stored => OwnerNames.Read(string.Join("; ", stored)), ownerSpellings),
            Direction = Direction(row, present.Direction),
            ReviewedAt = Reviewed(row.ReviewedOn, present.ReviewedAt),

            // An import makes exempt; only a person makes public.
            Exempt = row.Exempt?.Value is { } exemption ? Exempt(exemption, row.NamesNoParagraph, present.Exempt) : present.Exempt,
        };
    }

    // A day without a score to reach says nothing.
    static DateOnly? TargetDate(ImportedRow row, EntryState present)
    {
        var hasTarget = row.TargetScore is { } target ? target.Value is not null : present.TargetScore is not null;
        return !hasTarget ? null : row.TargetDate is { } day ? day.Value : present.TargetDate;
    }

    static IReadOnlyList<string> Objectives(Cell<IReadOnlyList<string>>? cell, IReadOnlyList<string> present) =>
        cell is null || cell.Value.ToHashSet(StringComparer.Ordinal).SetEquals(present) ? present : cell.Value;

    static (IReadOnlyList<Control> Controls, int LastId) Controls(ImportedRow row, EntryState present)
    {
        if (row.Controls is not { } cell || IsLeftEmpty(cell.Value.Count, present.Controls, control => control.Text))
            return (present.Controls, present.LastControlId);
        var stored = present.Controls;
        if (cell.Value.SequenceEqual(stored.Select(control => control.Text), StringComparer.Ordinal))
            return (stored, present.LastControlId);
        var last = present.LastControlId;
        var found = ItemMatching.Match(cell.Value, [.. stored.Select(control => control.Text)], out var isSame);
        if (row.Id == present.Id && ItemMatching.RewordedInPlace(found, isSame, stored.Count) is >= 0 and var place) found[place] = place;
        var controls = cell.Value.Select((text, at) => found[at] < 0 ? new Control(++last, text)
            : isSame[at] ? stored[found[at]]
            : stored[found[at]] with { Text = text }).ToArray();
        return (controls.SequenceEqual(stored) ? stored : controls, last);
    }

    // What a register does not say of an action is left as it is.
    static (IReadOnlyList<PlannedAction> Actions, int LastId) Actions(ImportedRow row, EntryState present, DateOnly today)
    {
        if (row.Actions is not { } cell || IsLeftEmpty(cell.Value.Count, present.Actions, action => action.Text))
            return (present.Actions, present.LastActionId);
        var stored = present.Actions;
        if (cell.Value.SequenceEqual(stored.Select(action => new ImportedAction(action.Text)))) return (stored, present.LastActionId);
        var last = present.LastActionId;
        var found = ItemMatching.Match(
            [.. cell.Value.Select(action => action.Text)], [.. stored.Select(action => TextAlone(action.Text, cell.Value))],
                out var isSame);
        if (row.Id == present.Id && ItemMatching.RewordedInPlace(found, isSame, stored.Count) is >= 0 and var place
            && MayBeReworded(row, stored[place], cell.Value[place].Text)) found[place] = place;
        var actions = cell.Value.Select((action, at) =>
        {
            var was = found[at] < 0 ? new PlannedAction(++last, action.Text) : stored[found[at]];
            return action.ApplyTo(was with { Text = found[at] < 0 || isSame[at] ? was.Text : action.Text }, today);
        }).ToArray();
        return (actions.SequenceEqual(stored) ? stored : actions, last);
    }

    // The sheet of actions still has its row, and none for the new text.
    static bool MayBeReworded(ImportedRow row, PlannedAction stored, string text) => row.ActionRows is not { } rows
        || (rows.Any(each => each.ActionId == stored.Id) && !rows.Any(each => each.ActionId != stored.Id && each.Text.Value == text));

    // A stored text may still have its owner and day at its end, which the register's cell was read without.
    static string TextAlone(string stored, IReadOnlyList<ImportedAction> actions) =>
        actions.Any(action => action.DueOn.IsGiven || action.Progress.IsGiven) && actions.All(action => action.Text != stored)
            ? ActionText.Read(stored).Text : stored;

    // What is stored as "None" comes back as nothing.
    static bool IsLeftEmpty<T>(int imported, IReadOnlyList<T> stored, Func<T, string> textOf) =>
        imported == 0 && stored is [var only] && ItemLines.IsNone(ItemLines.Read(textOf(only)));

    static IReadOnlyList<string> Effects(Cell<IReadOnlyList<string>>? cell, IReadOnlyList<string> present)
    {
        if (cell is null || cell.Value.SequenceEqual(present, StringComparer.Ordinal)) return present;
        if (IsLeftEmpty(cell.Value.Count, present, effect => effect)) return present;
        var found = ItemMatching.Match(cell.Value, present, out var isSame);
        var effects = cell.Value.Select((text, at) => found[at] >= 0 && isSame[at] ? present[found[at]] : text).ToArray();
        return effects.SequenceEqual(present, StringComparer.Ordinal) ? present : effects;
    }

    string? Service(ImportedRow row, string? present)
    {
        var service = Text(row.Service, present);
        return service is null || string.Equals(service, present, StringComparison.Ordinal) ? service
            : string.Equals(service, present, StringComparison.OrdinalIgnoreCase) ? present
            : serviceSpellings.Of(service);
    }

    static IReadOnlyList<string> List(
        Cell<IReadOnlyList<string>>? cell,
        IReadOnlyList<string> present,
        Func<IReadOnlyList<string>, IReadOnlyList<string>> asRead,
        Spellings spellings) =>
        cell is null
        || cell.Value.SequenceEqual(present, StringComparer.OrdinalIgnoreCase)
        || cell.Value.SequenceEqual(asRead(present), StringComparer.OrdinalIgnoreCase)
            ? present
            : [.. cell.Value.Select(spellings.Of)];

    static string? Text(Cell<string?>? cell, string? present) =>
        cell is null || SameText(present ?? "", cell.Value ?? "")
            || (cell.Value is null && SaysNothing(present))
            ? present
            : cell.Value;

    // What shows nothing, or says that there is nothing, is read as an empty cell.
    static bool SaysNothing(string? present) => present is null || TextKey.IsInvisible(present)
        || ItemLines.IsNone(CellText.OnOneLine(present));

    static bool SameText(string present, string imported) =>
        present == imported || CellText.WithPlainLineEnds(present).Trim() == imported;

    // Another apostrophe, a double space or a full stop is no change; a capital is. Who mends it in the workbook of their own means it.
    static bool SaysTheSame(ImportedRow row, EntryState present) => SameText(present.Title, row.Title)
        || (row.Id is null && TextKey.OfTitle(present.Title) == TextKey.OfTitle(row.Title)
            && present.Title.Where(char.IsLetterOrDigit).SequenceEqual(row.Title.Where(char.IsLetterOrDigit)));

    StatedDirection Direction(ImportedRow row, StatedDirection present)
    {
        var direction = row.Direction is { } stated ? stated.Value : present.Direction;
        var since = direction == present.Direction ? present.StatedAt : now;
        return new StatedDirection(direction, direction is null ? null : since, Text(row.Narrative, present.Narrative));
    }

    // A day says less than the instant that is stored; one to come is none on which somebody looked.
    /// <summary>Names a day of review that is not taken.</summary>
    /// <param name="name">What the entry is called.</param>
    public void ReportReview(ImportedRow row, EntryState state, string name, PlanMessages messages)
    {
        if (row.ReviewedOn is not { } reviewed || (state.ReviewedAt is { } at && settings.DayOf(at) == reviewed)) return;
        messages.Report(row, null, ImportCodes.ReviewKept, $"{name} cannot have been reviewed last on {reviewed:yyyy-MM-dd}: that is to "
            + "come, or before the review that is known here.");
    }

    DateTimeOffset? Reviewed(DateOnly? day, DateTimeOffset? present)
    {
        if (day is not { } reviewed || reviewed > Today) return present;
        if (present is { } was && settings.DayOf(was) >= reviewed) return present;
        return settings.StartOf(reviewed);
    }

    // What names no paragraph has the one that is known.
    static Exemption Exempt(Exemption imported, bool namesNoParagraph, Exemption? present)
    {
        if (present is null) return imported;
        if (namesNoParagraph) imported = imported with { Paragraph = present.Paragraph };
        return imported.Reason == ExemptText.NoReason && present.Paragraph == imported.Paragraph ? present : imported;
    }
}
