namespace RiskRegister.Domain.Imports;

/// <summary>Plans the rows of one import, in their order.</summary>
internal sealed class RowPlanning
{
    readonly ReadRegister read;
    readonly MatchableEntries live;
    readonly ImportOptions options;
    readonly RegisterSettings settings;
    readonly RowApplication application;
    readonly PlanMessages messages;
    readonly NamedReferences replace;
    readonly NamedReferences keep;
    readonly Decisions decisions;
    readonly RowFaults faults;
    readonly StaleRows stale;
    readonly NumbersGiven numbers;
    readonly NewEntries newEntries;
    readonly Reopenings reopenings;
    readonly Renumberings renumberings;
    readonly ChangedKinds changedKinds;
    readonly ClosedTwins twins;
    readonly ExemptLikeness likeness;
    readonly ExemptParagraphs paragraphs;
    readonly EmptiedCells emptied;
    readonly List<EntryState> closings = [];
    readonly HashSet<Guid> matched = [];
    readonly HashSet<Guid> answered = [];

    // Which row came first for each entry, new reference and new source reference.
    readonly Dictionary<object, ImportedRow> claims = [];

    public RowPlanning(
        ReadRegister read,
        MatchableEntries live,
        ImportOptions options,
        RegisterSettings settings,
        RowApplication application,
        NextNumbers next,
        Func<Guid> newId)
    {
        (this.read, this.live, this.options, this.settings, this.application) = (read, live, options, settings, application);
        messages = new PlanMessages(read.Messages);
        (replace, keep) = (new NamedReferences(options.Replace), new NamedReferences(options.Keep));
        decisions = new Decisions(options.Mapping);
        faults = new RowFaults(application, messages, new MovedActions(read.Rows, live));
        stale = new StaleRows(options, settings, application, messages);
        numbers = new NumbersGiven(next);
        newEntries = new NewEntries(live, application, messages, numbers, newId);
        renumberings = new Renumberings(live, messages);
        reopenings = new Reopenings(live, application, messages, numbers, renumberings, claims);
        changedKinds = new ChangedKinds(live, messages);
        emptied = new EmptiedCells(options.Mapping, messages);
        twins = new ClosedTwins(read.Rows, decisions, messages);
        likeness = new ExemptLikeness(live, decisions);
        paragraphs = new ExemptParagraphs(decisions, reopenings);
    }

    public ImportPlan Plan()
    {
        foreach (var reference in live.References.Concat(read.Rows.Select(row => row.Reference).OfType<EntryReference>()))
            numbers.Raise(reference);

        var (rows, matches) = twins.Settle(new RowMatching(read.Rows, live, keep, replace).MatchAll());
        var movedCells = new MovedCells(decisions, messages);
        rows = new MovedTitles(rows, matches, live, options, movedCells).Taken();
        rows = new NumberedTitles(rows, matches, movedCells).Taken();
        rows = new MovedTexts(rows, matches, live, options, movedCells).Taken();
        var asked = new UncertainRows(
            rows, matches, live, new TitleQuestions(rows, decisions),
            (row, entry) => replace.Names(row, entry) || keep.Names(row, entry)).Ask();
        rows = new OwnNumbers(rows, matches, live, decisions, messages, reopenings, asked).Taken(isWhole: options.Quarter is not null);
        answered.UnionWith(matches.Where(match => match.By == MatchBy.Answer).Select(match => match.Entry!.Id));
        matched.UnionWith(matches.Select(match => match.Entry?.Id).OfType<Guid>());
        var outcomes = rows.Select((row, index) => PlanRow(row, matches[index])).ToArray();
        emptied.Finish();
        if (options.Quarter is { } quarter) CloseMissing(quarter);
        ClosedElsewhere.Name(read, live, id => claims.ContainsKey(id) || closings.Exists(entry => entry.Id == id), messages);
        RefuseUnknownNames();
        renumberings.RefuseShared(outcomes, rows, closings);
        renumberings.NameShared(outcomes, rows, closings);
        Compare(outcomes);
        RefuseUnexplained(outcomes);
        return new ImportPlan(outcomes, closings, messages.All, numbers.Next)
        {
            Questions = [.. decisions.Questions],
            Answered = [.. decisions.Answered],
            Reopened = reopenings.Ids,
            Renumbered = renumberings.All,
        };
    }

    // An import goes ahead without refusals and questions: no row that waits for an answer is lost for want of the question.
    void RefuseUnexplained(RowOutcome[] outcomes)
    {
        if (read.HasQuestions || decisions.Questions.Count > 0 || messages.All.Any(message => message.Severity == ImportSeverity.Refused))
            return;
        foreach (var outcome in outcomes.Where(outcome => outcome.Result == RowResult.Refused))
        {
            messages.Add(new(outcome.Table, outcome.Row, null, ImportCodes.RowUnreadable,
                "The row can't be read with the answers that were given: change them, or write what is unusual in it in plainer words.",
                ImportSeverity.Refused));
        }
    }

    void Compare(RowOutcome[] outcomes)
    {
        foreach (var (at, outcome) in outcomes.Index().Where(each => each.Item.Result == RowResult.Updated)
            .Take(RowOutcome.MostWithDifferences).ToArray())
        {
            if (outcome.State is { } state && live.WithId(state.Id) is { } before)
                outcomes[at] = outcome with { Differences = FieldDifferences.Of(state, before, outcome.ChangedFields, settings) };
        }
    }

    RowOutcome PlanRow(ImportedRow row, RowMatch match)
    {
        var present = match.Entry;
        keep.Name(row, present);

        // With the same title there is nothing to replace: the file was imported before.
        var replaced = (replace.Name(row, present) || match.IsReplacing) && present is not null && present.Title != row.Title;
        if (match.Fault is { } fault) return messages.Refuse(row, fault.Code, fault.Message);
        var known = paragraphs.Known(row, present, replaced);
        if (!TryClaim(row, present) || row.IsRefused || known is null) return PlanMessages.Refused(row);
        row = likeness.Asked(known, present);
        if (present is null) return Unmatched(row);
        if (present.Status == EntryStatus.Closed) return OfClosed(row, present, match.By);
        if (options.Quarter is { } quarter && present.Status == EntryStatus.Proposed && row.Status is null or RowStatus.Open
            && row.HasScore)
        {
            return messages.Refuse(row, ImportCodes.ProposalMatched,
                $"This is still a proposal: accept or refuse it before {quarter.Printed(settings.FinancialYearStartsIn)} is imported.");
        }

        if (replaced) return Replace(row, present);
        if (stale.Check(row, present) is { } refused) return refused;
        if (faults.Refuse(row, present)) return PlanMessages.Refused(row);
        return row.Status == RowStatus.Closed ? Close(row, present) : Update(row, present, match.By);
    }

    bool TryClaim(ImportedRow row, EntryState? present)
    {
        if (twins.IsApart(row) || ClosedTwins.ClaimOf(row, present) is not { } claim || claims.TryAdd(claim, row)) return true;
        var isAnswered = claim is Guid id && answered.Contains(id);
        messages.Refuse(row, ImportCodes.ReferenceTwice, SameEntryTwice.Advice(claims[claim], row, isAnswered));
        return false;
    }

    RowOutcome Unmatched(ImportedRow row)
    {
        if (faults.Refuse(row, null)) return PlanMessages.Refused(row);
        if (reopenings.MissingBefore(row) is { } missing) return reopenings.Reopen(row, missing, MatchBy.Title);
        if (row.Status != RowStatus.Closed) changedKinds.Report(row, matched);
        return newEntries.Create(row);
    }

    // A row that names the id of a closed entry, or goes on listing it, or of which it was answered that it comes back.
    RowOutcome OfClosed(ImportedRow row, EntryState present, MatchBy by)
    {
        if (row.Status == RowStatus.Closed)
            return new RowOutcome(row.Table, row.Number, RowResult.Unchanged, present.Reference, present, []);
        if (by == MatchBy.Answer || Reopenings.WasMissing(present))
            return faults.Refuse(row, present) ? PlanMessages.Refused(row) : reopenings.Reopen(row, present, by);
        return messages.Refuse(row, ImportCodes.EntryClosed,
            $"{RowMatching.NameOf(present)} has been closed here (\"{CellText.Shown(present.Closure?.Reason ?? "")}\"): reopen it "
            + "first, or take the row out.");
    }

    RowOutcome Replace(ImportedRow row, EntryState present)
    {
        var outcome = newEntries.Succeed(row);
        if (outcome.State is { } successor)
        {
            var kind = row.Kind == EntryKind.Risk ? "risk" : "opportunity";
            var reason = successor.Reference is null
                ? $"Another {kind} was proposed in its place"
                : $"Its reference was given to another {kind}";
            closings.Add(application.Closed(present, reason, [successor.Id]));
        }

        return outcome;
    }

    RowOutcome Close(ImportedRow row, EntryState present)
    {
        var state = application.ClosedBy(row, application.Apply(row, present));
        emptied.Note(row, state, present);
        RowLevels.ReportKept(row, present, messages);
        messages.Report(row, null, ImportCodes.EntryClosedByRow,
            $"{RowMatching.TitledNameOf(present)} is closed, as the row says.");
        return new RowOutcome(row.Table, row.Number, RowResult.Updated, state.Reference, state, state.FieldsChangedSince(present));
    }

    RowOutcome Update(ImportedRow row, EntryState present, MatchBy by)
    {
        var state = renumberings.Of(row, application.Apply(row, present), present, by);
        AssumedScores.Report(row, state, present, messages);
        emptied.Note(row, state, present);
        KeptNarratives.Report(row, state, present, messages);
        CompletionDays.Report(row, application.Today, messages);
        OwnActionTexts.Report(row, state, present, messages);
        RowLevels.ReportKept(row, present, messages);
        if (row.Exempt?.Value is null && present.Exempt is not null) messages.ReportExemptionKept(row, present);
        application.ReportReview(row, state, RowMatching.NameOf(present), messages);
        if (row.Status == RowStatus.Proposed && present.Status == EntryStatus.Open)
            messages.Report(row, null, ImportCodes.StatusKept,
                $"{RowMatching.NameOf(present)} is open here and a proposal in the file: it stays open.");
        if (row.Status == RowStatus.Open && present.Status == EntryStatus.Proposed)
            messages.Report(row, null, ImportCodes.StatusKept,
                $"{RowMatching.NameOf(present)} is a proposal here and open in the file: it stays one until it is accepted.");
        return state.SameAs(present)
            ? new RowOutcome(row.Table, row.Number, RowResult.Unchanged, present.Reference, present, [])
            : new RowOutcome(row.Table, row.Number, RowResult.Updated, state.Reference, state, state.FieldsChangedSince(present));
    }

    void CloseMissing(Quarter quarter)
    {
        var missing = new MissingEntries(read, live, options, settings, decisions, messages, id => claims.ContainsKey(id)).In(quarter);
        var reason = $"{ImportPlanner.ClosedAsMissing}{quarter.Printed(settings.FinancialYearStartsIn)}";
        closings.AddRange(missing.Select(entry => application.Closed(entry, reason, [])));
    }

    void RefuseUnknownNames()
    {
        RefuseNames(replace.Unused, ImportCodes.ReplaceUnknown,
            "is to be replaced and is not in the import: take it out of replace, or write it as the file does");
        RefuseNames(keep.Unused, ImportCodes.KeepUnknown,
            "is to be kept and is not in the import: take it out of keep, or write it as the file does");
        RefuseNames(replace.NamedAlsoBy(keep), ImportCodes.ReplaceAndKeep, "is to be both replaced and kept: name it in one of the two");

        void RefuseNames(IEnumerable<string> names, string code, string fault)
        {
            foreach (var name in names) messages.Refuse(code, $"\"{CellText.Shown(name)}\" {fault}.");
        }
    }
}
