using System.Collections.Frozen;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Says what each column of a table holds by its heading, and where that means several things by its cells and its neighbours.
/// </summary>
internal sealed class ColumnProposals(SourceTable table, TablePart part, TableMapping? mapping, HeadingNames names, Decisions decisions)
{
    static readonly string[] Places =
    [
        "north", "south", "east", "west", "north east", "north west", "south east", "south west", "north-east", "north-west", "south-east",
        "south-west", "northbound", "southbound", "eastbound", "westbound", "inbound", "outbound", "incoming", "outgoing", "inwards",
        "outwards", "internal", "external", "upstream", "downstream", "both ways",
    ];

    static readonly FrozenSet<string> WordsOfRatings = WordSet.Of(
        "rating", "rated", "adequacy", "adequate", "assessment", "evaluation", "strength", "design", "performance", "assessed");

    readonly List<ColumnDraft> columns = new HeadedColumns(table, part, mapping, names, decisions).Drafts();

    public List<ColumnDraft> Propose()
    {
        var items = new ItemColumns(columns, decisions, table, part, names);
        var scores = new ScoreColumns(columns, table, part, names);
        var kinds = new KindColumns(columns, table, part);
        var references = new ReferenceColumns(columns, table, part);
        var causes = new CauseColumns(columns);
        var exemptions = new ExemptColumns(columns);
        PairedHeadings.Read(columns, table, part, names);
        ScoreInitials.Read(columns, names, scores);
        new NumberedColumns(columns, names, table, part).Read();
        kinds.PartTitles();
        SubjectColumns.Read(columns, table, part);
        references.ReadWords();
        causes.ReadConditions();
        scores.ReadSeverityBesideImpact();
        scores.ReadProducts();
        ReadTogether(references, scores, causes);
        ReadScoresHeadedRisk();
        exemptions.ReadReasons();
        scores.ReadSeverities();
        kinds.Find();
        if (Has(ImportField.Actions) && !Has(ImportField.ActionDates)) OwnersWithDays.Read(columns, table, part, names);
        items.ReadBesideActions();
        PassOverOtherStatuses();
        new StandingColumns(columns, table, part).Find();
        PassOverAppetites();
        references.Find();
        references.PartSources();
        scores.PassOverWordsBesideFigures();
        scores.PassOverShares();
        scores.LaySideBySide();
        scores.GiveFactorsToGrade();
        new RepeatedScores(columns, names, decisions, table, part).PartThem();
        scores.PassOverWordsBesideFigures();
        UpdateColumns.Read(columns, table, part);
        GiveWay(causes);
        NameAreas();
        scores.TakeOrderOfOthers();
        return columns;
    }

    // What the cells say of headings that mean several things.
    void ReadTogether(ReferenceColumns references, ScoreColumns scores, CauseColumns causes)
    {
        var (hasLikelihood, hasImpact) = (HasPlain(ImportField.Likelihood), HasPlain(ImportField.Impact));
        for (var at = 0; at < columns.Count; at++)
        {
            var column = columns[at];
            if (column.IsMapped || column.Fields.Count > 1) continue;
            if (!column.Is(ImportField.Status) && StatusNames.AsksWhetherClosed(column.Name)
                && (column.Family == ScoreFamily.None ? column.Sample.HasAnswers : column.Sample.HasOnlyYesOrNo))
            {
                // "Live?" and "Current" with yes and no are no scores.
                column.Become(ImportField.Status, Sureness.Sure);
            }
            else if (!column.IsRead && ExemptColumns.SaysWhoMaySee(column))
            {
                column.Become(ImportField.Exempt, Sureness.Sure);
            }
            else if (column is { IsRead: false, Sample.HasOnlyStatuses: true } && !Has(ImportField.Status))
            {
                // "Lifecycle: Open, Closed".
                column.Become(ImportField.Status, Sureness.Likely);
            }
            else if (column is { IsRead: false, Reason: null, Sample.HasTreatments: true }
                && (SpeaksOfResponses(column) || SaysDecisions(column))
                && !Has(ImportField.Response))
            {
                // "Response category: Reduce, Exploit".
                column.Become(ImportField.Response, Sureness.Likely);
            }
            else if (column is { IsRead: false, Reason: null } && !Has(ImportField.ControlEffectiveness) && RatesControls(column))
            {
                column.Become(ImportField.ControlEffectiveness, Sureness.Likely);
            }
            else if (column.Part == ImportField.Impact && column.Sample is { Filled: > 0, HasFigures: false }
                && (!column.Sample.IsShort
                    || (column.Family == ScoreFamily.Plain && !column.Sample.HasSteps && (!hasLikelihood || HasFiguresBeside(column)))))
            {
                // "Impact" is a text in many registers, be it a short one, where nothing is its likelihood or another is its figure.
                column.Become(ImportField.Effects, Sureness.Likely);
            }
            else if (column is { Family: ScoreFamily.Plain, Part: ImportField.Likelihood, Sample: { Filled: > 0, HasFigures: false } }
                && HasFiguresBeside(column))
            {
                column.Ignore("The figures of the likelihood stand in a column of their own.");
            }
            else if (column.Is(ImportField.Effects) && hasLikelihood
                && column.Sample is { IsShort: true, HasFigures: true } or { HasSteps: true }
                && !hasImpact)
            {
                (column.Family, column.Part, column.Fields, column.Sureness) = (
                    ScoreFamily.Plain, ImportField.Impact, [], Sureness.Likely);
            }
            else if (column.Is(ImportField.Effects) && column.Sample is { Filled: > 0, HasFigures: true, IsShort: true }
                && scores.HasSteps(column))
            {
                column.Ignore("Its cells are figures, and say no effects.");
            }
            else if (column.Is(ImportField.Exempt) && ExemptColumns.SaysNothing(column))
            {
                column.Ignore("Its cells say nothing of who may see an entry.");
            }
            else if (column.Is(ImportField.Types) && column.Sample.HasMarkingsOrBodies)
            {
                // "Classification: OFFICIAL-SENSITIVE".
                column.Become(ImportField.Exempt, Sureness.Likely);
            }
            else if (column.Is(ImportField.Exempt) && OwnExportColumns.IsShownColumn(column.Name) && Has(ImportField.ExemptParagraph))
            {
                // Beside the paragraphs of exempt rows our own exports say of the whole edition that it is not for publication.
                column.Ignore("It says of the whole edition what it is, and other columns say which rows are exempt.");
            }
            else if (column.Is(ImportField.Title) && !column.Sample.HasCodes && causes.SaysMoreThanTitle(column))
            {
                column.Become(ImportField.Description, Sureness.Likely);
            }
            else if (column.Is(ImportField.Title) && column.Sample.HasOnlyYesOrNo)
            {
                // "Opportunity?" over "Yes".
                column.BecomeUnread();
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
            else if (column is { Family: ScoreFamily.Target, Part: ImportField.Score, Sample: { Filled: > 0, HasNoFigures: true } }
                && !NamesFactors(column) && !HasLevelsOfOthers(column))
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
                references.ReadTitle(at);
            }
            else if (column.Is(ImportField.Title) && column.Sample is { HasCodes: true, Filled: > 1 } && !IsHeadedTitle(column)
                && columns.Exists(other => other.Is(ImportField.Description)
                    && other.Sample is { HasCodes: false, Filled: var filled } && filled >= column.Sample.Filled))
            {
                column.Ignore("Its cells are codes, and no titles; the descriptions have those.");
            }
            else if (column.Is(ImportField.Narrative) && at > 0 && !Has(ImportField.Description) && IsOfEntry(column, columns[at - 1]))
            {
                column.Become(ImportField.Description, Sureness.Likely);
            }
            else if (column.Is(ImportField.Direction) && column.Sample.Filled > 0 && HasPlaces(column))
            {
                column.Ignore("Its cells say where something lies or goes, and no direction of travel.");
            }
        }
    }

    // "Risk decision: Treat, Accept"; of "Retain" and "Remove" it may be the register that is spoken of.
    bool SaysDecisions(ColumnDraft column) => column.Sample is { HasOnlyResponses: true, HasEnded: false }
        && HeadingNames.FoldedHeading(column.Name).Split(' ').Contains("decision", StringComparer.Ordinal)
        && part.LinesOf(table, column.Index).Any(line => TextKey.Of(line) is "treat" or "mitigate" or "reduce" or "tolerate" or "transfer");

    static bool SpeaksOfResponses(ColumnDraft column) => HeadingNames.FoldedHeading(column.Name).Split(' ')
        .Any(word => word is "response" or "treatment" or "approach" or "strategy" or "handling");

    // "Likelihood, Consequence, Risk" over "Low, Significant, 2".
    void ReadScoresHeadedRisk()
    {
        if (!HasPlain(ImportField.Likelihood) || !HasPlain(ImportField.Impact) || HasPlain(ImportField.Score)) return;
        foreach (var column in columns.Where(column => column is { IsMapped: false, Fields: [ImportField.Title] }
            && column.Sample.HasOnlyProducts && !IsHeadedTitle(column)))
            column.Become(ScoreFamily.Plain);
    }

    bool HasPlain(ImportField field) => columns.Exists(column => column.Family == ScoreFamily.Plain && column.Part == field);

    // "Control rating: Effective, Inadequate".
    bool RatesControls(ColumnDraft column)
    {
        var words = HeadingNames.FoldedHeading(column.Heading).Split(' ');
        if (!words.Contains("control", StringComparer.Ordinal) || !words.Any(WordsOfRatings.Contains)) return false;
        var cells = part.RowsByColumns(table).Select(row => TablePiece.CellOf(row, column.Index))
            .Where(cell => !TextKey.IsInvisible(cell) && !ItemLines.IsNone(cell)).ToArray();
        return Array.Exists(cells, cell => ControlCells.EffectivenessOf(cell) is not null && !column.Sample.HasOnlyYesOrNo)
            && Array.TrueForAll(cells, cell => ControlCells.EffectivenessOf(cell) is not null || TextKey.Of(cell) is "adequate");
    }

    bool HasFiguresBeside(ColumnDraft column) => columns.Exists(other => other != column && other.Part == column.Part
        && other is { Family: ScoreFamily.Plain, Sample.HasFigures: true });

    /// <summary>Whether a column is headed as a title in that word.</summary>
    public static bool IsHeadedTitle(ColumnDraft column) =>
        HeadingNames.FoldedHeading(column.Heading).Contains("title", StringComparison.Ordinal);

    bool HasDays(ColumnDraft column) =>
        column.Sample is { IsShort: true, HasFigures: true } && part.HasDaysAlone(table, column.Index);

    // "Likelihood 2 x Impact 4 = 8", "Major / Unlikely / Medium".
    bool NamesFactors(ColumnDraft column) => part.RowsByColumns(table).Select(row => TablePiece.CellOf(row, column.Index))
        .Where(cell => !TextKey.IsInvisible(cell) && !RowScores.IsNoScore(cell.Trim())).ToArray() is { Length: > 0 } cells
        && Array.TrueForAll(cells, ScoreText.NamesFactors);

    // "Target rating: Low" beside "Current rating: High".
    bool HasLevelsOfOthers(ColumnDraft target) => target.Sample.HasSteps && columns.Exists(other => other is
    {
        Part: ImportField.Score, Family: not (ScoreFamily.None or ScoreFamily.Target), Sample: { HasSteps: true, HasNoFigures: true },
    }) && !columns.Exists(other => other is { Part: ImportField.Score, Family: not ScoreFamily.None, Sample.HasFigures: true });

    // "Risk narrative", and "Narrative" right behind the title, where no direction of travel stands before it.
    static bool IsOfEntry(ColumnDraft narrative, ColumnDraft before) => !before.Is(ImportField.Direction)
        && (before.Is(ImportField.Title) || HeadingNames.KindOf(narrative.Heading) is not null)
        && !HeadingNames.FoldedHeading(narrative.Heading).Contains("direction", StringComparison.Ordinal);

    // "Direction: North", "Direction: Inbound".
    bool HasPlaces(ColumnDraft column)
    {
        var cells = part.RowsByColumns(table).Select(row => TablePiece.CellOf(row, column.Index))
            .Where(cell => !TextKey.IsInvisible(cell) && !ItemLines.IsNone(cell));
        return cells.Any() && cells.All(cell => Places.Contains(TextKey.Of(cell), StringComparer.Ordinal));
    }

    // "Inherent status" and "Current status" over "20: High" are scores.
    bool IsCurrentScore(ColumnDraft column) => column.Sample.HasFigures
        && column.Name.StartsWith("current", StringComparison.OrdinalIgnoreCase)
        && columns.Exists(other => other is { Family: ScoreFamily.Inherent, Part: ImportField.Score });

    // "Treat" and "Tolerate" as the state of a risk say what is done with it; not so where "Terminated" may say that it is no more.
    void PassOverOtherStatuses()
    {
        if (decisions.Mapping.Statuses.Count > 0) return;
        foreach (var column in columns.Where(column => column is { IsMapped: false, Fields: [ImportField.Status] }
            && !StatusNames.AsksWhetherClosed(column.Name)))
        {
            if ((column.Sample.HasOnlyResponses && column.Sample.HasEnded) || HasStatusInitials(column)) continue;
            if (column.Sample.HasOnlyResponses && !Has(ImportField.Response)) column.Become(ImportField.Response, Sureness.Likely);
            else if (column.Sample is { Filled: > 0, HasStatuses: false } && IsCurrentScore(column)) column.Become(ScoreFamily.Current);
            else if (column.Sample is { Filled: > 0, HasStatuses: false, MayHaveStatuses: false })
                column.Ignore("What it says is no status of an entry.");
        }
    }

    // A and C beside "RAG status" are amber and complete.
    static bool HasStatusInitials(ColumnDraft column) => column.Sample.HasOnlyStatusInitials
        && !HeadingNames.FoldedHeading(column.Name).Split(' ').Contains("rag", StringComparer.Ordinal);

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

    // "Movement" is the direction only where no column is surely that.
    void GiveWay(CauseColumns causes)
    {
        var sure = columns.Where(column => column.Sureness == Sureness.Sure).SelectMany(column => column.Fields).ToHashSet();
        foreach (var column in columns.Where(column => column is { Sureness: Sureness.Likely, IsMapped: false }))
        {
            if (column.Fields is [var field] && sure.Contains(field) && !causes.IsOfDescribed(column))
                column.Ignore("Another column surely holds that field.");
        }
    }

    // Councils have areas of service, and halls and parishes areas of risk.
    void NameAreas()
    {
        foreach (var column in columns.Where(column => column is { IsMapped: false, Fields: [ImportField.Service] }
            && HeadingNames.FoldedHeading(column.Heading) == "area"))
            column.Assumed = "It is read as the service; where it is what the risks are about, the mapping can say so (types).";
    }

    bool Has(ImportField field) => columns.Exists(column => column.Is(field));
}
