using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// A heading may say that the owner stands in brackets behind what the column holds: "Risk statement and (owner)", "Action (lead)". The
/// column is parted into two, and it is reported.
/// </summary>
internal sealed partial class OwnersInBrackets(HeadingNames names, List<ImportMessage> messages)
{
    const int LongestOwner = 80;

    public void Part(TableReading table)
    {
        for (var at = 0; table.Parts is [var part] && at < part.Headings.Count; at++)
        {
            if (Heading().Match(part.Headings[at]) is not { Success: true } heading || !Names(heading.Groups["owner"].Value)) continue;
            var text = heading.Groups["text"].Value;
            var field = names.MeaningOf(text) is { Family: ScoreFamily.None } meaning ? meaning.Field : default(ImportField?);
            if (field is not (ImportField.Title or ImportField.Description or ImportField.Actions)) continue;
            var owner = field == ImportField.Actions ? "Action owner" : "Owner";
            var place = at;
            if (part.Headings.Index().Any(other => other.Index != place && IsSame(other.Item, owner))) continue;
            if (!part.RowsOf(table.Source).Any(row => OwnersOf(row, place) is not null)) continue;
            messages.Report(table.Source.Name, table.Source.Rows[part.Heading].Number, part.Headings[at], ImportCodes.ColumnParted,
                $"The heading says that the owner stands in brackets: the column is read as \"{CellText.Shown(text)}\" and \"{owner}\".");
            PartedColumn.Part(table, part, at, [text, owner], row => OwnersOf(row, place));
        }
    }

    bool Names(string owner) => names.MeaningOf(owner)?.Field is ImportField.Owners or ImportField.ActionOwners;

    bool IsSame(string heading, string owner) => names.MeaningOf(heading)?.Field == names.MeaningOf(owner)!.Field;

    // Null of a cell of which no line has one; a line without one has no owner.
    static string[]? OwnersOf(SourceRow row, int at)
    {
        if (row.IsBlankAt(at) || RowSigns.IsAlone(row, out _)) return null;
        var lines = CellText.WithPlainLineEnds(row.Cells[at]).Trim().Split('\n');
        (string Text, string Owner)[] parted = [.. lines.Where(line => !TextKey.IsInvisible(line)).Select(Parted)];
        if (Array.TrueForAll(parted, line => line.Owner == "-")) return null;
        return [string.Join('\n', parted.Select(line => line.Text)), string.Join('\n', parted.Select(line => line.Owner))];
    }

    static (string Text, string Owner) Parted(string line) => ActionEnding.LastBracket(line.Trim()) is var (text, owner)
        && owner.Length <= LongestOwner && !owner.AsSpan().ContainsAnyInRange('0', '9') ? (text, owner) : (line.Trim(), "-");

    [GeneratedRegex(
        @"^(?<text>[^()\[\]]{3,60}?)(\s+and|\s*[&,/+])?\s*[(\[]\s?((and|with)\s)?(the\s|its\s)?(?<owner>[^()\[\]]{2,40}?)\s?[)\]]$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Heading();
}
