using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// A heading may say that the owner stands in brackets behind what the column holds: "Risk statement and (owner)", "Action (lead)", "Risk
/// and owner" where every cell ends with one, or that the day does, too: "Action (by whom; by when)". The column is parted, and it is
/// reported.
/// </summary>
internal sealed partial class OwnersInBrackets(HeadingNames names, List<ImportMessage> messages)
{
    const int LongestOwner = 80;
    const string None = "-";

    static readonly char[] Between = [',', ';', '/', '–'];

    public void Part(TableReading table)
    {
        for (var at = 0; table.Parts is [var part] && at < part.Headings.Count; at++)
        {
            if (HeadingAt(table, part, at) is not { } heading) continue;
            var said = heading.Groups["owner"].Value;

            // "Actions (with lead and date)" does not say how they stand there.
            var hasDay = !heading.Groups["with"].Success && HasDay(said);
            if (!hasDay && !Names(said)) continue;
            var text = heading.Groups["text"].Value;
            var field = names.MeaningOf(text) is { Family: ScoreFamily.None } meaning ? meaning.Field : default(ImportField?);
            if (field is not (ImportField.Title or ImportField.Description or ImportField.Actions or ImportField.Controls)) continue;
            if (hasDay && field != ImportField.Actions) continue;

            // "Controls (and owner)" does not either.
            if (field == ImportField.Controls && (heading.Groups["and"].Success || heading.Groups["with"].Success)) continue;
            string[] others = [OwnerOf(field.Value), .. hasDay ? new[] { "Due date" } : []];
            var place = at;
            if (part.Headings.Index().Any(other => other.Index != place && others.Any(own => IsSame(other.Item, own)))) continue;

            // Where a heading speaks of days, other brackets than those with days may be anything.
            if (!part.RowsOf(table.Source).Any(row => PartsOf(row, place, hasDay) is { } parts && HasAny(parts[^1]))) continue;
            messages.Report(table.Source.Name, table.Source.Rows[part.Heading].Number, part.Headings[at], ImportCodes.ColumnParted,
                $"The heading says that {(hasDay ? "owner and day stand" : "the owner stands")} in brackets: the column is read as "
                + $"\"{CellText.Shown(text)}\" and \"{string.Join("\" and \"", others)}\".");
            PartedColumn.Part(table, part, at, [text, .. others], row => PartsOf(row, place, hasDay));
        }
    }

    // Null where it says nothing of an owner, or nothing says where in the cells it stands, which is named.
    Match? HeadingAt(TableReading table, TablePart part, int at)
    {
        var heading = part.Headings[at];
        if (Heading().Match(heading) is { Success: true } inBrackets) return inBrackets;
        if (WithAnd().Match(heading) is not { Success: true } both || !Names(both.Groups["owner"].Value)
            || names.MeaningOf(both.Groups["text"].Value) is not { Field: ImportField.Title or ImportField.Description }) return null;
        if (EndInOwners(table, part, at)) return both;
        messages.Report(table.Source.Name, table.Source.Rows[part.Heading].Number, heading, ImportCodes.ColumnAssumed,
            "It is read as the text of the risks: where in the cells the owner stands is not told. Write it in brackets at the end of "
            + "each, or into a column of its own.");
        return null;
    }

    // Each cell that is an entry's.
    static bool EndInOwners(TableReading table, TablePart part, int at)
    {
        string[] cells = [.. part.RowsOf(table.Source).Where(row => !row.IsBlankAt(at) && !RowSigns.IsAlone(row, out _))
            .Select(row => row.Cells[at])];
        return cells.Length > 0 && Array.TrueForAll(cells, cell => ActionEnding.LastBracket(cell) is var (_, said)
            && said.Length <= LongestOwner && PeopleAndPosts.MayBeOne(said));
    }

    static string OwnerOf(ImportField field) => field switch
    {
        ImportField.Actions => "Action owner",
        ImportField.Controls => "Control owner",
        _ => "Owner",
    };

    bool Names(string owner) => names.MeaningOf(owner)?.Field is ImportField.Owners or ImportField.ActionOwners;

    // "By whom; by when".
    bool HasDay(string said) => said.Split([";", ",", "/", "&", " and "], StringSplitOptions.TrimEntries) is [var who, var when]
        && Names(who) && ActionText.SaysTheirDays($"Actions ({when})");

    bool IsSame(string heading, string owner) => names.MeaningOf(heading)?.Field == names.MeaningOf(owner)!.Field;

    // Null of a cell of which no line has any; a line without one has no owner.
    static string[]? PartsOf(SourceRow row, int at, bool hasDay)
    {
        if (row.IsBlankAt(at) || RowSigns.IsAlone(row, out _)) return null;
        var cell = CellText.WithPlainLineEnds(row.Cells[at]).Trim();
        string[] lines = IsOwnerAlone(cell) ? [cell] : cell.Split('\n');
        string[][] parted = [.. lines.Where(line => !TextKey.IsInvisible(line)).Select(line => Parted(line.Trim(), hasDay))];
        string[] parts =
            [.. Enumerable.Range(0, hasDay ? 3 : 2).Select(part => string.Join('\n', parted.Select(line => line[part])))];
        return parts[1..].Any(HasAny) ? parts : null;
    }

    // In a last line of its own, in brackets.
    static bool IsOwnerAlone(string cell) => cell.LastIndexOf('\n') is > 0 and var last
        && cell.AsSpan(last + 1).TrimStart() is ['(' or '[', ..] && ActionEnding.LastBracket(cell) is var (before, _)
        && before.Length <= last;

    static bool HasAny(string lines) => lines.Split('\n').Any(line => line != None);

    static string[] Parted(string line, bool hasDay)
    {
        string[] without = hasDay ? [line, None, None] : [line, None];
        if (ActionEnding.LastBracket(line) is not var (text, said) || said.Length > LongestOwner) return without;
        if (hasDay && ActionText.OwnerAndDay(said) is var (owner, day)) return [text, owner ?? None, RegisterWording.Day(day)];
        if (hasDay && DueText.SaysNone(said)) return [text, None, said];
        if (hasDay && OwnerBesideWhen(said) is var (who, when)) return [text, who, when];
        if (said.AsSpan().ContainsAnyInRange('0', '9')) return without;
        return hasDay ? [text, said, None] : [text, said];
    }

    // "Tree Officer, ongoing", "CFO/TBC", "CFO/Mar 27": a day, or what says that there is none, behind a sign that no space need follow.
    static (string Owner, string When)? OwnerBesideWhen(string said)
    {
        for (var at = said.AsSpan().IndexOfAny(Between); at > 0; at = said.IndexOfAny(Between, at + 1))
        {
            var when = said[(at + 1)..].Trim();
            if (DateText.Read(when) is { } day) return (said[..at].TrimEnd(), RegisterWording.Day(day));
            if (DueText.SaysNone(when)) return (said[..at].TrimEnd(), when);
        }

        return null;
    }

    [GeneratedRegex(
        @"^(?<text>[^()\[\]]{3,60}?)(\s+and|\s*[&,/+])?"
            + @"\s*[(\[]\s?(((?<and>and)|(?<with>with))\s)?(the\s|its\s)?(?<owner>[^()\[\]]{2,40}?)\s?[)\]]$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Heading();

    // "Risk & owner", "Risk description / lead".
    [GeneratedRegex(@"^(?<text>[^()\[\]&/]{3,60}?)\s*(&|/|\sand\s)\s*(risk\s)?(?<owner>[^()\[\]&/]{2,40})$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex WithAnd();
}
