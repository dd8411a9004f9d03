namespace RiskRegister.Domain.Imports;

/// <summary>
/// Says what each column of a table holds by its heading, and where that means several things by its cells and its neighbours.
/// </summary>
internal sealed class ColumnProposals(SourceTable table, TablePart part, TableMapping? mapping, HeadingNames names, Decisions decisions)
{
    readonly List<ColumnDraft> columns = [];

    public List<ColumnDraft> Propose()
    {
        AddColumns();
        ReadNumbered();
        PartTitlesOfKinds();
        ReadTogether();
        ReadKinds();
        ReadOwnersOfActions();
        ReadProgressOfActions();
        ReadStatusOfActions();
        PassOverOtherStatuses();
        PassOverAppetites();
        FindReference();
        LaySideBySide();
        new RepeatedScores(columns, decisions, table, part).PartThem();
        PassOverWordsBesideFigures();
        GiveWay();
        return columns;
    }

    void AddColumns()
    {
        var width = part.Headings.Count;
        for (var at = part.First; at < part.End; at++) width = Math.Max(width, table.Rows[at].Cells.Count);
        var used = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var index = 0; index < width; index++)
        {
            var heading = index < part.Headings.Count ? part.Headings[index] : "";
            var sample = new ColumnSample(table, part, index);
            if (heading.Length == 0 && sample.Filled == 0) continue;
            var name = heading.Length == 0 ? $"(column {LayoutProposer.LetterOf(index)})" : CellText.Shown(heading);
            var count = used[name] = used.GetValueOrDefault(name) + 1;
            if (count > 1) name = $"{name} ({count})";
            columns.Add(DraftOf(index, heading, name, sample));
        }
    }

    ColumnDraft DraftOf(int index, string heading, string name, ColumnSample sample)
    {
        var folded = HeadingNames.FoldedHeading(name);
        var mapped = mapping?.Columns.FirstOrDefault(column => HeadingNames.FoldedHeading(column.Heading) == folded);
        var draft = new ColumnDraft(index, name, heading, sample) { Order = mapped?.Order ?? HeadingNames.OrderOf(heading) };
        if (mapped is not null)
        {
            draft.Fields = mapped.Fields;
            draft.Separator = mapped.Separator ?? "/";
            draft.Sureness = Sureness.Sure;
            draft.IsMapped = true;
            var hasMeaning = names.MeaningOf(heading) is not null || draft.Numbered is not null;
            if (mapped.Fields.Count == 0 && hasMeaning) draft.Reason = "The mapping says so.";
            return draft;
        }

        if (names.MeaningOf(heading) is not { } meaning) return draft;
        draft.Sureness = meaning.Sureness;
        if (meaning.Family != ScoreFamily.None) (draft.Family, draft.Part) = (meaning.Family, meaning.Field);
        else draft.Fields = [meaning.Field];
        return draft;
    }

    // "Action 1", "Owner 1", "Due 1", "Action 2" …: owner and day are those of the action with their number.
    void ReadNumbered()
    {
        var numbered = columns
            .Where(column => column is { IsMapped: false, IsRead: false, Numbered: not null })
            .Select(column => (Column: column, column.Numbered!.Value.Number, Meaning: names.MeaningOf(column.Numbered.Value.Words)))
            .Where(one => one.Meaning is { Family: ScoreFamily.None })
            .ToArray();
        foreach (var (column, number, meaning) in numbered)
        {
            if (FieldOf(meaning!.Field, number) is not { } field) continue;
            (column.Fields, column.Sureness, column.IsNumbered) = ([field], Sureness.Likely, true);
        }

        ImportField? FieldOf(ImportField field, int number) => field switch
        {
            ImportField.Actions or ImportField.Controls or ImportField.Effects => field,
            _ when Counts(ImportField.Actions, number) => ItemParts.Among(ImportField.Actions, field),
            _ when Counts(ImportField.Controls, number) => ItemParts.Among(ImportField.Controls, field),
            ImportField.Owners => field,
            _ => null,
        };

        bool Counts(ImportField items, int number) =>
            Array.Exists(numbered, one => one.Number == number && one.Meaning!.Field == items);
    }

    // "Risk" and "Opportunity" beside each other, of which each row fills one.
    void PartTitlesOfKinds()
    {
        var titles = columns.FindAll(column => column.Is(ImportField.Title) && HeadingNames.KindOf(column.Name) is not null);
        if (titles is not [var one, var other] || HeadingNames.KindOf(one.Name) == HeadingNames.KindOf(other.Name)) return;
        if (one.Sample.Filled == 0 || other.Sample.Filled == 0) return;
        var rows = table.Rows.Take(part.End).Skip(part.First);
        if (rows.Any(row => IsFilled(row, one) && IsFilled(row, other))) return;
        foreach (var title in titles) title.KindOfRows = HeadingNames.KindOf(title.Name);

        // So are "Risk score" and "Opportunity score", "Risk owner" and "Opportunity owner".
        var rest = columns.Where(column => column is { IsMapped: false, IsRead: true, KindOfRows: null })
            .GroupBy(column => (column.Family, Field: column.Family == ScoreFamily.None ? column.Fields[0] : column.Part))
            .Select(group => group.ToArray());
        foreach (var pair in rest.Where(pair => pair.Length == 2))
        {
            if (HeadingNames.KindOf(pair[0].Name) is not { } kind || HeadingNames.KindOf(pair[1].Name) is not { } otherKind) continue;
            if (kind != otherKind) (pair[0].KindOfRows, pair[1].KindOfRows) = (kind, otherKind);
        }

        static bool IsFilled(SourceRow row, ColumnDraft column) => !TextKey.IsInvisible(TablePiece.CellOf(row, column.Index));
    }

    // What the cells say of headings that mean several things.
    void ReadTogether()
    {
        var hasLikelihood = columns.Exists(column => column.Family == ScoreFamily.Plain && column.Part == ImportField.Likelihood);
        for (var at = 0; at < columns.Count; at++)
        {
            var column = columns[at];
            if (column.IsMapped) continue;
            if (column.Part == ImportField.Impact && column.Sample is { Filled: > 0, IsShort: false, HasFigures: false })
            {
                // "Impact" is a text in many registers.
                column.Become(ImportField.Effects, Sureness.Likely);
            }
            else if (column.Is(ImportField.Effects) && hasLikelihood
                && column.Sample is { IsShort: true, HasFigures: true } or { HasSteps: true }
                && !columns.Exists(other => other.Family == ScoreFamily.Plain && other.Part == ImportField.Impact))
            {
                (column.Family, column.Part, column.Fields, column.Sureness) = (
                    ScoreFamily.Plain, ImportField.Impact, [], Sureness.Likely);
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
            else if (column.Is(ImportField.Response) && column.Sample is { Filled: > 0, HasTreatments: false })
            {
                // Prose below "Response" says what is to be done.
                column.Become(ImportField.Actions, Sureness.Likely);
            }
            else if (column is { Family: ScoreFamily.Target, Part: ImportField.Score, Sample: { Filled: > 0, HasNoFigures: true } })
            {
                column.Ignore("It has words and no figures, as an appetite has and no target score.");
            }
            else if (column.Is(ImportField.Title) && column.Sample.HasCodes && !Has(ImportField.Reference))
            {
                ReadAsReference(at);
            }
        }
    }

    // "R/O" says risk or opportunity, and so may "Type", once it is known that no other
    // column does. Values that are neither are asked about.
    void ReadKinds()
    {
        if (Has(ImportField.Kind)) return;
        var column = columns.Find(column => !column.IsMapped && HeadingNames.SpeaksOfBothKinds(column.Name)
            && (column.Sample.HasKinds || column is { IsRead: false, Sample.IsShort: true }));
        column ??= columns.Find(column => column is { IsMapped: false, Sample.HasKinds: true } && column.Is(ImportField.Types));
        column?.Become(ImportField.Kind, Sureness.Likely);
    }

    // "Executive lead", and behind the actions another "Lead": that is theirs; and so is "Action by".
    void ReadOwnersOfActions()
    {
        if (Has(ImportField.ActionOwners)) return;
        if (columns.Find(column => !column.IsMapped && HeadingNames.FoldedHeading(column.Name) == "action by") is { } by)
        {
            by.Become(ImportField.ActionOwners, Sureness.Likely);
            return;
        }

        var owners = columns.FindAll(column => column is { IsMapped: false } && column.Is(ImportField.Owners));
        var actions = columns.FindLastIndex(column => column.Is(ImportField.Actions));
        if (owners.Count == 2 && actions > columns.IndexOf(owners[0]) && actions + 1 == columns.IndexOf(owners[1]))
            owners[1].Become(ImportField.ActionOwners, Sureness.Likely);
    }

    // "Progress" beside the owners or days of actions is theirs, and so it is right behind the actions.
    void ReadProgressOfActions()
    {
        if (!Has(ImportField.Actions) || Has(ImportField.ActionProgress)) return;
        var isTheirs = Has(ImportField.ActionOwners) || Has(ImportField.ActionDates) || Has(ImportField.ActionStatuses);
        var behind = columns.FindIndex(column => column.Is(ImportField.Actions)) + 1;
        var controls = columns.Where(column => column is { IsMapped: false } && column.Is(ImportField.Controls)).ToArray();
        var progress = Array.Find(controls, column => HeadingNames.FoldedHeading(column.Name) switch
        {
            "progress" => isTheirs || columns.IndexOf(column) == behind,
            "progress to date" => isTheirs && controls.Length > 1,
            _ => false,
        });
        progress?.Become(ImportField.ActionProgress, Sureness.Likely);
    }

    // "Actions", "Action owner", "Due", "Status": what stands behind the actions may be theirs.
    void ReadStatusOfActions()
    {
        var at = columns.FindIndex(column => column.Is(ImportField.Actions)) + 1;
        if (at == 0 || Has(ImportField.ActionStatuses)) return;
        var parts = 0;
        while (at < columns.Count && (!columns[at].IsRead || columns[at].Fields is [var part] && ItemParts.OfActions.Contains(part)))
            parts += columns[at++].IsRead ? 1 : 0;
        if (parts == 0 || at == columns.Count || columns[at].IsMapped || !columns[at].Is(ImportField.Status)) return;
        var status = columns[at];
        var words = table.Rows.Take(part.End).Skip(part.First).Select(row => TablePiece.CellOf(row, status.Index))
            .Where(cell => !TextKey.IsInvisible(cell)).ToArray();
        if (words.Length == 0 || Array.Exists(words, word => ActionText.StatusOf(word) is null)) return;
        var hasOwn = columns.Exists(other => other != status && other.Is(ImportField.Status));
        if (hasOwn || Array.Exists(words, word => !StatusNames.IsKnown(word)))
        {
            status.Become(ImportField.ActionStatuses, Sureness.Likely);
            return;
        }

        var answer = decisions.Ask(new ImportQuestion(
            $"status-of:{Decisions.IdOf(table.Title ?? "")}",
            ImportCodes.StatusUnclear,
            $"\"{status.Name}\" stands behind what is said of the actions: is it theirs, or the entry's?",
            [
                new("actions", "It is the actions': the entries are open."),
                new("entries", "It is the entries': it says which are open and which are closed."),
            ],
            null, table.Name, table.Rows[part.Heading].Number, status.Name));
        if (answer != "entries") status.Become(ImportField.ActionStatuses, answer is null ? Sureness.Unsure : Sureness.Sure);
    }

    void PassOverOtherStatuses()
    {
        if (decisions.Mapping.Statuses.Count > 0) return;
        foreach (var column in columns.Where(column => !column.IsMapped && column.Is(ImportField.Status)
            && column.Sample is { Filled: > 0, HasStatuses: false } && !StatusNames.AsksWhetherClosed(column.Name)))
            column.Ignore("What it says is no status of an entry.");
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

    // "Likelihood", "Impact", "Gross risk": the factors that stand before a score are its own, where it has no others. Before a residual
    // score alone they may as well be those of the score before the actions.
    void LaySideBySide()
    {
        if (columns.Exists(column => column is { Family: ScoreFamily.Plain, Part: ImportField.Score })) return;
        var products = Enumerable.Range(0, columns.Count).Where(HasFactorsBefore).ToArray();
        foreach (var at in products.Where(at => products.Length > 1 || columns[at].Family == ScoreFamily.Inherent))
            (columns[at - 2].Family, columns[at - 1].Family) = (columns[at].Family, columns[at].Family);
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
        else if (Has(ImportField.Description))
        {
            column.Become(ImportField.Reference, Sureness.Likely);
        }
    }

    // "Severe" beside 20 says again what the figures say.
    void PassOverWordsBesideFigures()
    {
        var scored = columns.Where(column => column.Sample.HasFigures
            && column.Family is ScoreFamily.Inherent or ScoreFamily.Current or ScoreFamily.Residual).DistinctBy(column => column.Family);
        if (scored.Count() > 1)
        {
            var plain = columns.Where(column => column is { IsMapped: false, Family: ScoreFamily.Plain, Part: ImportField.Score });
            foreach (var words in plain.Where(column => column.Sample is { Filled: > 0, HasNoFigures: true }))
                words.Ignore("The words stand beside figures, which say both scores.");
        }

        foreach (var group in columns.Where(column => column is { IsMapped: false, Part: ImportField.Score })
            .GroupBy(column => column.Family).ToArray())
        {
            var hasFactors = columns.Exists(column => column.Family == group.Key && column.Part == ImportField.Impact)
                && columns.Exists(column => column.Family == group.Key && column.Part == ImportField.Likelihood);
            var hasFigures = hasFactors || group.Any(column => column.Sample.HasFigures);
            if (!hasFigures) continue;
            foreach (var words in group.Where(column => column.Sample is { Filled: > 0, HasNoFigures: true }))
                words.Ignore("The words stand beside figures, which say the score.");
        }
    }

    // "Movement" is the direction only where no column is surely that.
    void GiveWay()
    {
        var sure = columns.Where(column => column.Sureness == Sureness.Sure).SelectMany(column => column.Fields).ToHashSet();
        foreach (var column in columns.Where(column => column is { Sureness: Sureness.Likely, IsMapped: false }))
        {
            if (column.Fields is [var field] && sure.Contains(field)) column.Ignore("Another column surely holds that field.");
        }

        if (!sure.Contains(ImportField.ExemptParagraph)) return;
        foreach (var column in columns.Where(column => column.Is(ImportField.Exempt) && !column.IsMapped))
            column.Ignore("Another column surely holds that field.");
    }

    bool Has(ImportField field) => columns.Exists(column => column.Is(field));
}
