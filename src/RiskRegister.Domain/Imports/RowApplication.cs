namespace RiskRegister.Domain.Imports;

/// <summary>
/// Writes what a row says into an entry. What the entry already says in other spelling (a bullet, a known type's capitals, owners
/// with a slash) is left as it is stored, so that importing a register's own export changes nothing.
/// </summary>
internal sealed class RowApplication(RegisterSettings settings, DateTimeOffset now)
{
    readonly TypeNames types = new(settings.Types);

    public EntryState Create(ImportedRow row, Guid id, EntryReference reference) => Apply(row, new EntryState
    {
        Id = id,
        Kind = reference.Kind,
        Status = EntryStatus.Open,
        Reference = reference,
        Title = row.Title,
        Score = row.Score!.Value!.Against(null),
        ResidualScore = row.ResidualScore!.Value!.Against(null),
    });

    public EntryState Apply(ImportedRow row, EntryState present)
    {
        var (controls, lastControlId) = Controls(row.Controls, present);
        var (actions, lastActionId) = Actions(row.Actions, present);
        return present with
        {
            SourceReference = Text(row.SourceReference, present.SourceReference),
            Title = SameText(present.Title, row.Title) ? present.Title : row.Title,
            Description = Text(row.Description, present.Description),
            Service = Text(row.Service, present.Service),
            Types = List(row.Types, present.Types, stored => types.Read(string.Join("; ", stored))),
            Effects = List(row.Effects, present.Effects, KeysOf),
            Controls = controls,
            LastControlId = lastControlId,
            Actions = actions,
            LastActionId = lastActionId,
            Score = row.Score?.Value?.Against(present.Score) ?? present.Score,
            ResidualScore = row.ResidualScore?.Value?.Against(present.ResidualScore) ?? present.ResidualScore,
            TargetScore = row.TargetScore is { } target ? target.Value?.Against(present.TargetScore) : present.TargetScore,
            Owners = List(row.Owners, present.Owners, stored => OwnerNames.Read(string.Join("; ", stored))),
            Direction = Direction(row, present.Direction),
        };
    }

    static (IReadOnlyList<Control> Controls, int LastId) Controls(Cell<IReadOnlyList<string>>? cell, EntryState present)
    {
        if (cell is null) return (present.Controls, present.LastControlId);
        var last = present.LastControlId;
        var controls = Matched(cell.Value, present.Controls, control => control.Text, text => new Control(++last, text));
        return (controls, last);
    }

    static (IReadOnlyList<PlannedAction> Actions, int LastId) Actions(Cell<IReadOnlyList<string>>? cell, EntryState present)
    {
        if (cell is null) return (present.Actions, present.LastActionId);
        var last = present.LastActionId;
        var actions = Matched(cell.Value, present.Actions, action => action.Text, text => new PlannedAction(++last, text));
        return (actions, last);
    }

    // In the file's order; each present item is found once, the first of equal ones first.
    static IReadOnlyList<T> Matched<T>(
        IReadOnlyList<string> texts, IReadOnlyList<T> present, Func<T, string> textOf, Func<string, T> create)
    {
        if (texts.SequenceEqual(present.Select(textOf), StringComparer.Ordinal)) return present;
        var byText = new Dictionary<string, Queue<T>>(StringComparer.Ordinal);
        foreach (var (item, key) in present.Zip(KeysOf([.. present.Select(textOf)])))
        {
            if (!byText.TryGetValue(key, out var equal)) byText[key] = equal = new Queue<T>();
            equal.Enqueue(item);
        }

        return texts
            .Select(text => byText.TryGetValue(text, out var equal) && equal.TryDequeue(out var item) ? item : create(text))
            .ToArray();
    }

    // Stored items as a cell would give them.
    static string[] KeysOf(IReadOnlyList<string> stored) => [.. stored.Select(ItemLines.Read)];

    static IReadOnlyList<string> List(
        Cell<IReadOnlyList<string>>? cell, IReadOnlyList<string> present, Func<IReadOnlyList<string>, IReadOnlyList<string>> asRead) =>
        cell is null
        || cell.Value.SequenceEqual(present, StringComparer.Ordinal)
        || cell.Value.SequenceEqual(asRead(present), StringComparer.Ordinal)
            ? present
            : cell.Value;

    static string? Text(Cell<string?>? cell, string? present) =>
        cell is null || SameText(present ?? "", cell.Value ?? "") ? present : cell.Value;

    static bool SameText(string present, string imported) =>
        present == imported || CellText.WithPlainLineEnds(present).Trim() == imported;

    StatedDirection Direction(ImportedRow row, StatedDirection present)
    {
        var direction = row.Direction is { } stated ? stated.Value : present.Direction;
        var since = direction == present.Direction ? present.StatedAt : now;
        return new StatedDirection(direction, direction is null ? null : since, Text(row.Narrative, present.Narrative));
    }
}
