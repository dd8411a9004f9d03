namespace RiskRegister.Domain.Imports;

/// <summary>
/// A register may be spread over several tables, each with some of the columns of the same entries: what they are in one, their scores in
/// another, their actions in a third. Such tables are asked about, and become one by their references, or by titles where there are none.
/// </summary>
internal sealed class SpreadRegister(
    HeadingNames names, Decisions decisions, Func<SourceTable, TableMapping?> mappingOf, List<ImportMessage> messages)
{
    const int MostOthers = 10;
    const int MostCells = 2_000_000;

    /// <summary>The tables with one in the place of those that are one register.</summary>
    public IReadOnlyList<TableReading> Join(IReadOnlyList<TableReading> tables)
    {
        TablePiece[] pieces = [.. tables.Where(table => table.IsRead)
            .SelectMany(table => table.Parts.SelectMany(part => PiecesOf(table, part)))];
        if (pieces.Length < 2) return tables;
        var whole = new Dictionary<TablePiece, TableReading>();
        var (taken, apart) = (new HashSet<TablePiece>(), new HashSet<TablePiece>());
        foreach (var first in pieces)
        {
            if (!IsFree(first) || first.TitleField is null) continue;
            if (Array.Exists(pieces, other => other != first && IsFree(other) && IsRegisterOf(first, other))) continue;
            TablePiece[] others = [.. pieces.Where(other => other != first && IsFree(other) && Completes(first, other)).Take(MostOthers)];
            if (others.Length == 0 || JoinedTables.CellsOf(first, others) > MostCells) continue;
            var areOne = AreOne(first, others);
            (areOne ? taken : apart).UnionWith([first, .. others]);
            if (areOne) whole[first] = new JoinedTables(first, others, names, decisions.Mapping, messages).Join();
        }

        return [.. tables.SelectMany(table => Left(table, [.. pieces.Where(piece => piece.Table == table)], whole, taken))];

        bool IsFree(TablePiece piece) => !taken.Contains(piece) && !apart.Contains(piece);
    }

    // One piece for a part; or one for each column of references, where those stand side by side in an order of their own.
    IEnumerable<TablePiece> PiecesOf(TableReading table, TablePart part)
    {
        var references = KeysOf(part, ImportField.Reference) is { Length: > 0 } keys ? keys : KeysOf(part, ImportField.Title);
        if (references.Length == 0) yield break;
        var sideways = references.Select((at, index) => new TablePiece(
            table, part, index == 0 ? 0 : at, index + 1 < references.Length ? references[index + 1] : null, at, names)
        {
            IsSideways = true,
        }).ToArray();
        var isApart = references.Length > 1 && !IsAligned(sideways)
            && (Array.TrueForAll(sideways, piece => piece is { HasScore: true, TitleField: not null })
                || sideways.Skip(1).All(other => Completes(sideways[0], other)));
        if (isApart) foreach (var piece in sideways) yield return piece;
        else yield return new TablePiece(table, part, 0, null, references[0], names);
    }

    int[] KeysOf(TablePart part, ImportField field)
    {
        int[] all = [.. Enumerable.Range(0, part.Headings.Count)
            .Where(at => names.MeaningOf(part.Headings[at]) is { Family: ScoreFamily.None } meaning && meaning.Field == field)];
        return [.. all.Where(at => HeadingNames.FoldedHeading(part.Headings[at]) == HeadingNames.FoldedHeading(part.Headings[all[0]]))];
    }

    // Where every row has one reference throughout, the tables are one already.
    static bool IsAligned(TablePiece[] pieces) => pieces[0].Rows.All(row => pieces.Skip(1)
        .All(piece => piece.IsBlank(row) || piece.KeyOf(row) == pieces[0].KeyOf(row)));

    // Complementary: none of the scores twice, unless they are the same, something that the first lacks, and the references, with their
    // titles, are the first's.
    static bool Completes(TablePiece first, TablePiece other)
    {
        if (first.TitleField is not { } title || first.Has(ImportField.Id) || other.Has(ImportField.Id)) return false;
        if (first.IsKnownByTitle != other.IsKnownByTitle) return false;
        var (fields, others) = (first.Fields, other.Fields);
        if (others.All(field => Says(first, field))) return false;
        var shared = other.RowsByReference.Keys.Where(first.RowsByReference.ContainsKey).ToArray();
        if (shared.Length == 0 || shared.Length * 2 < other.RowsByReference.Count) return false;
        if (first.HasRepeatedReferences) return false;
        var arePeriods = PeriodNames.IsIn(first.Name) && PeriodNames.IsIn(other.Name);
        if (others.Any(field => field.Family != ScoreFamily.None && fields.Contains(field)
            && (arePeriods || !first.SaysTheSame(other, field)))) return false;
        return other.TitleField != title || shared.Count(key => TitleOf(first, key) == TitleOf(other, key)) * 2 >= shared.Length;

        string TitleOf(TablePiece piece, string key) =>
            TextKey.Of(TablePiece.CellOf(piece.RowsByReference[key][0], piece.IndexOf(title)!.Value));
    }

    // An index, or a list of the top risks, of which another table has all entries, and says as much of them or is the longer one.
    // What the columns are is looked at first: that is done without the rows.
    static bool IsRegisterOf(TablePiece list, TablePiece other)
    {
        if (other.TitleField is null || other.IsKnownByTitle != list.IsKnownByTitle) return false;
        var saysAsMuch = other.Fields.Count > list.Fields.Count && list.Fields.All(field => Says(other, field));
        return (saysAsMuch || (Completes(other, list) && other.RowsByReference.Count > list.RowsByReference.Count))
            && !other.HasRepeatedReferences && list.RowsByReference.Keys.All(other.RowsByReference.ContainsKey);
    }

    // Two factors say their score, and a score that is not said to be one of two is one of those.
    static bool Says(TablePiece piece, (ImportField Field, ScoreFamily Family) said) => piece.Fields.Contains(said)
        || (said is (ImportField.Score, ScoreFamily.Plain) && piece.HasScore)
        || (said.Field == ImportField.Score && piece.Fields.Contains((ImportField.Likelihood, said.Family))
            && piece.Fields.Contains((ImportField.Impact, said.Family)));

    bool AreOne(TablePiece first, TablePiece[] others)
    {
        var shown = string.Join(", ", others.Prepend(first).Select(piece =>
            $"\"{CellText.Shown(piece.Name)}\" (row {piece.Heading.Number}{(piece.IsSideways ? $", columns {piece.Letters}" : "")})"));
        return decisions.Ask(new ImportQuestion(
            $"one-register:{Decisions.IdOf(first.Name)}",
            ImportCodes.TablesSpread,
            $"{shown}: these tables name the same entries. Are they one register, of which each has some columns?",
            [
                new("join", "They are: an entry has what all of them say of it."),
                new("apart", "They are not: each is read by itself."),
            ],
            "join", others[0].Source.Name, others[0].Heading.Number)) != "apart";
    }

    IEnumerable<TableReading> Left(
        TableReading table, TablePiece[] pieces, Dictionary<TablePiece, TableReading> whole, HashSet<TablePiece> taken)
    {
        if (!Array.Exists(pieces, piece => piece.IsSideways || taken.Contains(piece)))
        {
            yield return table;
            yield break;
        }

        foreach (var part in table.Parts)
        {
            var own = Array.FindAll(pieces, piece => piece.Part == part);
            if (own.Length == 0) yield return Alone(table, part, 0, int.MaxValue, $"row {table.Source.Rows[part.Heading].Number}");
            foreach (var piece in own)
            {
                if (whole.TryGetValue(piece, out var joined)) yield return joined;
                else if (!taken.Contains(piece))
                    yield return Alone(table, part, piece.First, piece.End,
                        piece.IsSideways ? $"columns {piece.Letters}" : $"row {piece.Heading.Number}");
            }
        }
    }

    TableReading Alone(TableReading table, TablePart part, int first, int end, string place)
    {
        var source = table.Source;
        var rows = source.Rows.Take(part.End).Skip(part.Heading).Select(row => JoinedTables.Cut(row, first, end)).ToArray();
        var headings = part.Headings.Take(end).Skip(first).ToArray();
        var cut = source with
        {
            Name = $"{source.Name} ({place})",
            Title = source.Title is null ? null : $"{source.Title} ({place})",
            Rows = rows,
            IsRearranged = source.IsRearranged || first > 0,
            HiddenColumns = source.HiddenColumns.Where(at => at >= first && at < end).Select(at => at - first).ToHashSet(),
        };
        return new TableReading(cut, mappingOf(cut))
        {
            Parts =
            [
                new TablePart(0, part.First - part.Heading, headings) { End = rows.Length, Caption = TablePiece.CaptionOf(table, part) },
            ],
        };
    }
}
