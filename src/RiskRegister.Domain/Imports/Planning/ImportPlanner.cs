namespace RiskRegister.Domain.Imports;

/// <summary>Decides what an import does to the live register, without doing it.</summary>
public static class ImportPlanner
{
    /// <summary>Begins the reason of entries that were closed because a quarter's register did not have them.</summary>
    public const string ClosedAsMissing = "Not in the register for ";

    const string SameTitle = "same:";

    const string ClosedByRow = "Closed in the imported register";

    /// <summary>Whether a mapping answers what only titles of the whole register can be asked about.</summary>
    public static bool AnswersAboutTitles(ImportMapping mapping) =>
        mapping.Answers.Keys.Any(id => id.StartsWith(SameTitle, StringComparison.Ordinal));

    /// <summary>Plans all rows, refused ones among them: whether anything is stored is the caller's to decide.</summary>
    /// <param name="live">Every entry that is not closed, and those closed ones that rows may be about.</param>
    /// <param name="next">The numbers that new entries get; those that the import names raise them first.</param>
    /// <param name="now">When directions are stated and entries closed.</param>
    /// <param name="newId">Gives each new entry its permanent id.</param>
    public static ImportPlan Plan(
        ReadRegister read,
        IReadOnlyCollection<EntryState> live,
        ImportOptions options,
        RegisterSettings settings,
        NextNumbers next,
        DateTimeOffset now,
        Func<Guid> newId)
    {
        var planning = new Planning(
            read, new LiveEntries(live), options, settings, new RowApplication(settings, live, now), next, now, newId);
        return planning.Plan();
    }

    sealed class Planning(
        ReadRegister read,
        LiveEntries live,
        ImportOptions options,
        RegisterSettings settings,
        RowApplication application,
        NextNumbers next,
        DateTimeOffset now,
        Func<Guid> newId)
    {
        readonly List<ImportMessage> messages = [.. read.Messages];
        readonly List<EntryState> closings = [];
        readonly List<Guid> reopened = [];
        readonly List<Renumbering> renumbered = [];
        readonly NamedReferences replace = new(options.Replace);
        readonly NamedReferences keep = new(options.Keep);
        readonly NamedReferences overwrite = new(options.Overwrite);
        readonly Decisions decisions = new(options.Mapping);

        // Which row came first for each entry, new reference and new source reference.
        readonly Dictionary<object, ImportedRow> claims = [];
        NextNumbers numbers = next;

        public ImportPlan Plan()
        {
            foreach (var reference in live.References.Concat(read.Rows.Select(row => row.Reference).OfType<EntryReference>()))
                numbers = numbers.After(reference.Kind, reference.Number);

            var matching = new RowMatching(read.Rows, live, keep, replace);
            RowMatch[] matches = [.. read.Rows.Select(matching.Match)];
            AskAboutNearTitles(matches);
            var outcomes = read.Rows.Select((row, index) => PlanRow(row, matches[index])).ToArray();
            if (options.Quarter is { } quarter) CloseMissing(quarter);
            RefuseUnknownNames();
            RefuseSharedReferences(outcomes);
            return new ImportPlan(outcomes, closings, messages, numbers)
            {
                Questions = [.. decisions.Questions],
                Reopened = reopened,
                Renumbered = renumbered,
            };
        }

        RowOutcome PlanRow(ImportedRow row, RowMatch match)
        {
            var (replaced, kept) = (replace.Name(row, null), keep.Name(row, null));
            if (match.Fault is { } fault) return Refuse(row, fault.Code, fault.Message);
            var present = match.Entry;
            (replaced, kept) = (replace.Name(row, present) || replaced, keep.Name(row, present) || kept);
            if (!TryClaim(row, present) || row.IsRefused) return Refused(row);
            if (present is null) return Unmatched(row);
            if (present.Status == EntryStatus.Closed) return OfClosed(row, present);
            if (options.Quarter is { } quarter && present.Status == EntryStatus.Proposed && row.Status is null or RowStatus.Open
                && HasScore(row))
            {
                return Refuse(row, ImportCodes.ProposalMatched,
                    $"This is still a proposal: accept or refuse it before {quarter.Printed(settings.FinancialYearStartsIn)} is imported.");
            }

            // With the same title there is nothing to replace: the file was imported before.
            if (replaced && present.Title != row.Title) return Replace(row, present);
            if (match.By is MatchBy.Reference or MatchBy.Source && !kept && !TitleWords.Shared(present.Title, row.Title))
            {
                var name = row.Reference?.ToString() ?? row.SourceReference?.Value;
                return Refuse(row, ImportCodes.ReferenceReused,
                    $"{name} is \"{CellText.Shown(present.Title)}\" here and \"{CellText.Shown(row.Title)}\" in the file: "
                    + "name it in replace when it is something new, or in keep when it is the same.");
            }

            if (IsStale(row, present) && OfStale(row, present) is { } stale) return stale;
            if (RefuseDisagreeing(row, present) | RefuseActionRows(row, present)) return Refused(row);
            return row.Status == RowStatus.Closed ? Close(row, present) : Update(row, present, match.By);
        }

        // One of impact, likelihood and score may have been changed alone, since the row was exported.
        bool RefuseDisagreeing(ImportedRow row, EntryState? present)
        {
            var before = messages.Count;
            Check(row.Score, present?.Score);
            Check(row.ResidualScore, present?.ResidualScore);
            Check(row.TargetScore, present?.TargetScore);
            return messages.Count > before;

            void Check(Cell<StatedScore?>? cell, Score? score)
            {
                if (cell?.Value is { Disagrees: true } stated && !stated.IsOneChangeOf(score))
                {
                    messages.Add(new(row.Table, row.Number, cell.Column, ImportCodes.ScoreDisagrees,
                        $"Impact {stated.Impact}, likelihood {stated.Likelihood} and score {stated.Value} do not agree.",
                            ImportSeverity.Refused));
                }
            }
        }

        bool RefuseActionRows(ImportedRow row, EntryState present)
        {
            if (row.ActionRows is null) return false;
            var state = application.Apply(row, present);
            var faults = ActionRows.FaultsOf(row, present, state).ToArray();
            foreach (var (action, message) in faults)
            {
                messages.Add(new(action.Table, action.Row, action.Text.Column, ImportCodes.ActionUnreadable, message,
                    ImportSeverity.Refused)
                {
                    Cell = action.TextCell,
                });
            }

            foreach (var kept in ActionRows.WithoutRow(row, present, state))
            {
                Report(row, null, ImportCodes.ActionKept,
                    $"\"{CellText.Shown(kept.Text)}\" of {RowMatching.NameOf(present)} has no row on the sheet of actions: it stays; take it out "
                    + "of the entry's own row where it is no more.");
            }

            return faults.Length > 0;
        }

        static bool HasScore(ImportedRow row) => row.Score?.Value is not null || row.ResidualScore?.Value is not null;

        bool TryClaim(ImportedRow row, EntryState? present)
        {
            object? claim = present is not null ? present.Id
                : row.Reference is { } reference ? reference
                : row.SourceReference?.Value is { } source ? (row.Kind, source.ToUpperInvariant())
                : null;
            if (claim is null || claims.TryAdd(claim, row)) return true;
            var first = claims[claim];
            Refuse(row, ImportCodes.ReferenceTwice, $"Row {first.Number} of {first.Table} is about the same entry.");
            return false;
        }

        RowOutcome Unmatched(ImportedRow row)
        {
            if (RefuseDisagreeing(row, null)) return Refused(row);
            if (row.Status != RowStatus.Closed && MissingBefore(row) is { } missing) return Reopen(row, missing);
            return row.Status switch
            {
                RowStatus.Closed => Store(row, newId(), isClosed: true),
                RowStatus.Proposed => Propose(row),
                _ when !HasScore(row) => Propose(row),
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
            entry.Closure?.Reason.StartsWith(ClosedAsMissing, StringComparison.Ordinal) == true;

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
            Report(row, null, ImportCodes.EntryReopened,
                $"{RowMatching.NameOf(state)}, \"{CellText.Shown(state.Title)}\", was closed as missing and is here again: it is "
                + $"reopened, with its history.");
            return new RowOutcome(row.Table, row.Number, RowResult.Updated, state.Reference, state, state.FieldsChangedSince(closed));
        }

        // A row that names the id of a closed entry.
        RowOutcome OfClosed(ImportedRow row, EntryState present)
        {
            if (row.Status == RowStatus.Closed)
                return new RowOutcome(row.Table, row.Number, RowResult.Unchanged, present.Reference, present, []);
            if (WasMissing(present)) return Reopen(row, present);
            return Refuse(row, ImportCodes.EntryClosed,
                $"{RowMatching.NameOf(present)} has been closed here (\"{CellText.Shown(present.Closure?.Reason ?? "")}\"): reopen it "
                + $"first, or take the row out.");
        }

        RowOutcome Create(ImportedRow row)
        {
            foreach (var twin in live.TitledAs(row.Kind, row.Title).Take(1))
                Report(row, null, ImportCodes.TitleExists, $"{RowMatching.NameOf(twin)} has the same title.");
            return Store(row, newId(), isClosed: false);
        }

        RowOutcome Propose(ImportedRow row)
        {
            var kept = row.Reference is { } named && row.SourceReference?.Value is null
                ? row with { SourceReference = new Cell<string?>(named.ToString(), "") }
                : row;
            var state = application.Create(kept, newId(), null);
            Report(row, null, ImportCodes.EntryProposed, HasScore(row)
                ? $"\"{CellText.Shown(row.Title)}\" gets in as a proposal, to be accepted."
                : $"\"{CellText.Shown(row.Title)}\" has no score: it gets in as a proposal, with impact 1 and likelihood 1 marked as "
                    + $"assumed until somebody scores it.");
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
                if (NextReference(row.Kind) is not { } given)
                    return Refuse(row, ImportCodes.ReferencesExhausted, "No number is left for a new entry.");
                reference = given;
            }

            var state = application.Create(row, id, reference);
            ReportAssumed(row, state);
            if (isClosed)
            {
                state = Closed(state, row.ClosureReason is { Length: > 0 } reason ? reason : ClosedByRow, []);
                Report(row, null, ImportCodes.EntryClosedByRow,
                    $"{state.Reference}, \"{CellText.Shown(state.Title)}\", is stored as closed.");
            }

            return new RowOutcome(row.Table, row.Number, RowResult.Created, reference, state, []);
        }

        EntryReference? NextReference(EntryKind kind)
        {
            var reference = new EntryReference(kind, numbers.For(kind));
            if (reference.Number > EntryReference.HighestNumber) return null;
            numbers = numbers.After(reference.Kind, reference.Number);
            return reference;
        }

        RowOutcome Close(ImportedRow row, EntryState present)
        {
            var state = Closed(application.Apply(row, present), row.ClosureReason is { Length: > 0 } reason ? reason : ClosedByRow, []);
            Report(row, null, ImportCodes.EntryClosedByRow,
                $"{RowMatching.NameOf(present)}, \"{CellText.Shown(present.Title)}\", is closed, as the row says.");
            return new RowOutcome(row.Table, row.Number, RowResult.Updated, state.Reference, state, state.FieldsChangedSince(present));
        }

        RowOutcome Update(ImportedRow row, EntryState present, MatchBy by)
        {
            var state = Renumbered(row, application.Apply(row, present), present, by);
            ReportAssumed(row, state);
            if (row.Exempt is { Value: null } && present.Exempt is not null)
                Report(row, row.Exempt.Column, ImportCodes.ExemptionKept,
                    $"{RowMatching.NameOf(present)} is exempt here and not in the file: it stays exempt.");
            if (row.ReviewedOn is { } reviewed && (state.ReviewedAt is not { } at || settings.DayOf(at) != reviewed))
                Report(row, null, ImportCodes.ReviewKept,
                    $"{RowMatching.NameOf(present)} cannot have been reviewed last on {reviewed:yyyy-MM-dd}: that is to come, or before the review "
                    + "that is known here.");
            if (row.Status == RowStatus.Proposed && present.Status == EntryStatus.Open)
                Report(row, null, ImportCodes.StatusKept,
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
                Report(row, null, ImportCodes.EntryRenumbered,
                    $"\"{CellText.Shown(present.Title)}\" is {from} here and {to} in the file: it is taken for the same by its title, "
                    + $"and renumbered.");
            }
        }

        bool IsStale(ImportedRow row, EntryState present) => row.Id == present.Id && row.Revision is { } exported
            && options.Revisions.TryGetValue(present.Id, out var revision) && revision != exported;

        // Null where the row may be written all the same.
        RowOutcome? OfStale(ImportedRow row, EntryState present)
        {
            var named = overwrite.Name(row, present);
            var before = options.AsExported.GetValueOrDefault(present.Id);
            var imported = application.Apply(row, before ?? present);
            if (imported.SameAs(before ?? present) && (before is null || row.Status != RowStatus.Closed))
                return new RowOutcome(row.Table, row.Number, RowResult.Unchanged, present.Reference, present, []);
            if (named) return null;
            foreach (var field in imported.FieldsChangedSince(before ?? present).Take(5))
            {
                Refuse(row, ImportCodes.Stale,
                    $"{RowMatching.NameOf(present)} has changed since it was exported (revision {row.Revision}, now "
                    + $"{options.Revisions[present.Id]}). "
                    + $"{field} is \"{FieldText.Of(imported, field, settings)}\" in the file and \"{FieldText.Of(present, field, settings)}\" here: name it "
                    + $"in overwrite when the file is right.");
            }

            return Refused(row);
        }

        void ReportAssumed(ImportedRow row, EntryState state)
        {
            ReportIfAssumed(row.Score, state.Score);
            ReportIfAssumed(row.ResidualScore, state.ResidualScore);
            ReportIfAssumed(row.TargetScore, state.TargetScore);
            if (HasScore(row) && row.Score?.Value is null && state.Score.Assumed) ReportUnknown("score before the actions", state.Score);
            if (HasScore(row) && row.ResidualScore?.Value is null && state.ResidualScore.Assumed)
                ReportUnknown("residual score", state.ResidualScore);

            void ReportUnknown(string name, Score score) => Report(row, null, ImportCodes.ScoreUnknown,
                $"The {name} is not known; it is marked as assumed to be impact {score.Impact} and likelihood {score.Likelihood}, until "
                + $"somebody sets it.");

            void ReportIfAssumed(Cell<StatedScore?>? cell, Score? score)
            {
                if (cell?.Value is null || score is not { Assumed: true }) return;
                Report(row, cell.Column, ImportCodes.ScoreAssumed,
                    $"{score.Value} is taken for impact {score.Impact} and likelihood {score.Likelihood}, which is one of several ways.");
            }
        }

        void CloseMissing(Quarter quarter)
        {
            var kinds = read.Rows.Select(row => row.Kind).ToHashSet();
            var isKindMissing = false;
            foreach (var kind in live.All.Where(entry => entry.Status == EntryStatus.Open).Select(entry => entry.Kind).Distinct().Order())
            {
                if (kinds.Contains(kind)) continue;
                var plural = kind == EntryKind.Risk ? "risks" : "opportunities";
                isKindMissing = true;
                Refuse(ImportCodes.KindMissing,
                    $"The register has open {plural} and the import has none: a whole quarter's register has both.");
            }

            var missing = live.All
                .Where(entry => entry.Status == EntryStatus.Open && kinds.Contains(entry.Kind) && !claims.ContainsKey(entry.Id))
                .Where(entry => !IsOfOwnExport || RegisterRule.IsOnRegister(entry.Status, entry.ResidualScore, settings.Threshold))
                .ToArray();
            if (missing.Length == 0 || (!isKindMissing && !MayClose(missing, quarter))) return;
            closings.AddRange(missing.Select(entry => Closed(entry, $"{ClosedAsMissing}{quarter.Printed(settings.FinancialYearStartsIn)}", [])));
        }

        // Our own export of the register has what is on it, and never had what is below the threshold.
        bool IsOfOwnExport => read.Rows.Count > 0 && read.Rows.All(row => row.Id is not null);

        bool MayClose(EntryState[] missing, Quarter quarter)
        {
            if (!options.AsksBeforeClosing || options.Mapping.AbsentRows == AbsentMeaning.Close
                || missing.Length <= options.Mapping.ClosuresAtMost)
                return true;
            if (options.Mapping.AbsentRows == AbsentMeaning.Keep) return false;
            const int MostNamed = 20;
            var names = string.Join(
                ", ", missing.Take(MostNamed).Select(entry => $"{entry.Reference} (\"{CellText.Shown(entry.Title)}\")"));
            var more = missing.Length > MostNamed ? $" and {missing.Length - MostNamed} more" : "";
            var answer = decisions.Ask(new ImportQuestion(
                "absent-rows",
                ImportCodes.ClosuresUnconfirmed,
                $"The register has open entries that the files do not: {names}{more}. Are the files the whole register of "
                + $"{quarter.Printed(settings.FinancialYearStartsIn)}, so that they are closed?",
                [new("close", $"{missing.Length} {(missing.Length == 1 ? "entry is" : "entries are")} closed."),
                    new("keep", "They stay open.")]));
            return answer == "close";
        }

        // What stands under a number of its own, or none, and whose title is nearly that of an entry that no row is about.
        void AskAboutNearTitles(RowMatch[] matches)
        {
            var matched = matches.Select(match => match.Entry?.Id).OfType<Guid>().ToHashSet();
            var byWord = new Dictionary<string, List<EntryState>>(StringComparer.Ordinal);
            var telling = new Dictionary<Guid, HashSet<string>>();
            var isIndexed = false;
            for (var index = 0; index < matches.Length; index++)
            {
                var row = read.Rows[index];
                if (matches[index] is not { Entry: null, Fault: null } || row.IsRefused || row.Reference is not null) continue;
                if (!isIndexed) Index();
                var words = TitleWords.Telling(row.Title);
                var near = words
                    .SelectMany(word => byWord.TryGetValue(word, out var sharing) && sharing.Count <= MostSharing ? sharing : [])
                    .Where(entry => entry.Kind == row.Kind && !matched.Contains(entry.Id) && TitleWords.AreNear(words, telling[entry.Id]))
                    .DistinctBy(entry => entry.Id)
                    .Take(2)
                    .ToArray();
                if (near is not [var only]) continue;
                var answer = decisions.Ask(new ImportQuestion(
                    $"{SameTitle}{MappingText.NameOf(row.Kind)}:{Decisions.IdOf(row.Title)}",
                    ImportCodes.TitleNear,
                    $"\"{CellText.Shown(row.Title)}\" is nearly \"{CellText.Shown(only.Title)}\" ({RowMatching.NameOf(only)}): is it "
                    + $"the same, reworded?",
                    [new("same", $"The row is about {RowMatching.NameOf(only)}, whose title changes."),
                        new("new", "The row is something new.")],
                    null, row.Table, row.Number));
                if (answer != "same") continue;
                matches[index] = new RowMatch(only, MatchBy.Title);
                matched.Add(only.Id);
            }

            void Index()
            {
                isIndexed = true;
                foreach (var entry in live.All.Where(entry => !matched.Contains(entry.Id)))
                {
                    foreach (var word in telling[entry.Id] = TitleWords.Telling(entry.Title))
                    {
                        if (!byWord.TryGetValue(word, out var sharing)) byWord[word] = sharing = [];
                        sharing.Add(entry);
                    }
                }
            }
        }

        const int MostSharing = 50;

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
                outcomes[index] = Refuse(read.Rows[index], ImportCodes.ReferenceReused,
                    $"{reference} is \"{CellText.Shown(holder.Title)}\" here and \"{CellText.Shown(state.Title)}\" in the file, which "
                    + $"has another number here: "
                    + "renumber them in the service first, or take the numbers of the register into the file.");
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
                foreach (var name in names) Refuse(code, $"\"{CellText.Shown(name)}\" {fault}.");
            }
        }

        static RowOutcome Refused(ImportedRow row) => new(row.Table, row.Number, RowResult.Refused, row.Reference, null, []);

        RowOutcome Refuse(ImportedRow row, string code, string message)
        {
            messages.Add(new(row.Table, row.Number, null, code, message, ImportSeverity.Refused));
            return Refused(row);
        }

        void Refuse(string code, string message) => messages.Add(new(null, null, null, code, message, ImportSeverity.Refused));

        void Report(ImportedRow row, string? column, string code, string message) =>
            messages.Add(new(row.Table, row.Number, column, code, message, ImportSeverity.Reported));
    }
}
