namespace RiskRegister.Domain.Imports;

/// <summary>Makes entries of the rows that are about none.</summary>
internal sealed class NewEntries(
    MatchableEntries live, RowApplication application, PlanMessages messages, NumbersGiven numbers, Func<Guid> newId)
{
    /// <summary>Whether the row was exported as closed: an export may have a closed CR5 and the one that bears the number now.</summary>
    public static bool IsClosedExport(ImportedRow row) => IsExport(row) && row.Status == RowStatus.Closed;

    static bool IsExport(ImportedRow row) => row is { Id: not null, Revision: not null };

    public RowOutcome Create(ImportedRow row)
    {
        if (!IsProposal(row) && row.Status != RowStatus.Closed)
        {
            foreach (var twin in live.TitledAs(row.Kind, row.Title).Take(1))
                messages.Report(row, null, ImportCodes.TitleExists, $"{RowMatching.NameOf(twin)} has the same title.");
        }

        return Create(row, IdFor(row));
    }

    /// <summary>In the place of the entry that the row's reference has been of, whose id it does not take.</summary>
    public RowOutcome Succeed(ImportedRow row) => Create(row, newId());

    // A closed or proposed row never becomes an open entry.
    RowOutcome Create(ImportedRow row, Guid id)
    {
        if (row.Kept.Count > 0)
        {
            var columns = string.Join(", ", row.Kept.Select(column => $"\"{column}\""));
            messages.Report(row, row.Kept[0], ImportCodes.CellKept, $"\"{CellText.Shown(row.Title)}\" is new, and nothing is known of what "
                + $"its {(row.Kept.Count == 1 ? "cell" : "cells")} under {columns} leave as it was: write it out.");
        }

        if (IsProposal(row)) return Propose(row, id);
        return row.Reference is null && IsClosedExport(row) ? StoreRefused(row, id) : Store(row, id);
    }

    static bool IsProposal(ImportedRow row) => row.Status != RowStatus.Closed && (row.Status == RowStatus.Proposed || !row.HasScore);

    RowOutcome Propose(ImportedRow row, Guid id)
    {
        var kept = row.Reference is { } named && row.SourceReference?.Value is null
            ? row with { SourceReference = new Cell<string?>(named.ToString(), "") }
            : row;
        var state = application.Create(kept, id, null);
        RowLevels.ReportElsewhere(row, state, messages);
        application.ReportReview(row, state, $"\"{CellText.Shown(row.Title)}\"", messages);
        messages.Report(row, null, ImportCodes.EntryProposed, row.HasScore
            ? $"\"{CellText.Shown(row.Title)}\" gets in as a proposal, to be accepted."
            : $"\"{CellText.Shown(row.Title)}\" has no score: it gets in as a proposal, with impact 1 and likelihood 1 marked as "
                + "assumed until somebody scores it.");
        return new RowOutcome(row.Table, row.Number, RowResult.Created, null, state, []);
    }

    RowOutcome Store(ImportedRow row, Guid id)
    {
        if ((row.Reference ?? numbers.Give(row.Kind)) is not { } reference)
            return messages.Refuse(row, ImportCodes.ReferencesExhausted, "No number is left for a new entry.");
        var state = application.Create(row, id, reference);
        ReportNumber(row, reference);
        AssumedScores.Report(row, state, null, messages);
        CompletionDays.Report(row, application.Today, messages);
        RowLevels.ReportElsewhere(row, state, messages);
        application.ReportReview(row, state, $"{reference}", messages);
        if (row.Status == RowStatus.Closed)
        {
            state = application.ClosedBy(row, state);
            messages.Report(row, null, ImportCodes.EntryClosedByRow,
                $"{state.Reference}, \"{CellText.Shown(state.Title)}\", is stored as closed.");
        }

        return new RowOutcome(row.Table, row.Number, RowResult.Created, reference, state, []);
    }

    // "CR1a", "CR2/CR3" and "CR4*" look like numbers of the register, and are none.
    void ReportNumber(ImportedRow row, EntryReference given)
    {
        if (row.Reference is not null || row.SourceReference?.Value is not { } source || !IsLike(source, given.ToString())) return;
        messages.Report(row, row.SourceReference.Column, ImportCodes.NumberKept,
            $"\"{CellText.Shown(source)}\" is no number of the register: the entry gets {given}, and the other is kept as its source "
            + "reference. To have a number of the register, write it alone, such as CR1.");

        static bool IsLike(string source, string number) => number.TrimEnd([.. "0123456789"]) is var letters
            && source.StartsWith(letters, StringComparison.OrdinalIgnoreCase) && source.Length > letters.Length
            && char.IsAsciiDigit(source[letters.Length]);
    }

    // A proposal that had been refused never had a number.
    RowOutcome StoreRefused(ImportedRow row, Guid id)
    {
        var state = application.ClosedBy(row, application.Create(row, id, null));
        messages.Report(row, null, ImportCodes.EntryClosedByRow, $"\"{CellText.Shown(state.Title)}\" is stored as closed.");
        return new RowOutcome(row.Table, row.Number, RowResult.Created, null, state, []);
    }

    // What this service exported keeps its id where no entry has it.
    Guid IdFor(ImportedRow row) => IsExport(row) && live.WithId(row.Id!.Value) is null ? row.Id.Value : newId();
}
