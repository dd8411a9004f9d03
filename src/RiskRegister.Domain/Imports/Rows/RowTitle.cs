using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>Reads title and description, which many registers have in one cell.</summary>
internal static partial class RowTitle
{
    /// <summary>Beside a title of its own the description is whole; else its first line is the title.</summary>
    public static (string Title, Cell<string?>? Description) Read(RowCells cells)
    {
        var titleCell = cells.Text(ImportField.Title);
        var descriptionCell = cells.Text(ImportField.Description);
        var first = (titleCell ?? descriptionCell)!.Value;
        string title;
        Cell<string?>? description;
        if (titleCell is { } own && cells.Draft.Has(ImportField.Description))
        {
            title = CellText.OnOneLine(own.Value);
            var isKept = cells.Mapping.BlankCells == BlankMeaning.Keep && cells.Draft.IsBlank(ImportField.Description);
            description = descriptionCell is { } beside && !isKept ? RowCells.Optional(beside) : null;

            // A row may have its text in the other column only.
            if (TextKey.IsInvisible(title) && description?.Value is not null)
                (title, description) = FirstLineOf(descriptionCell!.Value, isTitle: false);
        }
        else
        {
            if (!cells.Draft.IsOfOwnExport && SeveralTitles.AreIn(first.Value, first.Column)) AskWhetherSeveral(cells, first);
            (title, description) = FirstLineOf(first, isTitle: titleCell is not null);

            // A column of titles says nothing of descriptions, unless a cell holds one.
            if (titleCell is not null && description.Value is null) description = null;
        }

        var column = first.Column;
        if (TextKey.IsInvisible(title))
        {
            var draft = cells.Draft;
            var hasReference = !draft.IsBlank(ImportField.Reference) || !draft.IsBlank(ImportField.SourceReference);
            var hasScores = Array.Exists(DraftMaking.Scores, field => !draft.IsBlank(field));
            cells.Refuse(column, ImportCodes.TitleMissing, (hasReference, hasScores) switch
            {
                (true, _) => "The row has a reference but no title.",
                (_, true) => "The row has scores of its own, but neither reference nor title: write its title, or, where it goes on with "
                    + "the row above, leave its scores empty.",
                _ => "The row has neither reference nor title, and there is no row above for it to continue.",
            });
        }

        else if (!cells.Draft.IsOfOwnExport
            && KeptText.Of(title, ImportField.Description, isOfOwnExport: false) == KeptMeaning.Elsewhere)
        {
            // "As above", or the mark below what it repeats.
            cells.Refuse(column, ImportCodes.TitleMissing,
                $"\"{CellText.Shown(title)}\" is no title, but says where one is written: write it out.");
        }

        (title, description) = Shortened(cells, title, description, column);
        return (cells.Limited(title, EntryLimits.Title, column), description is { Value: { Length: > EntryLimits.Description } whole }
            ? description with { Value = cells.Limited(whole, EntryLimits.Description, description.Column) }
            : description);
    }

    static void AskWhetherSeveral(RowCells cells, HeadedText cell)
    {
        const string Mend = "refuse";
        var answer = cells.Ask(cell.Column, new ImportQuestion(
            $"several-titles:{Decisions.IdOf(cell.Column)}",
            ImportCodes.TitleMissing,
            $"\"{CellText.Shown(cell.Value)}\" stands in one cell under \"{CellText.Shown(cell.Column)}\": are its lines "
                + "entries of their own?",
            [
                new(Mend, "They are: the import is refused until the file has a row for each, with its own scores."),
                new("one", "They are one entry: the first line is its title, and the others are its description."),
            ]));
        cells.MayBeSeveral = answer is null or Mend;
        if (answer == Mend)
        {
            cells.Refuse(cell.Column, ImportCodes.TitleMissing,
                $"\"{CellText.Shown(cell.Value)}\" is several entries in one cell: write a row for each, with its own scores.");
        }
    }

    /// <summary>The owner that a line of the text beside the title names, "Owner: Head of ICT", and the text without that line.</summary>
    public static (string Owner, string? Others)? OwnerIn(string text)
    {
        if (!text.Contains("wner:", StringComparison.Ordinal)) return null;
        var lines = text.Split('\n');
        var found = lines.Index().Where(line => OwnerLine().IsMatch(line.Item)).ToArray();
        if (found is not [var (at, owner)]) return null;
        var rest = string.Join('\n', lines.Where((_, index) => index != at)).Trim();
        return (OwnerLine().Match(owner).Groups["owner"].Value.Trim(), rest.Length == 0 ? null : rest);
    }

    [GeneratedRegex(@"^\s*((risk|opportunity)\s+)?owner:\s*(?<owner>\S.{0,100})$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex OwnerLine();

    static (string Title, Cell<string?> Description) FirstLineOf(HeadedText cell, bool isTitle)
    {
        var text = cell.Value.Trim();
        if (EventOf(text) is { } happens) return (happens, RowCells.Optional(new HeadedText(text, cell.Column)));
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        while (isTitle && end > 0 && GoesOn(text, end)) end = text.IndexOf('\n', end + 1);
        var title = WithoutBullet(CellText.OnOneLine(end < 0 ? text : text[..end]));
        return (TitleLabel().Replace(title, "${name}"), RowCells.Optional(new HeadedText(end < 0 ? "" : text[end..], cell.Column)));
    }

    // A line that was only broken: no sentence ends, and the next line begins with a small letter that is no item's.
    static bool GoesOn(string text, int end)
    {
        var next = text.AsSpan(end).TrimStart();
        return text[end - 1] is not ('.' or ':' or ';' or '!' or '?') && next.Length > 1 && char.IsLower(next[0]) && char.IsLetter(next[1]);
    }

    // "Cause: …", "Event: …", "Effect: …", a line each: what happens is the title, and all of it the description, unless a name is first.
    static string? EventOf(string text)
    {
        if (!text.Contains('\n', StringComparison.Ordinal)) return null;
        var lines = text.Split('\n');
        if (IsName(lines[0])) return null;
        var parts = lines.Select(line => Part().Match(line)).Where(match => match.Success).ToArray();
        var happens = Array.Find(parts, part => part.Groups["event"].Success);
        return happens is null || !Array.Exists(parts, part => !part.Groups["event"].Success) ? null : happens.Groups["text"].Value.Trim();
    }

    // Not "Cause:" with its text below, "Category: Finance", "CR4" or "12".
    static bool IsName(string line) => TitleLabel().IsMatch(WithoutBullet(line))
        || (!Part().IsMatch(line) && !AnyLabel().IsMatch(line) && line.Any(char.IsLetter)
            && (!line.Any(char.IsDigit) || line.Trim().Contains(' ')));

    [GeneratedRegex(@"^((risk|opportunity) )?(title|headline) ?: ?(?<name>\S.*)$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex TitleLabel();

    [GeneratedRegex(@"^\P{L}*\p{L}[\p{L} /&'’()-]{0,40}:", RegexOptions.ExplicitCapture)]
    private static partial Regex AnyLabel();

    [GeneratedRegex(
        @"^\s*((?<event>(risk )?event|risk|threat)|(root )?causes?|triggers?|effects?|consequences?|impacts?)\s*[:–]\s*(?<text>\S.*)$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Part();

    static string WithoutBullet(string line) => ItemLines.Read(line) is { Length: > 0 } text ? text : line.Trim();

    // The first sentence, or as many words as a title may have, and all of it as the description.
    static (string Title, Cell<string?>? Description) Shortened(RowCells cells, string title, Cell<string?>? description, string column)
    {
        if (title.Length <= EntryLimits.Title || cells.Mapping.LongTitles == LongTitleMeaning.Refuse) return (title, description);
        var stop = title.IndexOf(". ", StringComparison.Ordinal);
        var first = stop is > 0 and < EntryLimits.Title ? title[..stop] : FirstWordsOf(title);
        cells.Report(column, ImportCodes.TitleShortened,
            $"The title is longer than {EntryLimits.Title} characters: \"{CellText.Shown(first)}\" is taken for it, and all of it "
            + "for the description.");
        var whole = description?.Value is { } rest ? $"{title}\n{rest}" : title;
        return (first, new(whole, description?.Column ?? column));
    }

    static string FirstWordsOf(string title)
    {
        var space = title.LastIndexOf(' ', EntryLimits.Title - 1);
        var first = title[..(space > EntryLimits.Title / 2 ? space : EntryLimits.Title - 1)];
        return (char.IsHighSurrogate(first[^1]) ? first[..^1] : first) + "…";
    }
}
