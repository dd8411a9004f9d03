using System.Buffers;
using System.Globalization;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Says what each column of a table holds by its heading, and where that means several things by its cells and its neighbours.
/// </summary>
internal sealed class ColumnProposals(SourceTable table, TablePart part, TableMapping? mapping, HeadingNames names, Decisions decisions)
{
    const int MostRowsBeside = 60;

    static readonly SearchValues<char> Figures = SearchValues.Create("0123456789");

    static readonly (ImportField Likelihood, ImportField Impact)[] Factors =
    [
        (ImportField.Likelihood, ImportField.Impact), (ImportField.ResidualLikelihood, ImportField.ResidualImpact),
        (ImportField.TargetLikelihood, ImportField.TargetImpact),
    ];

    static readonly string[] Places =
    [
        "north", "south", "east", "west", "north east", "north west", "south east", "south west", "north-east", "north-west", "south-east",
        "south-west", "northbound", "southbound", "eastbound", "westbound", "inbound", "outbound", "incoming", "outgoing", "inwards",
        "outwards", "internal", "external", "upstream", "downstream", "both ways",
    ];

    readonly List<ColumnDraft> columns = [];
    readonly Lazy<FactorOrder?> orderBeside = new(() => HeadingFactors.OrderSaidIn(LinesBeside(table, part)));

    public List<ColumnDraft> Propose()
    {
        var items = new ItemColumns(columns, decisions, table, part, names);
        AddColumns();
        PairedHeadings.Read(columns, table, part, names);
        items.ReadNumbered();
        PartTitlesOfKinds();
        ReadSeverityBesideImpact();
        ReadTogether();
        ReadSeverities();
        ReadKinds();
        if (Has(ImportField.Actions) && !Has(ImportField.ActionDates)) OwnersWithDays.Read(columns, table, part, names);
        items.ReadBesideActions();
        PassOverOtherStatuses();
        PassOverAppetites();
        FindReference();
        PartReferences();
        PassOverWordsBesideFigures();
        LaySideBySide();
        new RepeatedScores(columns, names, decisions, table, part).PartThem();
        PassOverWordsBesideFigures();
        GiveWay();
        TakeOrderOfOthers();
        return columns;
    }

    void AddColumns()
    {
        var width = part.Headings.Count;
        for (var at = part.First; at < part.End; at++) width = Math.Max(width, table.Rows[at].Cells.Count);
        var used = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < width; index++)
        {
            var heading = index < part.Headings.Count ? part.Headings[index] : "";
            var sample = new ColumnSample(table, part, index);
            if (heading.Length == 0 && sample.Filled == 0) continue;
            var name = heading.Length == 0 ? $"(column {LayoutProposer.LetterOf(index)})" : CellText.Shown(heading);
            columns.Add(DraftOf(index, heading, Unlike(used, name), sample));
        }
    }

    static bool IsProduct(ImportField field) => field is ImportField.Score or ImportField.ResidualScore or ImportField.TargetScore;

    /// <summary>What stands around a table, and alone in rows above its entries or below the last.</summary>
    public static IEnumerable<string> LinesBeside(SourceTable table, TablePart part) =>
    [
        table.Title ?? "", .. table.Above, .. table.Behind, .. table.OnPages,
        .. table.Rows.Take(Math.Min(part.Heading, MostRowsBeside))
            .Concat(table.Rows.Take(part.End + MostRowsBeside).Skip(Math.Max(part.First, part.End - MostRowsBeside)))
            .Where(row => RowSigns.IsAlone(row, out _)).Select(RowSigns.FirstText),
    ];

    // A mapping knows columns by their names, and "Owner" from "Owners" no more than from another "Owner".
    static string Unlike(HashSet<string> used, string name)
    {
        var own = name;
        for (var count = 2; !used.Add(HeadingNames.FoldedHeading(own)); count++) own = $"{name} ({count})";
        return own;
    }

    ColumnDraft DraftOf(int index, string heading, string name, ColumnSample sample)
    {
        var folded = HeadingNames.FoldedHeading(name);
        var mapped = mapping?.Columns.FirstOrDefault(column => HeadingNames.FoldedHeading(column.Heading) == folded)
            ?? mapping?.Columns.FirstOrDefault(column => IsCalledHere(column, folded));
        var draft = new ColumnDraft(index, name, heading, sample) { Order = mapped?.Order ?? HeadingNames.OrderOf(heading) };
        if (mapped is not null)
        {
            draft.Fields = mapped.Fields;
            draft.Separator = mapped.Separator ?? "/";
            draft.Sureness = Sureness.Sure;
            draft.IsMapped = true;
            if (mapped.Fields.Any(IsProduct)) draft.Order ??= orderBeside.Value;
            var hasMeaning = names.MeaningOf(heading) is not null || draft.Numbered is not null;
            if (mapped.Fields.Count == 0 && hasMeaning) draft.Reason = "The mapping gives it no field.";
            return draft;
        }

        if (names.MeaningOf(heading) is not { } meaning) return draft;
        draft.Sureness = meaning.Sureness;
        if (IsProduct(meaning.Field)) draft.Order ??= orderBeside.Value;
        if (meaning.Family != ScoreFamily.None) (draft.Family, draft.Part) = (meaning.Family, meaning.Field);
        else draft.Fields = [meaning.Field];
        return draft;
    }

    // What the mapping calls otherwise, as was answered, where the file does not have that, too.
    bool IsCalledHere(ColumnMapping column, string folded) =>
        MappingFit.CalledHere(column, decisions.Mapping) is { } called && HeadingNames.FoldedHeading(called) == folded
        && HeadingNames.FoldedHeading(column.Heading) is var own
        && part.Headings.All(heading => HeadingNames.FoldedHeading(heading) != own);

    // "Risk" and "Opportunity" beside each other, of which each row fills one; and so "Risk score" and "Opportunity score", "Risk owner" ….
    void PartTitlesOfKinds()
    {
        var titles = columns.FindAll(column => column.Is(ImportField.Title) && HeadingNames.KindOf(column.Name) is not null);
        if (!AreOfBothKinds(titles) || titles.Exists(title => title.Sample.Filled == 0)) return;
        var rows = part.RowsOf(table);
        if (rows.Any(row => titles.TrueForAll(title => !row.IsBlankAt(title.Index)))) return;
        var others = columns.Where(column => column is { IsMapped: false, IsRead: true } && !column.Is(ImportField.Title))
            .GroupBy(column => (column.Family, Field: column.Family == ScoreFamily.None ? column.Fields[0] : column.Part))
            .Select(group => group.ToList());
        foreach (var column in others.Where(AreOfBothKinds).Append(titles).SelectMany(pair => pair))
            column.KindOfRows = HeadingNames.KindOf(column.Name);

        static bool AreOfBothKinds(List<ColumnDraft> pair) => pair is [var one, var other]
            && HeadingNames.KindOf(one.Name) is { } kind && HeadingNames.KindOf(other.Name) is { } otherKind && kind != otherKind;
    }

    bool HasOtherImpact(ColumnDraft column) => columns.Exists(other => other != column
        && other is { Family: ScoreFamily.Plain, Part: ImportField.Impact, Sample.HasFigures: true });

    // What the cells say of headings that mean several things.
    void ReadTogether()
    {
        var hasLikelihood = columns.Exists(column => column.Family == ScoreFamily.Plain && column.Part == ImportField.Likelihood);
        var hasImpact = columns.Exists(column => column.Family == ScoreFamily.Plain && column.Part == ImportField.Impact);
        for (var at = 0; at < columns.Count; at++)
        {
            var column = columns[at];
            if (column.IsMapped || column.Fields.Count > 1) continue;
            if (column.Part == ImportField.Impact && column.Sample is { Filled: > 0, HasFigures: false }
                && (!column.Sample.IsShort
                    || (column.Family == ScoreFamily.Plain && !column.Sample.HasSteps && (!hasLikelihood || HasOtherImpact(column)))))
            {
                // "Impact" is a text in many registers, be it a short one, where nothing is its likelihood or another is its figure.
                column.Become(ImportField.Effects, Sureness.Likely);
            }
            else if (column.Is(ImportField.Effects) && hasLikelihood
                && column.Sample is { IsShort: true, HasFigures: true } or { HasSteps: true }
                && !hasImpact)
            {
                (column.Family, column.Part, column.Fields, column.Sureness) = (
                    ScoreFamily.Plain, ImportField.Impact, [], Sureness.Likely);
            }
            else if (column.Is(ImportField.Exempt) && IsOfNoExemption(column))
            {
                column.Ignore("Its cells say nothing of who may see an entry.");
            }
            else if (column.Is(ImportField.Types) && column.Sample.HasMarkings)
            {
                // "Classification: OFFICIAL-SENSITIVE".
                column.Become(ImportField.Exempt, Sureness.Likely);
            }
            else if (column.Is(ImportField.Exempt) && OwnExportColumns.IsShownColumn(column.Name) && Has(ImportField.ExemptParagraph))
            {
                // Beside the paragraphs of exempt rows our own exports say of the whole edition that it is not for publication.
                column.Ignore("It says of the whole edition what it is, and other columns say which rows are exempt.");
            }
            else if (column.Is(ImportField.Reference) && column.Sample.HasIds)
            {
                column.Become(ImportField.Id, Sureness.Sure);
            }
            else if (column.Is(ImportField.Kind) && column is { Sureness: Sureness.Likely, Sample.HasKinds: false })
            {
                column.Become(ImportField.Title, Sureness.Likely);
            }
            else if (column.Is(ImportField.Actions) && column is { Sureness: Sureness.Likely, Sample.HasTreatments: true })
            {
                column.Become(ImportField.Response, Sureness.Likely);
            }
            else if (column.Is(ImportField.Response)
                && column.Sample is { Filled: > 0, HasTreatments: false, HasTreatmentsAmongWords: false })
            {
                // Prose below "Response" says what is to be done.
                column.Become(ImportField.Actions, Sureness.Likely);
            }
            else if (column is { Family: ScoreFamily.Target, Part: ImportField.Score, Sample: { Filled: > 0, HasNoFigures: true } })
            {
                column.Ignore("It has words and no figures, as an appetite has and no target score.");
            }
            else if (column is { Family: ScoreFamily.Target, Part: ImportField.Score, Sample.HasPercentages: true })
            {
                column.Ignore("Its figures are percentages, as those of a measure are and no target score.");
            }
            else if (column.Is(ImportField.Title) && HasDays(column) && !IsHeadedTitle(column))
            {
                // "Identified: 3 May 2026".
                column.Ignore("Its cells are days, and no titles.");
            }
            else if (column.Is(ImportField.Title) && column.Sample.HasCodes && !Has(ImportField.Reference))
            {
                ReadAsReference(at);
            }
            else if (column.Is(ImportField.Title) && column.Sample is { HasCodes: true, Filled: > 1 } && !IsHeadedTitle(column)
                && columns.Exists(other => other.Is(ImportField.Description)
                    && other.Sample is { HasCodes: false, Filled: var filled } && filled >= column.Sample.Filled))
            {
                column.Ignore("Its cells are codes, and no titles; the descriptions have those.");
            }
            else if (column.Is(ImportField.Direction) && column.Sample.Filled > 0 && HasPlaces(column))
            {
                column.Ignore("Its cells say where something lies or goes, and no direction of travel.");
            }
        }
    }

    static bool IsHeadedTitle(ColumnDraft column) =>
        HeadingNames.FoldedHeading(column.Heading).Contains("title", StringComparison.Ordinal);

    // "L", "S", "R": the S is the severity beside a likelihood that has no other impact, and else the score.
    void ReadSeverities()
    {
        var found = columns.Where(column => column is { IsMapped: false, IsRead: false, Sample: { HasFigures: true, IsShort: true } })
            .Select(column => (Column: column, Family: FamilyOfS(column.Heading)))
            .Where(each => HasFactor(each.Family, ImportField.Likelihood) && !HasFactor(each.Family, ImportField.Impact)
                && part.RowsOf(table).All(row => row.IsBlankAt(each.Column.Index) || IsAStep(TablePiece.CellOf(row, each.Column.Index))))
            .ToArray();
        foreach (var (column, family) in found)
            (column.Family, column.Part, column.Sureness) = (family, ImportField.Impact, Sureness.Likely);

        ScoreFamily FamilyOfS(string heading) => HeadingNames.BeforeS(heading) is { } before
            ? names.MeaningOf($"{before}impact")?.Family ?? ScoreFamily.None : ScoreFamily.None;

        static bool IsAStep(string cell) =>
            int.TryParse(cell.AsSpan().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var step)
            && step is > 0 and <= Score.Highest;
    }

    bool HasDays(ColumnDraft column) =>
        column.Sample is { IsShort: true, HasFigures: true } && part.HasDaysAlone(table, column.Index);

    // "Direction: North", "Direction: Inbound".
    bool HasPlaces(ColumnDraft column)
    {
        var cells = part.RowsOf(table).Select(row => TablePiece.CellOf(row, column.Index))
            .Where(cell => !TextKey.IsInvisible(cell) && !ItemLines.IsNone(cell));
        return cells.Any() && cells.All(cell => Places.Contains(TextKey.Of(cell), StringComparer.Ordinal));
    }

    // "Access: by the north gate", "Sensitivity: high"; and "Publish?" that nobody filled in.
    static bool IsOfNoExemption(ColumnDraft column) => column.Sureness == Sureness.Likely
        ? !column.Sample.HasSomeMarking
        : column.Sample.Filled == 0 && ExemptHeading.SenseOf(column.Name) != ExemptSense.YesIsExempt;

    // "R/O" says risk or opportunity, and so may "Nature", "+/-" and "Type", and at last any column that has such words alone, once it is
    // known that no other column does. Values that are neither are asked about.
    void ReadKinds()
    {
        if (Has(ImportField.Kind)) return;
        var column = columns.Find(column => !column.IsMapped && HeadingNames.SpeaksOfBothKinds(column.Name)
            && (column.Sample.HasKinds || column is { IsRead: false, Sample.IsShort: true }));
        column ??= columns.Find(column => column is { IsMapped: false, Sample: { HasKinds: true } or { HasSigns: true } }
            && HeadingNames.AsksWhichSide(column.Heading));
        column ??= columns.Find(column => column is { IsMapped: false, Sample.HasKinds: true } && column.Is(ImportField.Types));
        column ??= columns.Find(column => column is { IsMapped: false, IsRead: false, Sample.HasOnlyKinds: true });
        column?.Become(ImportField.Kind, Sureness.Likely);
    }

    // "Treat" and "Tolerate" as the state of a risk say what is done with it; not so where "Terminated" may say that it is no more.
    void PassOverOtherStatuses()
    {
        if (decisions.Mapping.Statuses.Count > 0) return;
        foreach (var column in columns.Where(column => column is { IsMapped: false, Fields: [ImportField.Status] }
            && !StatusNames.AsksWhetherClosed(column.Name)))
        {
            if (column.Sample.HasOnlyResponses && column.Sample.HasEnded) continue;
            if (column.Sample.HasOnlyResponses && !Has(ImportField.Response)) column.Become(ImportField.Response, Sureness.Likely);
            else if (column.Sample is { Filled: > 0, HasStatuses: false }) column.Ignore("What it says is no status of an entry.");
        }
    }

    // Whether that is where the score is to be, only the organisation knows.
    void PassOverAppetites()
    {
        foreach (var column in columns.Where(column => column is { IsMapped: false, IsRead: false, Sample.HasFigures: true }))
        {
            var words = HeadingNames.FoldedHeading(column.Heading).Split(' ');
            if (words.Contains("appetite", StringComparer.Ordinal) || words.Contains("tolerance", StringComparer.Ordinal))
                column.Ignore("It says what is tolerated; where that is the target score, the mapping can say so (targetScore).");
        }
    }

    // "Datix ID": codes before the title under a heading that ends as a reference's does.
    void FindReference()
    {
        if (Has(ImportField.Reference) || Has(ImportField.Id)) return;
        var title = columns.FindIndex(column => column.Is(ImportField.Title) || column.Is(ImportField.Description));
        columns.Take(Math.Max(title, 0))
            .FirstOrDefault(column => column is { IsMapped: false, IsRead: false, Sample.HasCodes: true }
                && HeadingNames.EndsAsAReference(column.Name))
            ?.Become(ImportField.Reference, Sureness.Likely);
    }

    // "Ref" and "Source reference" of another organisation, which has no numbers of ours: documents, or other numbers of its own.
    void PartReferences()
    {
        if (columns.Find(column => column.Is(ImportField.SourceReference)) is not { IsMapped: false, Sample.Filled: > 0 } source) return;
        if (columns.Find(column => column.Is(ImportField.Reference)) is not { Sample: { Filled: > 0, HasOwnReferences: false } }) return;
        if (source.Sample.HasCodes) source.Become(ImportField.Reference, Sureness.Sure);
        else source.Ignore("Another column has the references of the rows.");
    }

    // "Likelihood", "Impact", "Gross risk": the factors that stand before a score are its own, where it has no others. Before a residual
    // score alone they may as well be those of the score before the actions.
    void LaySideBySide()
    {
        if (columns.Exists(column => column is { Family: ScoreFamily.Plain, Part: ImportField.Score })) return;
        var products = Enumerable.Range(0, columns.Count).Where(HasFactorsBefore).ToArray();
        foreach (var at in products.Where(at => products.Length > 1 || columns[at].Family == ScoreFamily.Inherent
            || (columns[at].Family == ScoreFamily.Current && IsProductOfThose(at))))
            (columns[at - 2].Family, columns[at - 1].Family) = (columns[at].Family, columns[at].Family);
    }

    // In every row that has one.
    bool IsProductOfThose(int at)
    {
        var rows = part.RowsOf(table).Where(row => !row.IsBlankAt(columns[at].Index)).ToArray();
        return rows.Length > 0 && Array.TrueForAll(rows, row => FigureAt(row, at) is > 0 and var product
            && FigureAt(row, at - 2) * FigureAt(row, at - 1) == product);

        int FigureAt(SourceRow row, int column) => FigureIn(TablePiece.CellOf(row, columns[column].Index));
    }

    bool HasFactorsBefore(int at)
    {
        var product = columns[at];
        if (at < 2 || product is not { IsMapped: false, Part: ImportField.Score }) return false;
        if (product.Family is ScoreFamily.None or ScoreFamily.Plain) return false;
        if (columns.Exists(column => column.Family == product.Family && column != product)) return false;
        return IsFactor(columns[at - 2]) && IsFactor(columns[at - 1]) && columns[at - 2].Part != columns[at - 1].Part;

        static bool IsFactor(ColumnDraft column) => column is { IsMapped: false, Family: ScoreFamily.Plain };
    }

    // "Risk" over a number, and over the text beside it, or with a description of its own.
    void ReadAsReference(int at)
    {
        var (column, next) = (columns[at], at + 1 < columns.Count ? columns[at + 1] : null);
        if (next is { IsHeaded: false, Sample: { Filled: > 0, HasCodes: false } } && next.Index == column.Index + 1)
        {
            column.Become(ImportField.Reference, Sureness.Likely);
            next.Become(ImportField.Title, Sureness.Likely);
        }
        else if (Has(ImportField.Description) || (IsAskedForTitle() && HaveOneBeginning(column)))
        {
            column.Become(ImportField.Reference, Sureness.Likely);
        }

        // "R-01" and "R-02", and not "Covid 19" and "Brexit 2"; whether another text is the title is then asked.
        bool HaveOneBeginning(ColumnDraft codes) => part.RowsOf(table).Select(row => TablePiece.CellOf(row, codes.Index).Trim())
            .Where(code => code.Length > 0).Select(code => code[..Math.Max(0, code.AsSpan().IndexOfAny(Figures))])
            .Distinct(StringComparer.OrdinalIgnoreCase).Take(2).Count() == 1;

        bool IsAskedForTitle() => columns.Exists(other => other.Family != ScoreFamily.None) && columns.Exists(other =>
            other is { IsMapped: false, IsRead: false, IsHeaded: true, Sample: { Filled: > 1, IsShort: false } });
    }

    // "Severity" beside an impact and a likelihood is what they make together: the score, or words for it.
    void ReadSeverityBesideImpact()
    {
        foreach (var column in columns.Where(column => column is { IsMapped: false, Part: ImportField.Impact }
            && HeadingNames.FoldedHeading(column.Heading).Split(' ').Contains("severity")).ToArray())
        {
            if (columns.Count(other => other.Family == column.Family && other.Part == ImportField.Impact) != 2) continue;
            if (!columns.Exists(other => other.Family == column.Family && other.Part == ImportField.Likelihood)) continue;
            var isScored = columns.Exists(other => other.Family == column.Family && other.Part == ImportField.Score);
            if (column.Sample is { Filled: > 0, HasNoFigures: true })
                column.Ignore("The words stand beside impact and likelihood, which say the score.");
            else if (!isScored && part.RowsOf(table).Any(row => FigureIn(TablePiece.CellOf(row, column.Index)) > Score.Highest))
                column.Part = ImportField.Score;
        }
    }

    // That a cell begins with.
    static int FigureIn(string cell)
    {
        var text = cell.AsSpan().Trim();
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return int.TryParse(end < 0 ? text : text[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var figure) ? figure : 0;
    }

    // "Severe" beside 20 says again what the figures say, and is no score of its own; beside factors, that is known when they are laid.
    void PassOverWordsBesideFigures()
    {
        var scored = columns.Where(column => column.Family is ScoreFamily.Inherent or ScoreFamily.Current or ScoreFamily.Residual)
            .GroupBy(column => column.Family)
            .Where(family => family.Any(column => column.Sample.HasFigures) || HasFactorsOf(family.Key));
        if (scored.Count() > 1)
        {
            var plain = columns.Where(column => column is { IsMapped: false, Family: ScoreFamily.Plain, Part: ImportField.Score });
            foreach (var words in plain.Where(column => column.Sample is { Filled: > 0, HasNoFigures: true }))
                words.Ignore("The words stand beside figures, which say both scores.");
        }

        foreach (var group in columns.Where(column => column is { IsMapped: false, Part: ImportField.Score })
            .GroupBy(column => column.Family).ToArray())
        {
            if (!HasFactorsOf(group.Key) && !group.Any(column => column.Sample.HasFigures)) continue;
            foreach (var words in group.Where(column => column.Sample is { Filled: > 0, HasNoFigures: true }))
            {
                words.Ignore(HasFigures(group.Key)
                    ? "The words stand beside figures, which say the score."
                    : "The words stand beside those of impact and likelihood, which say the score.");
            }
        }
    }

    bool HasFigures(ScoreFamily family) => columns.Exists(column => column.Family == family && column.Sample.HasFigures);

    bool HasFactorsOf(ScoreFamily family) => HasFactor(family, ImportField.Impact) && HasFactor(family, ImportField.Likelihood);

    bool HasFactor(ScoreFamily family, ImportField factor) => columns.Exists(column => column.Family == family && column.Part == factor);

    // "Movement" is the direction only where no column is surely that.
    void GiveWay()
    {
        var sure = columns.Where(column => column.Sureness == Sureness.Sure).SelectMany(column => column.Fields).ToHashSet();
        foreach (var column in columns.Where(column => column is { Sureness: Sureness.Likely, IsMapped: false }))
        {
            if (column.Fields is [var field] && sure.Contains(field)) column.Ignore("Another column surely holds that field.");
        }
    }

    // "Gross P x I" says what stands first in "5 (1 x 5)" below "Target", too. So do columns of likelihoods before those of impacts, though
    // none of them says it of a cell.
    void TakeOrderOfOthers()
    {
        var open = columns.FindAll(column => column.Order is null
            && (column is { IsMapped: false, Part: ImportField.Score, Family: not ScoreFamily.None } || column.Fields.Any(IsProduct)));
        if (open.Count == 0) return;
        var said = columns.Where(column => column.Family != ScoreFamily.None || column.Fields.Any(IsProduct))
            .Select(column => column.Order).OfType<FactorOrder>().Distinct().ToArray();
        var areAssumed = said.Length == 0;
        if (said.Length > 1 || (areAssumed && !HasLikelihoodsFirst())) return;
        foreach (var column in open)
            (column.Order, column.IsOrderAssumed) = (areAssumed ? FactorOrder.LikelihoodFirst : said[0], areAssumed);
    }

    bool HasLikelihoodsFirst()
    {
        (int Likelihood, int Impact)[] pairs =
        [
            .. Enum.GetValues<ScoreFamily>().Where(family => family != ScoreFamily.None)
                .Select(family => (IndexOf(family, ImportField.Likelihood), IndexOf(family, ImportField.Impact))),
            .. Factors.Select(pair => (columns.FindIndex(column => column.Is(pair.Likelihood)),
                columns.FindIndex(column => column.Is(pair.Impact)))),
        ];
        pairs = Array.FindAll(pairs, pair => pair is { Likelihood: >= 0, Impact: >= 0 });
        return pairs.Length > 0 && Array.TrueForAll(pairs, pair => pair.Likelihood < pair.Impact);

        int IndexOf(ScoreFamily family, ImportField factor) =>
            columns.FindIndex(column => column.Family == family && column.Part == factor);
    }

    bool Has(ImportField field) => columns.Exists(column => column.Is(field));
}
