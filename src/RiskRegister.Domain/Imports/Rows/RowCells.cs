namespace RiskRegister.Domain.Imports;

/// <summary>The cells of one entry as texts that can be stored; whatever is wrong with one refuses the row, or is asked.</summary>
internal sealed class RowCells(RowDraft draft, Decisions decisions, List<ImportMessage> messages, KeptCells kept)
{
    readonly bool mayHaveErrors = draft.MayHaveErrors();

    public RowDraft Draft => draft;

    public Decisions Decisions => decisions;

    public ImportMapping Mapping => decisions.Mapping;

    /// <summary>Something was wrong, or is in question.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>Its lines may be entries of their own, each with a line of the scores.</summary>
    public bool MayBeSeveral { get; set; }

    /// <summary>The row is exempt, and the file does not say under which paragraph.</summary>
    public bool NamesNoParagraph { get; set; }

    /// <summary>The row is taken for exempt until it is answered whether it is.</summary>
    public bool IsExemptionAsked { get; set; }

    /// <summary>
    /// Every text of a row goes through here, so that nothing unstorable gets past; null where there is none that would change what is
    /// known.
    /// </summary>
    public HeadedText? Text(ImportField field)
    {
        if (!draft.Has(field)) return null;
        if (draft.IsBlank(field) && Mapping.BlankCells == BlankMeaning.Keep && field is not (ImportField.Title or ImportField.Description))
            return null;
        var text = draft.TextOf(field);
        var heading = draft.HeadingOf(field);
        if (KeptText.Of(text, field, draft.IsOfOwnExport, draft.Layout.KeptCodes) is var meaning and not KeptMeaning.None
            && !IsTitle(field))
        {
            kept.Add(draft.Number, heading, text, meaning);
            return null;
        }

        if (IsErrorValue(field, text))
        {
            if (Mapping.ErrorValues == ErrorMeaning.Blank) return new HeadedText("", heading);
            RefuseErrorValue(heading, text);
            return new HeadedText("", heading);
        }

        if (RemarkOf(field).Is(CellMarks.NotCalculated))
        {
            Refuse(heading, ImportCodes.FormulaNotCalculated,
                "The cell has a formula of which the file stores no value: open the file in a spreadsheet program, save it, and import it "
                + "again.");
        }

        if (!draft.MayHaveFault || CellText.FaultIn(text) is not { } fault) return new HeadedText(text, heading);
        Refuse(heading, fault, fault == ImportCodes.ControlCharacter
            ? "The cell has a control character other than a line break or tab."
            : "The cell has half a surrogate pair.");
        return new HeadedText(CellText.Storable(text), heading);
    }

    /// <summary>Names a cell of which every line says that what is known stays.</summary>
    public void Keep(ImportField field, HeadedText cell) =>
        kept.Add(draft.Number, draft.HeadingOf(field), CellText.OnOneLine(cell.Value), KeptMeaning.Unchanged);

    // What stands in the place of a title is one.
    bool IsTitle(ImportField field) => field == ImportField.Description && draft.IsBlank(ImportField.Title);

    public string TextOrEmpty(ImportField field) => Text(field)?.Value ?? "";

    public CellRemark RemarkOf(ImportField field) => draft.Remarks?.GetValueOrDefault(field) ?? CellRemark.None;

    /// <summary>One line, or null where the cell says that there is nothing.</summary>
    public Cell<string?>? Line(ImportField field, int longest)
    {
        if (Text(field) is not { } cell) return null;
        var line = CellText.OnOneLine(cell.Value);
        var isNothing = line.Length == 0 || (!draft.IsOfOwnExport && ItemLines.IsNone(line));
        return new(isNothing ? null : Limited(line, longest, cell.Column), cell.Column);
    }

    public Cell<IReadOnlyList<string>>? Items(ImportField field, int longest, int most)
    {
        if (Text(field) is not { } cell) return null;
        if (field == ImportField.Controls)
        {
            if (SaysThereIsNone(cell, ImportCodes.ControlUnreadable)) return new([], cell.Column);
            cell = Unbroken(cell, field);
        }

        Func<string, IReadOnlyList<string>> read = draft.IsOfOwnExport ? OwnExportText.Lines : ItemLines.OfTexts;
        return IsWithin(cell.Value, longest, most)
            ? new(new CellItems<string>(cell.Value, read), cell.Column)
            : LimitedList(read(cell.Value), longest, most, cell.Column);
    }

    /// <summary>Whether a cell of items has but words that there is none, which is then named.</summary>
    public bool SaysThereIsNone(HeadedText cell, string code)
    {
        if (draft.IsOfOwnExport || !ItemLines.SaysThereIsNone(cell.Value)) return false;
        Report(cell.Column, code, $"\"{CellText.Shown(cell.Value)}\" names none: nothing is read.");
        return true;
    }

    /// <summary>
    /// A cell of actions or controls with a line for each; where it cannot be told which lines go on with the one above, it is asked once
    /// a column.
    /// </summary>
    public HeadedText Unbroken(HeadedText cell, ImportField items)
    {
        if (!draft.MayBeBroken(items, cell.Value)) return cell;
        if (BrokenLines.Unclear(cell.Value, items == ImportField.Actions, out var joined) is not var (above, line))
            return cell with { Value = draft.JoinedUnlessBeside(items, cell.Value, joined) };
        var answer = AskAboutLines(cell.Column, items, above, line);
        return cell with { Value = draft.Unbroken(items, answer == "together") };
    }

    string? AskAboutLines(string column, ImportField items, string above, string line)
    {
        var item = items == ImportField.Actions ? "an action" : "a control";
        return Ask(column, new ImportQuestion(
            $"lines:{Decisions.IdOf(column)}",
            items == ImportField.Actions ? ImportCodes.ActionUnreadable : ImportCodes.ControlUnreadable,
            $"In \"{column}\" some lines may go on with the line above, or be {item} of their own, as \"{CellText.Shown(line)}\" below "
                + $"\"{CellText.Shown(above)}\": which is it?",
            [
                new("together", "They go on with the line above."),
                new("apart", $"Each is {item} of its own."),
            ],
            BrokenLines.IsLikelyApart(line, above) ? "apart" : "together"));
    }

    /// <summary>Whether a cell has no more lines than it may have items, and none of them can be too long.</summary>
    public bool IsWithin(string cell, int longest, int most) => cell.Length <= longest
        && ((draft.Traits.HasFlag(CellTraits.Plain) && most >= PlainText.Lines) || cell.AsSpan().Count('\n') < most);

    public static Cell<string?> Optional(HeadedText cell) => new(TextKey.IsInvisible(cell.Value) ? null : cell.Value.Trim(), cell.Column);

    public Cell<IReadOnlyList<string>> LimitedList(IReadOnlyList<string> items, int longest, int most, string column)
    {
        if (items.Count > most)
            Refuse(column, ImportCodes.TooManyItems, $"The cell has {items.Count} items; an entry has at most {most}.");
        return new(AreWithin(items, longest, most) ? items : Cut(items, longest, most, column), column);
    }

    string[] Cut(IReadOnlyList<string> items, int longest, int most, string column) =>
        [.. items.Take(most).Select(item => Limited(item, longest, column))];

    static bool AreWithin(IReadOnlyList<string> items, int longest, int most)
    {
        if (items.Count > most) return false;
        for (var at = 0; at < items.Count; at++)
        {
            if (items[at].Length > longest) return false;
        }

        return true;
    }

    public string Limited(string text, int longest, string? column)
    {
        if (text.Length <= longest) return text;
        Refuse(column, ImportCodes.TooLong, $"\"{CellText.Shown(text)}\" has {text.Length} characters; at most {longest} are kept.");
        return text[..longest];
    }

    /// <summary>The choice that was made; null refuses the row until one is.</summary>
    public string? Ask(string? column, ImportQuestion question)
    {
        var answer = decisions.Ask(question with { Table = draft.Table, Row = draft.Number, Column = column });
        if (answer is null) IsRefused = true;
        return answer;
    }

    /// <summary>The same of a text, for which the answer is: <see cref="TextQuestions.Ask"/>.</summary>
    public string? AskOfText(string? column, ImportQuestion question, string text, string safe)
    {
        var answer = decisions.AskOfText(question with { Table = draft.Table, Row = draft.Number, Column = column }, text, safe);
        if (answer is null) IsRefused = true;
        return answer;
    }

    public void RefuseUntilAnswered() => IsRefused = true;

    public void Refuse(string? column, string code, string message)
    {
        IsRefused = true;
        messages.Add(new(draft.Table, draft.Number, column, code, message, ImportSeverity.Refused));
    }

    public void Report(string? column, string code, string message) =>
        messages.Add(new(draft.Table, draft.Number, column, code, message, ImportSeverity.Reported));

    bool IsErrorValue(ImportField field, string text) => mayHaveErrors
        && (RemarkOf(field).Is(CellMarks.Error) || CellText.IsErrorValue(text));

    void RefuseErrorValue(string heading, string text)
    {
        if (Mapping.ErrorValues == ErrorMeaning.Refuse)
        {
            Refuse(heading, ImportCodes.CellError, $"The cell holds the error {CellText.Shown(text)}.");
            return;
        }

        Ask(heading, new ImportQuestion(
            "error-values",
            ImportCodes.CellError,
            $"The cell holds the error {CellText.Shown(text)}, which a formula leaves that failed: what is it read as?",
            [new("blank", "As an empty cell, here and elsewhere in the import."),
                new("refuse", "The import is refused until the file is mended.")]));
        IsRefused = true;
    }
}

/// <summary>What a row has in a column that is present.</summary>
internal readonly record struct HeadedText(string Value, string Column);
