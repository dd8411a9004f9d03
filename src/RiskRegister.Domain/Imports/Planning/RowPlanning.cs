namespace RiskRegister.Domain.Imports;

/// <summary>Plans the rows of one import, in their order.</summary>
internal sealed class RowPlanning(
    ReadRegister read,
    LiveEntries live,
    ImportOptions options,
    RegisterSettings settings,
    RowApplication application,
    PlanMessages messages,
    NextNumbers next,
    DateTimeOffset now,
    Func<Guid> newId)
{
    const string ClosedByRow = "Closed in the imported register";

    readonly List<EntryState> closings = [];
    readonly List<Guid> reopened = [];
    readonly List<Renumbering> renumbered = [];
    readonly NamedReferences replace = new(options.Replace);
    readonly NamedReferences keep = new(options.Keep);
    readonly Decisions decisions = new(options.Mapping);
    readonly RowFaults faults = new(application, messages);
    readonly StaleRows stale = new(options, settings, application, messages);

    // Which row came first for each entry, new reference and new source reference.
    readonly Dictionary<object, ImportedRow> claims = [];
    NextNumbers numbers = next;

    public ImportPlan Plan()
    {
        foreach (var reference in live.References.Concat(read.Rows.Select(row => row.Reference).OfType<EntryReference>()))
            numbers = numbers.After(reference.Kind, reference.Number);

        var matching = new RowMatching(read.Rows, live, keep, replace);
        RowMatch[] matches = [.. read.Rows.Select(matching.Match)];
        new NearTitles(read.Rows, live, decisions).Ask(matches);
        var outcomes = read.Rows.Select((row, index) => PlanRow(row, matches[index])).ToArray();
        if (options.Quarter is { } quarter) CloseMissing(quarter);
        RefuseUnknownNames();
        RefuseSharedReferences(outcomes);
        return new ImportPlan(outcomes, closings, messages.All, numbers)
        {
            Questions = [.. decisions.Questions],
            Reopened = reopened,
            Renumbered = renumbered,
        };
    }

    RowOutcome PlanRow(ImportedRow row, RowMatch match)
    {
        var (replaced, kept) = (replace.Name(row, null), keep.Name(row, null));
        if (match.Fault is { } fault) return messages.Refuse(row, fault.Code, fault.Message);
        var present = match.Entry;
        (replaced, kept) = (replace.Name(row, present) || replaced, keep.Name(row, present) || kept);
        if (!TryClaim(row, present) || row.IsRefused) return PlanMessages.Refused(row);
        if (present is null) return Unmatched(row);
        if (present.Status == EntryStatus.Closed) return OfClosed(row, present);
        if (options.Quarter is { } quarter && present.Status == EntryStatus.Proposed && row.Status is null or RowStatus.Open
            && row.HasScore)
        {
            return messages.Refuse(row, ImportCodes.ProposalMatched,
                $"This is still a proposal: accept or refuse it before {quarter.Printed(settings.FinancialYearStartsIn)} is imported.");
        }

        // With the same title there is nothing to replace: the file was imported before.
        if (replaced && present.Title != row.Title) return Replace(row, present);
        if (match.By is MatchBy.Reference or MatchBy.Source && !kept && !TitleWords.Shared(present.Title, row.Title))
        {
            var name = row.Reference?.ToString() ?? row.SourceReference?.Value;
            return messages.Refuse(row, ImportCodes.ReferenceReused,
                $"{name} is \"{CellText.Shown(present.Title)}\" here and \"{CellText.Shown(row.Title)}\" in the file: "
                + "name it in replace when it is something new, or in keep when it is the same.");
        }

        if (stale.Check(row, present) is { } refused) return refused;
        if (faults.Refuse(row, present)) return PlanMessages.Refused(row);
        return row.Status == RowStatus.Closed ? Close(row, present) : Update(row, present, match.By);
    }

    bool TryClaim(ImportedRow row, EntryState? present)
    {
        object? claim = present is not null ? present.Id
            : IsClosedExport(row) ? row.Id
            : row.Reference is { } reference ? reference
            : row.SourceReference?.Value is { } source ? (row.Kind, source.ToUpperInvariant())
            : null;
        if (claim is null || claims.TryAdd(claim, row)) return true;
        var first = claims[claim];
        messages.Refuse(row, ImportCodes.ReferenceTwice, $"Row {first.Number} of {first.Table} is about the same entry.");
        return false;
    }

    // An export may have a closed CR5 and the one that bears the number now.
    static bool IsClosedExport(ImportedRow row) => IsExport(row) && row.Status == RowStatus.Closed;

    static bool IsExport(ImportedRow row) => row is { Id: not null, Revision: not null };

    // What this service exported keeps its id where no entry has it.
    Guid IdFor(ImportedRow row) => IsExport(row) && live.WithId(row.Id!.Value) is null ? row.Id.Value : newId();

    RowOutcome Unmatched(ImportedRow row)
    {
        if (faults.Refuse(row, null)) return PlanMessages.Refused(row);
        if (row.Status != RowStatus.Closed && MissingBefore(row) is { } missing) return Reopen(row, missing);
        return row.Status switch
        {
            RowStatus.Closed => Store(row, IdFor(row), isClosed: true),
            RowStatus.Proposed => Propose(row),
            _ when !row.HasScore => Propose(row),
            _ => Create(row),
        };
    }

    // Closed because a quarter's register did not have it, and not by a person.
    EntryState? MissingBefore(ImportedRow row)
    {
        var closed = live.ClosedTitledAs(row.Kind, row.Title)
            .Where(entry => WasMissing(entry) && !claims.ContainsKey(entry.Id))
            .OrderByDescending(entry => entry.Closure!.ClosedAt)
            .ToArray();
        return Array.Find(closed, entry => row.Reference is not null ? entry.Reference == row.Reference
            : row.SourceReference?.Value is not { } source
                || string.Equals(entry.SourceReference, source, StringComparison.OrdinalIgnoreCase))
            ?? closed.FirstOrDefault();
    }

    static bool WasMissing(EntryState entry) =>
        entry.Closure?.Reason.StartsWith(ImportPlanner.ClosedAsMissing, StringComparison.Ordinal) == true;

    RowOutcome Reopen(ImportedRow row, EntryState closed)
    {
        claims.TryAdd(closed.Id, row);
        var reference = row.Reference ?? closed.Reference;
        if (reference is { } taken && live.With(taken) is not null) reference = null;
        reference ??= NextReference(row.Kind);
        var state = application.Apply(row, closed with
        {
            Status = closed.Closure?.From ?? EntryStatus.Open,
            Closure = null,
            Reference = closed.Closure?.From == EntryStatus.Proposed ? null : reference,
        });
        reopened.Add(closed.Id);
        messages.Report(row, null, ImportCodes.EntryReopened,
            $"{RowMatching.NameOf(state)}, \"{CellText.Shown(state.Title)}\", was closed as missing and is here again: it is "
            + "reopened, with its history.");
        return new RowOutcome(row.Table, row.Number, RowResult.Updated, state.Reference, state, state.FieldsChangedSince(closed));
    }

    // A row that names the id of a closed entry.
    RowOutcome OfClosed(ImportedRow row, EntryState present)
    {
        if (row.Status == RowStatus.Closed)
            return new RowOutcome(row.Table, row.Number, RowResult.Unchanged, present.Reference, present, []);
        if (WasMissing(present)) return Reopen(row, present);
        return messages.Refuse(row, ImportCodes.EntryClosed,
            $"{RowMatching.NameOf(present)} has been closed here (\"{CellText.Shown(present.Closure?.Reason ?? "")}\"): reopen it "
            + "first, or take the row out.");
    }

    RowOutcome Create(ImportedRow row)
    {
        foreach (var twin in live.TitledAs(row.Kind, row.Title).Take(1))
            messages.Report(row, null, ImportCodes.TitleExists, $"{RowMatching.NameOf(twin)} has the same title.");
        return Store(row, IdFor(row), isClosed: false);
    }

    RowOutcome Propose(ImportedRow row)
    {
        var kept = row.Reference is { } named && row.SourceReference?.Value is null
            ? row with { SourceReference = new Cell<string?>(named.ToString(), "") }
            : row;
        var state = application.Create(kept, IdFor(row), null);
        messages.Report(row, null, ImportCodes.EntryProposed, row.HasScore
            ? $"\"{CellText.Shown(row.Title)}\" gets in as a proposal, to be accepted."
            : $"\"{CellText.Shown(row.Title)}\" has no score: it gets in as a proposal, with impact 1 and likelihood 1 marked as "
                + "assumed until somebody scores it.");
        return new RowOutcome(row.Table, row.Number, RowResult.Created, null, state, []);
    }

    RowOutcome Replace(ImportedRow row, EntryState present)
    {
        var outcome = Store(row, newId(), isClosed: false);
        if (outcome.State is { } successor)
        {
            var kind = row.Kind == EntryKind.Risk ? "risk" : "opportunity";
            closings.Add(Closed(present, $"Its reference was given to another {kind}", [successor.Id]));
        }

        return outcome;
    }

    RowOutcome Store(ImportedRow row, Guid id, bool isClosed)
    {
        if (row.Reference is not { } reference)
        {
            if (IsClosedExport(row)) return StoreRefused(row, id);
            if (NextReference(row.Kind) is not { } given)
                return messages.Refuse(row, ImportCodes.ReferencesExhausted, "No number is left for a new entry.");
            reference = given;
        }

        var state = application.Create(row, id, reference);
        AssumedScores.Report(row, state, messages);
        if (isClosed)
        {
            state = Closed(state, ReasonOf(row), []);
            messages.Report(row, null, ImportCodes.EntryClosedByRow,
                $"{state.Reference}, \"{CellText.Shown(state.Title)}\", is stored as closed.");
        }

        return new RowOutcome(row.Table, row.Number, RowResult.Created, reference, state, []);
    }

    // A proposal that had been refused never had a number.
    RowOutcome StoreRefused(ImportedRow row, Guid id)
    {
        var state = Closed(application.Create(row, id, null), ReasonOf(row), []);
        messages.Report(row, null, ImportCodes.EntryClosedByRow, $"\"{CellText.Shown(state.Title)}\" is stored as closed.");
        return new RowOutcome(row.Table, row.Number, RowResult.Created, null, state, []);
    }

    static string ReasonOf(ImportedRow row) => row.ClosureReason is { Length: > 0 } reason ? reason : ClosedByRow;

    EntryReference? NextReference(EntryKind kind)
    {
        var reference = new EntryReference(kind, numbers.For(kind));
        if (reference.Number > EntryReference.HighestNumber) return null;
        numbers = numbers.After(reference.Kind, reference.Number);
        return reference;
    }

    RowOutcome Close(ImportedRow row, EntryState present)
    {
        var state = Closed(application.Apply(row, present), ReasonOf(row), []);
        messages.Report(row, null, ImportCodes.EntryClosedByRow,
            $"{RowMatching.NameOf(present)}, \"{CellText.Shown(present.Title)}\", is closed, as the row says.");
        return new RowOutcome(row.Table, row.Number, RowResult.Updated, state.Reference, state, state.FieldsChangedSince(present));
    }

    RowOutcome Update(ImportedRow row, EntryState present, MatchBy by)
    {
        var state = Renumbered(row, application.Apply(row, present), present, by);
        AssumedScores.Report(row, state, messages);
        if (row.Exempt is { Value: null } && present.Exempt is not null)
            messages.Report(row, row.Exempt.Column, ImportCodes.ExemptionKept,
                $"{RowMatching.NameOf(present)} is exempt here and not in the file: it stays exempt.");
        if (row.ReviewedOn is { } reviewed && (state.ReviewedAt is not { } at || settings.DayOf(at) != reviewed))
            messages.Report(row, null, ImportCodes.ReviewKept,
                $"{RowMatching.NameOf(present)} cannot have been reviewed last on {reviewed:yyyy-MM-dd}: that is to come, or before the review "
                + "that is known here.");
        if (row.Status == RowStatus.Proposed && present.Status == EntryStatus.Open)
            messages.Report(row, null, ImportCodes.StatusKept,
                $"{RowMatching.NameOf(present)} is open here and a proposal in the file: it stays open.");
        return state.SameAs(present)
            ? new RowOutcome(row.Table, row.Number, RowResult.Unchanged, present.Reference, present, [])
            : new RowOutcome(row.Table, row.Number, RowResult.Updated, state.Reference, state, state.FieldsChangedSince(present));
    }

    // An entry known by its title, or its id, has the number that the row gives it.
    EntryState Renumbered(ImportedRow row, EntryState state, EntryState present, MatchBy by)
    {
        if (by is MatchBy.Reference or MatchBy.Source) return state;
        if (row.Reference is { } reference && present.Status == EntryStatus.Open && reference != present.Reference)
        {
            state = state with { Reference = reference };
            Said(present.Reference?.ToString(), reference.ToString());
        }
        else if (by == MatchBy.Exchange
            && !string.Equals(state.SourceReference, present.SourceReference, StringComparison.OrdinalIgnoreCase))
        {
            Said(present.SourceReference, state.SourceReference);
        }

        return state;

        void Said(string? from, string? to)
        {
            renumbered.Add(new Renumbering(present.Id, present.Title, from, to));
            messages.Report(row, null, ImportCodes.EntryRenumbered,
                $"\"{CellText.Shown(present.Title)}\" is {from} here and {to} in the file: it is taken for the same by its title, "
                + "and renumbered.");
        }
    }

    void CloseMissing(Quarter quarter)
    {
        var missing = new MissingEntries(read, live, options, settings, decisions, messages, id => claims.ContainsKey(id)).In(quarter);
        var reason = $"{ImportPlanner.ClosedAsMissing}{quarter.Printed(settings.FinancialYearStartsIn)}";
        closings.AddRange(missing.Select(entry => Closed(entry, reason, [])));
    }

    // Two open entries can't have one reference, not even for a moment.
    void RefuseSharedReferences(RowOutcome[] outcomes)
    {
        if (renumbered.Count == 0) return;
        var closed = closings.Select(entry => entry.Id).ToHashSet();
        var moved = renumbered.Select(each => each.Id).ToHashSet();
        for (var index = 0; index < outcomes.Length; index++)
        {
            if (outcomes[index].State is not { Reference: { } reference } state || !moved.Contains(state.Id)) continue;
            if (live.With(reference) is not { } holder || holder.Id == state.Id || closed.Contains(holder.Id)) continue;
            outcomes[index] = messages.Refuse(read.Rows[index], ImportCodes.ReferenceReused,
                $"{reference} is \"{CellText.Shown(holder.Title)}\" here and \"{CellText.Shown(state.Title)}\" in the file, which "
                + "has another number here: renumber them in the service first, or take the numbers of the register into the file.");
        }
    }

    EntryState Closed(EntryState entry, string reason, IReadOnlyList<Guid> replacedBy) => entry with
    {
        Status = EntryStatus.Closed,
        Closure = new Closure(reason, now, replacedBy, entry.Status),
    };

    void RefuseUnknownNames()
    {
        RefuseNames(replace.Unused, ImportCodes.ReplaceUnknown, "is to be replaced and is not in the import");
        RefuseNames(keep.Unused, ImportCodes.KeepUnknown, "is to be kept and is not in the import");
        RefuseNames(replace.NamedAlsoBy(keep), ImportCodes.ReplaceAndKeep, "is to be both replaced and kept");

        void RefuseNames(IEnumerable<string> names, string code, string fault)
        {
            foreach (var name in names) messages.Refuse(code, $"\"{CellText.Shown(name)}\" {fault}.");
        }
    }
}
