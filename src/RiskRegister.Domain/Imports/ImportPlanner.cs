namespace RiskRegister.Domain.Imports;

/// <summary>Decides what an import does to the live register, without doing it.</summary>
public static class ImportPlanner
{
    /// <summary>Plans all rows, refused ones among them: whether anything is stored is the caller's to decide.</summary>
    /// <param name="live">Every entry that is not closed.</param>
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
        var planning = new Planning(read, new LiveEntries(live), options, new RowApplication(settings, now), next, now, newId);
        return planning.Plan();
    }

    sealed class Planning(
        ReadRegister read,
        LiveEntries live,
        ImportOptions options,
        RowApplication application,
        NextNumbers next,
        DateTimeOffset now,
        Func<Guid> newId)
    {
        readonly List<ImportMessage> messages = [.. read.Messages];
        readonly List<EntryState> closings = [];
        readonly NamedReferences replace = new(options.Replace);
        readonly NamedReferences keep = new(options.Keep);

        // Which row came first for each entry, new reference and new source reference.
        readonly Dictionary<object, ImportedRow> claims = [];
        NextNumbers numbers = next;

        public ImportPlan Plan()
        {
            foreach (var reference in live.References.Concat(read.Rows.Select(row => row.Reference).OfType<EntryReference>()))
                numbers = numbers.After(reference.Kind, reference.Number);

            var outcomes = read.Rows.Select(PlanRow).ToArray();
            if (options.Quarter is { } quarter) CloseMissing(quarter);
            RefuseUnknownNames();
            return new ImportPlan(outcomes, closings, messages, numbers);
        }

        RowOutcome PlanRow(ImportedRow row)
        {
            var (replaced, kept) = (replace.Name(row, null), keep.Name(row, null));
            if (!TryMatch(row, out var present)) return Refused(row);
            (replaced, kept) = (replace.Name(row, present) || replaced, keep.Name(row, present) || kept);
            if (!TryClaim(row, present) || row.IsRefused) return Refused(row);
            if (present is null) return Create(row);
            if (options.Quarter is { } quarter && present.Status == EntryStatus.Proposed)
            {
                return Refuse(row, ImportCodes.ProposalMatched,
                    $"This is still a proposal: accept or refuse it before {quarter.Printed} is imported.");
            }

            // With the same title there is nothing to replace: the file was imported before.
            if (replaced && present.Title != row.Title) return Replace(row, present);
            if (!kept && !TitleWords.Shared(present.Title, row.Title))
            {
                var name = row.Reference?.ToString() ?? row.SourceReference?.Value;
                return Refuse(row, ImportCodes.ReferenceReused,
                    $"{name} is \"{CellText.Shown(present.Title)}\" here and \"{CellText.Shown(row.Title)}\" in the file: "
                    + "name it in replace when it is something new, or in keep when it is the same.");
            }

            return Update(row, present);
        }

        bool TryMatch(ImportedRow row, out EntryState? present)
        {
            present = row.Reference is { } reference ? live.With(reference) : null;
            if (row.SourceReference?.Value is not { } source || present?.SourceReference == source) return true;
            var others = live.WithSource(row.Kind, source);
            if (row.Reference is not null && others.Count > 0 && !others.Contains(present))
            {
                Refuse(row, ImportCodes.ReferenceDisagrees,
                    $"Source reference {CellText.Shown(source)} belongs to {NameOf(others[0])} here, not to {row.Reference}.");
                return false;
            }

            if (row.Reference is not null) return true;
            if (others.Count > 1)
            {
                Refuse(row, ImportCodes.ReferenceAmbiguous,
                    $"Several entries have source reference {CellText.Shown(source)}: name the reference.");
                return false;
            }

            present = others.Count == 0 ? null : others[0];
            return true;
        }

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

        RowOutcome Create(ImportedRow row)
        {
            if (live.TitledAs(row.Kind, row.Title) is { } twin)
                Report(row, null, ImportCodes.TitleExists, $"{NameOf(twin)} has the same title.");
            return Store(row, newId());
        }

        RowOutcome Replace(ImportedRow row, EntryState present)
        {
            var outcome = Store(row, newId());
            if (outcome.State is { } successor)
            {
                var kind = row.Kind == EntryKind.Risk ? "risk" : "opportunity";
                closings.Add(Closed(present, $"Its reference was given to another {kind}", [successor.Id]));
            }

            return outcome;
        }

        RowOutcome Store(ImportedRow row, Guid id)
        {
            if (row.Reference is not { } reference)
            {
                reference = new EntryReference(row.Kind, numbers.For(row.Kind));
                if (reference.Number > EntryReference.HighestNumber)
                    return Refuse(row, ImportCodes.ReferencesExhausted, "No number is left for a new entry.");
                numbers = numbers.After(reference.Kind, reference.Number);
            }

            var state = application.Create(row, id, reference);
            ReportAssumed(row, state);
            return new RowOutcome(row.Table, row.Number, RowResult.Created, reference, state, []);
        }

        RowOutcome Update(ImportedRow row, EntryState present)
        {
            var state = application.Apply(row, present);
            ReportAssumed(row, state);
            return state.SameAs(present)
                ? new RowOutcome(row.Table, row.Number, RowResult.Unchanged, present.Reference, present, [])
                : new RowOutcome(row.Table, row.Number, RowResult.Updated, state.Reference, state, state.FieldsChangedSince(present));
        }

        void ReportAssumed(ImportedRow row, EntryState state)
        {
            ReportIfAssumed(row.Score, state.Score);
            ReportIfAssumed(row.ResidualScore, state.ResidualScore);
            ReportIfAssumed(row.TargetScore, state.TargetScore);

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
            foreach (var kind in live.All.Where(entry => entry.Status == EntryStatus.Open).Select(entry => entry.Kind).Distinct().Order())
            {
                if (kinds.Contains(kind)) continue;
                var plural = kind == EntryKind.Risk ? "risks" : "opportunities";
                Refuse(ImportCodes.KindMissing,
                    $"The register has open {plural} and the import has none: a whole quarter's register has both.");
            }

            closings.AddRange(live.All
                .Where(entry => entry.Status == EntryStatus.Open && kinds.Contains(entry.Kind) && !claims.ContainsKey(entry.Id))
                .Select(entry => Closed(entry, $"Not in the register for {quarter.Printed}", [])));
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

        static string NameOf(EntryState entry) => entry.Reference?.ToString() ?? $"The proposal \"{CellText.Shown(entry.Title)}\"";

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
