namespace RiskRegister.Domain.Imports;

/// <summary>Reads whether a row is open to press and public. A row that says it is exempt is never stored as one that is not.</summary>
internal sealed class RowExemption(ImportMapping mapping)
{
    // Where no column says it.
    const string Heading = "Exempt";
    const string Blank = "blank";
    const string Yes = "exempt";
    const string Open = "open";
    const int LongestBeginning = 120;

    // What names of services and types say, and what headings ask, which are the same again and again.
    readonly RememberedCells<(string Text, ExemptTitle Said)?> names = new(Beginning);
    readonly RememberedCells<ExemptSense> senses =
        new(heading => FlagAnswers.SenseOf(mapping, heading) ?? ExemptHeading.SenseOf(heading));

    public Cell<Exemption?>? Read(RowCells cells, string title)
    {
        var own = Own(cells);
        if (own?.Value is not null) return own;
        if (cells.Draft.SaidExempt is { } above)
        {
            if (own is not null && !cells.Draft.IsBlank(ImportField.Exempt))
            {
                cells.Report(own.Column, ImportCodes.RowsExempt,
                    $"\"{CellText.Shown(cells.Draft.TextOf(ImportField.Exempt))}\" stands below \"{CellText.Shown(above.Text)}\": the row "
                    + "is exempt.");
            }

            cells.IsExemptionAsked = above.IsAsked;
            return Exempt(cells, null, "", own?.Column ?? Heading);
        }

        if (cells.Draft.IsOfOwnExport || SaidIn(cells, title) is not { } said) return own;
        return Exempt(cells, said.Paragraph, "", own?.Column ?? Heading);
    }

    // The title, or the beginning of another text; what one means that is answered is not what others mean.
    ExemptTitle? SaidIn(RowCells cells, string title)
    {
        if (ExemptTitle.Of(title) is { } own && AskTitle(cells, title)) return own;
        return Said(Beginning(cells.Draft.TextOf(ImportField.Description))) ?? Said(Beginning(Narrative()))
            ?? Said(names.Of(cells.Draft.TextOf(ImportField.Types))) ?? Said(names.Of(cells.Draft.TextOf(ImportField.Service)));

        // What comments say is asked about by their column.
        string Narrative() => UpdateColumns.AreHeaded(cells.Draft.HeadingOf(ImportField.Narrative)) ? ""
            : cells.Draft.TextOf(ImportField.Narrative);

        ExemptTitle? Said((string Text, ExemptTitle Said)? text) =>
            text is var (beginning, said) && AskTitle(cells, beginning) ? said : null;
    }

    // What the beginning of a text says of who may see it; null where it says nothing.
    static (string Text, ExemptTitle Said)? Beginning(string text)
    {
        var beginning = text.AsSpan(0, Math.Min(text.Length, LongestBeginning));
        if (!ExemptTitle.MayBe(beginning)) return null;
        if (beginning.IndexOfAny('\n', '.') is >= 0 and var end && !IsOfNumber(beginning[end..])) beginning = beginning[..end];
        return ExemptTitle.Of(beginning.ToString()) is { } said ? (beginning.ToString(), said) : null;
    }

    // "CONFIDENTIAL: No. 5 Mill Street".
    static bool IsOfNumber(ReadOnlySpan<char> stop) => stop is ['.', ' ', >= '0' and <= '9', ..];

    // What the row's own cells say.
    Cell<Exemption?>? Own(RowCells cells)
    {
        Cell<Exemption?>? open = null;
        if (cells.Text(ImportField.ExemptParagraph) is { } paragraph)
        {
            var reason = cells.Text(ImportField.ExemptReason)?.Value.Trim() ?? "";
            if (!SaysNone(cells, paragraph)) return Exempt(cells, paragraph.Value.Trim(), reason, paragraph.Column);
            if (reason.Length > 0) return Exempt(cells, ExemptText.ParagraphIn(reason), reason, paragraph.Column);
            open = new(null, paragraph.Column);
        }
        else if (cells.Text(ImportField.ExemptReason) is { } only)
        {
            if (!TextKey.IsInvisible(only.Value))
            {
                var ofMark = cells.Text(ImportField.Exempt) is { } mark ? Said(mark).Paragraph : null;
                return Exempt(cells, ExemptText.ParagraphIn(only.Value) ?? ofMark, only.Value.Trim(), only.Column);
            }

            open = new(null, only.Column);
        }

        if (cells.Text(ImportField.Exempt) is not { } cell) return open;
        if (cells.Draft.IsOfOwnExport && open is not null) return open;
        if (cells.Draft.Layout.ColumnsOfExemption.Count > 0) cell = Telling(cells);
        var (isExempt, said) = Said(cell);
        if (isExempt is null && cells.Draft.SaidExempt is not null && TextKey.IsInvisible(cell.Value)) return new(null, cell.Column);
        if (isExempt is null)
        {
            isExempt = Ask(cells, cell);
            cells.IsExemptionAsked = isExempt is null;
        }

        return isExempt == false ? new(null, cell.Column) : Exempt(cells, said, "", cell.Column);
    }

    (bool? IsExempt, string? Paragraph) Said(HeadedText cell)
    {
        var read = ExemptText.Read(cell.Value, senses.Of(cell.Column));
        return read.IsExempt is null && IsParagraph(cell) ? (true, cell.Value.Trim()) : read;
    }

    // Of several columns the cell that says the row is exempt, at best with its paragraph; else one of which it is unclear, else one that
    // says it is not. Only where all are empty does one of those count.
    HeadedText Telling(RowCells cells)
    {
        HeadedText[] all = [.. cells.Draft.SaidOfExemption()];
        var filled = Array.FindAll(all, cell => !TextKey.IsInvisible(cell.Value));
        if (filled.Length == 0) return all.OrderBy(cell => Said(cell).IsExempt is null).First();
        var told = filled.OrderBy(RankOf).ToArray();
        var open = Array.FindLast(told, cell => Said(cell).IsExempt == false);
        if (open.Column is not null && Said(told[0]).IsExempt == true)
        {
            cells.Report(told[0].Column, ImportCodes.RowsExempt,
                $"\"{CellText.Shown(told[0].Value)}\" stands under \"{told[0].Column}\" and \"{CellText.Shown(open.Value)}\" under "
                + $"\"{open.Column}\": the row is exempt.");
        }

        return told[0];

        int RankOf(HeadedText cell) => Said(cell) switch
        {
            (true, not null) => 0,
            (true, null) => 1,
            (null, _) => 2,
            _ => 3,
        };
    }

    // "1" below "Exempt para".
    static bool IsParagraph(HeadedText cell) => cell.Value.Trim() is [>= '1' and <= '7']
        && HeadingNames.FoldedHeading(cell.Column) is var heading && heading.Contains("para", StringComparison.Ordinal);

    static bool SaysNone(RowCells cells, HeadedText paragraph) => TextKey.IsInvisible(paragraph.Value)
        || (!cells.Draft.IsOfOwnExport && ExemptText.Read(paragraph.Value).IsExempt == false);

    static bool? Ask(RowCells cells, HeadedText cell) => cells.Ask(cell.Column, new ImportQuestion(
        $"exempt:{(TextKey.IsInvisible(cell.Value) ? Blank : Decisions.IdOfWhole(cell.Value))}",
        ImportCodes.ExemptUnclear,
        TextKey.IsInvisible(cell.Value)
            ? $"Nothing stands under \"{cell.Column}\": may press and public see such a row?"
            : $"\"{CellText.Shown(cell.Value)}\" stands under \"{cell.Column}\": may press and public see such a row?",
        [new(Open, "They may."), new(Yes, "They may not: it is kept out of the public edition.")])) switch
    {
        Open => false,
        Yes => true,
        _ => null,
    };

    static bool AskTitle(RowCells cells, string title)
    {
        var answer = cells.AskOfText(HeadingOfTitle(cells), new ImportQuestion(
            "exempt-titles",
            ImportCodes.ExemptUnclear,
            $"\"{CellText.Shown(title)}\" says of its row that it is exempt: may press and public see such rows?",
            [new(Yes, "They may not: they are kept out of the public edition."), new(Open, "They may: the words mean something else.")],
            Yes), title, Yes);
        cells.IsExemptionAsked = answer is null;
        return answer != Open;
    }

    static string HeadingOfTitle(RowCells cells) => cells.Draft.HeadingOf(cells.Draft.Layout.TitleField);

    static Cell<Exemption?> Exempt(RowCells cells, string? paragraph, string reason, string column)
    {
        paragraph ??= cells.Draft.SaidExempt?.Paragraph;
        cells.NamesNoParagraph = paragraph is null;
        paragraph ??= cells.Mapping.ExemptParagraph;
        if (reason.Length == 0) reason = ExemptText.NoReason;
        return new(
            new Exemption(cells.Limited(paragraph ?? "", EntryLimits.ExemptionParagraph, column),
                cells.Limited(reason, EntryLimits.ExemptionReason, column)),
            column);
    }
}
