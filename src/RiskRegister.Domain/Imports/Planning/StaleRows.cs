namespace RiskRegister.Domain.Imports;

/// <summary>Rows of this service's own exports whose entries have changed since.</summary>
internal sealed class StaleRows(ImportOptions options, RegisterSettings settings, RowApplication application, PlanMessages messages)
{
    readonly NamedReferences overwrite = new(options.Overwrite);

    /// <summary>What becomes of the row; null where it may be written.</summary>
    public RowOutcome? Check(ImportedRow row, EntryState present)
    {
        if (!IsStale(row, present)) return null;
        var named = overwrite.Name(row, present);
        var before = options.AsExported.GetValueOrDefault(present.Id);
        var imported = application.Apply(row, before ?? present);
        if (imported.SameAs(before ?? present) && (before is null || row.Status != RowStatus.Closed))
        {
            RowLevels.ReportKept(row, before ?? present, messages);
            return new RowOutcome(row.Table, row.Number, RowResult.Unchanged, present.Reference, present, []);
        }

        if (named) return null;
        var (exported, now) = (row.Revision, options.Revisions[present.Id]);
        var why = exported > now
            ? $"was exported from another register, or before this one was restored (revision {exported}, here {now})"
            : $"has changed since it was exported (revision {exported}, now {now})";
        foreach (var field in imported.FieldsChangedSince(before ?? present).Take(5))
        {
            messages.Refuse(row, ImportCodes.Stale,
                $"{RowMatching.NameOf(present)} {why}. "
                + $"Its {MappingText.WordsOf(field)}: \"{FieldText.Of(imported, field, settings)}\" in the file, "
                + $"\"{FieldText.Of(present, field, settings)}\" here; "
                + "name it in overwrite when the file is right.");
        }

        return PlanMessages.Refused(row);
    }

    bool IsStale(ImportedRow row, EntryState present) => row.Id == present.Id && row.Revision is { } exported
        && options.Revisions.TryGetValue(present.Id, out var revision) && revision != exported;
}
