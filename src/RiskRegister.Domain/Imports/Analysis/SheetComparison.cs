namespace RiskRegister.Domain.Imports;

/// <summary>
/// Compares the sheets of an import: those that hold the same entries are asked about, and numbers that several sheets give to different
/// entries are each sheet's own.
/// </summary>
internal sealed class SheetComparison(Decisions decisions, List<ImportMessage> messages)
{
    public void Compare(IReadOnlyList<TableReading> tables)
    {
        var compared = tables.Where(table => table.IsRead && table.Sheet is not null && table.Drafts.Count > 0).ToArray();
        if (compared.Length < 2) return;
        var own = new HashSet<TableReading>();
        for (var one = 0; one < compared.Length; one++)
        {
            for (var other = one + 1; other < compared.Length; other++) Compare(compared[one], compared[other], own);
        }

        if (own.Count == 0) return;
        foreach (var table in own)
        {
            table.Context!.HasReferencesOfItsOwn = true;
        }

        var sheets = string.Join(", ", own.Select(table => $"\"{table.Sheet}\""));
        messages.Add(new(null, null, null, ImportCodes.ReferencesPerSheet,
            $"{sheets} have numbers of their own: an entry is known by its sheet and number together, such as \"{own.First().Sheet} 1\".",
            ImportSeverity.Reported));
    }

    void Compare(TableReading one, TableReading other, HashSet<TableReading> own)
    {
        if (!one.IsRead || !other.IsRead || decisions.Mapping.References == ReferenceMeaning.PerSheet) return;
        var titles = other.Drafts.Where(HasTitle).ToLookup(TitleOf, StringComparer.Ordinal);
        var shared = one.Drafts.Count(draft => HasTitle(draft)
            && titles[TitleOf(draft)].Any(same => SameReference(draft, same) && !AreApart(draft, same)));
        if (shared * 2 >= Math.Min(one.Drafts.Count, other.Drafts.Count))
        {
            Choose(one, other, shared);
            return;
        }

        if (decisions.Mapping.References == ReferenceMeaning.AsWritten || shared > 0) return;

        // A list of what is closed names numbers that were given again.
        if ((one.Use == TableUse.Closed) != (other.Use == TableUse.Closed)) return;
        var references = one.Drafts.Select(ForeignReference).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (!other.Drafts.Select(ForeignReference).OfType<string>().Any(references.Contains)) return;
        own.Add(one);
        own.Add(other);
    }

    void Choose(TableReading one, TableReading other, int shared)
    {
        if (one.Mapping?.Use is not null && other.Mapping?.Use is not null) return;
        var (first, second) = (one.Sheet!, other.Sheet!);
        var latest = PeriodNames.LatestOf([first, second]);
        var fuller = latest is { } at ? (at == 0 ? one : other) : Fuller(one, other);
        var answer = decisions.Ask(new ImportQuestion(
            $"same-sheets:{Decisions.IdOf(first)}:{Decisions.IdOf(second)}",
            ImportCodes.ReferenceTwice,
            $"The sheets \"{CellText.Shown(first)}\" and \"{CellText.Shown(second)}\" hold the same entries ({shared} of them): which "
            + "is the register? Hiding the other sheet in the file answers it, too.",
            [
                new("first", $"\"{CellText.Shown(first)}\"{AsLatest(0)}; the other is left out{With(other, one)}."),
                new("second", $"\"{CellText.Shown(second)}\"{AsLatest(1)}; the other is left out{With(one, other)}."),
            ],
            fuller is null ? null : fuller == one ? "first" : "second",
            other.Source.Name,
            other.Drafts[0].Number));

        // Its rows would be refused one by one, which buries the question; and what was asked about it is beside the point.
        var leftOut = (answer ?? (fuller == other ? "second" : "first")) == "first" ? other : one;
        leftOut.LeaveOut();
        decisions.WithdrawAbout(leftOut.Source.Name, ImportCodes.ReferenceTwice);
        if (answer is null) return;
        messages.Add(new(
            leftOut.Source.Name, null, null, ImportCodes.SheetIgnored, "The sheet is left out, as was answered.", ImportSeverity.Reported));

        string AsLatest(int sheet) => latest == sheet ? ", the later one" : "";
    }

    // An index or a summary has less than the register; but where that has fewer entries, others would be left out with the summary.
    static TableReading? Fuller(TableReading one, TableReading other) =>
        (FieldsOf(one).Except(FieldsOf(other)).Count(), FieldsOf(other).Except(FieldsOf(one)).Count()) switch
        {
            ( > 2, <= 2) when TitlesOf(one) >= TitlesOf(other) => one,
            ( <= 2, > 2) when TitlesOf(other) >= TitlesOf(one) => other,
            ( > 0, 0) when one.Drafts.Count >= other.Drafts.Count => one,
            (0, > 0) when other.Drafts.Count >= one.Drafts.Count => other,
            _ => null,
        };

    static string With(TableReading leftOut, TableReading kept)
    {
        var only = FieldsOf(leftOut).Except(FieldsOf(kept)).Select(field => MappingText.WordsOf(MappingText.NameOf(field))).ToArray();
        return only.Length == 0 ? "" : $", and with it {string.Join(", ", only)}, which only it has";
    }

    static HashSet<ImportField> FieldsOf(TableReading table) =>
        [.. table.Parts.SelectMany(part => part.Layout!.Columns).SelectMany(column => column.Fields)];

    static int TitlesOf(TableReading table) => table.Drafts.Where(HasTitle).DistinctBy(TitleOf, StringComparer.Ordinal).Count();

    static bool HasTitle(RowDraft draft) => TitleOf(draft).Length > 0;

    static string TitleOf(RowDraft draft) => TextKey.Of(draft.TextOf(draft.Layout.TitleField));

    static bool SameReference(RowDraft one, RowDraft other) => string.Equals(
        one.TextOf(ImportField.Reference).Trim(), other.TextOf(ImportField.Reference).Trim(), StringComparison.OrdinalIgnoreCase);

    // A risk and an opportunity may have one title, and so may two proposals of one workbook that this service wrote.
    static bool AreApart(RowDraft one, RowDraft other) =>
        (one.SaidKind is { } kind && other.SaidKind is { } otherKind && kind != otherKind)
        || (one.IsOfOwnExport && other.IsOfOwnExport
            && !string.Equals(one.TextOf(ImportField.Id).Trim(), other.TextOf(ImportField.Id).Trim(), StringComparison.OrdinalIgnoreCase));

    static string? ForeignReference(RowDraft draft) => ReferenceText.Read(draft.TextOf(ImportField.Reference)).Foreign is { } foreign
        ? $"{draft.SaidKind} {foreign}"
        : null;
}
