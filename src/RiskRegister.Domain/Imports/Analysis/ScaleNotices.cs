using System.Globalization;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// What a file says of its scales beside its headings: "scored 1 to 10", "4 x 4 matrix", "1 = certain, 5 = rare", in lines around its
/// tables, in rows above headings and on sheets that are no register. Whether figures count as they are is asked, once for all of it.
/// </summary>
internal sealed partial class ScaleNotices(Decisions decisions)
{
    const int Longest = 400;
    const int MostRows = 60;
    const int MostCells = 4;
    const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase;

    /// <param name="read">All tables of the files, with those that are left out.</param>
    /// <param name="tables">Those that were found in them.</param>
    public void Ask(IEnumerable<SourceTable> read, IReadOnlyList<TableReading> tables)
    {
        if (ScaleQuestions.AreSaid(decisions.Mapping)) return;
        if (!tables.Any(table => table.IsRead && table.Parts.Any(part => part.Layout!.HasAnyScore))) return;
        var above = tables.Where(table => table.IsRead).GroupBy(table => table.Source.Name, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().Parts[0].Heading, StringComparer.Ordinal);
        foreach (var table in read)
        {
            var rows = above.TryGetValue(table.Name, out var heading) ? heading : MostRows;
            if (TextsOf(table, rows).FirstOrDefault(SaysOtherScale) is not { } text) continue;
            decisions.Ask(ScaleQuestions.OfOwn(text, $"\"{CellText.Shown(text)}\" says how scores are given", table.Name, null, null));
            return;
        }
    }

    static IEnumerable<string> TextsOf(SourceTable table, int rows) =>
        [table.Title ?? "", .. table.Above, .. table.Behind, .. table.Rows.Take(Math.Min(rows, MostRows)).Select(TextOf)];

    // "1 | Almost certain" as one text; rows of more cells are no notes.
    static string TextOf(SourceRow row)
    {
        var filled = row.Cells.Where(cell => !TextKey.IsInvisible(cell)).Distinct(StringComparer.Ordinal).Take(MostCells + 1).ToArray();
        return filled.Length > MostCells ? "" : string.Join(" | ", filled.Select(cell => cell.Trim()));
    }

    static bool SaysOtherScale(string text)
    {
        if (text.Length is 0 or > Longest) return false;
        if (Turned().IsMatch(text)) return true;
        foreach (Match match in Scored().Matches(text))
        {
            var highest = match.Groups["of"] is { Success: true } of ? Figure(of)
                : Figure(match.Groups["first"]) * Figure(match.Groups["second"]);
            if (highest is not (Score.Highest or Score.Highest * Score.Highest) && highest > 1) return true;
        }

        return false;
    }

    static int Figure(Group group) => group.Success ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 0;

    // Whichever end is the worst: a step with its name, alone in its row or with the other end.
    [GeneratedRegex(
        @"^\W*1\s*[|=:.–-]\s*(almost\s+certain|very\s+likely|certain|catastrophic|severe|critical|extreme|highest|worst)\b"
            + @"|^\W*5\s*[|=:.–-]\s*(rare|remote|very\s+unlikely|negligible|insignificant|minor|lowest)\b"
            + @"|\b1\s*(=|:|is|\(|[-–])?\s*\(?(the\s+)?(almost\s+certain|certain|catastrophic|severe|critical|high(est)?|worst)\b"
            + @".{0,60}\b5\s*(=|:|is|\(|[-–])?\s*\(?(the\s+)?(rare|remote|negligible|insignificant|minor|low(est)?|best)\b"
            + @"|\b(scores?|figures?|numbers?)\W.{0,30}\blower\s+(is|=|means)\s+(worse|higher)",
        Options)]
    private static partial Regex Turned();

    [GeneratedRegex(
        @"\b(scored|rated|assessed|measured|scales?)\b[^.;]{0,30}\b[01]\s*(-|–|to)\s*(?<of>[0-9]{1,3})\b"
            + @"|\b(scor(e|es|ed|ing)|ratings?|matrix|likelihood|impact)\b[^.;]{0,40}"
            + @"\b(out\s+of|max(imum)?\.?(\s+of)?)\s+(?<of>[0-9]{1,3})\b"
            + @"|\b(?<first>[0-9])\s*[x×]\s*(?<second>[0-9])\s+(risk\s+)?(scoring\s+)?(matrix|grid|scale)\b"
            + @"|\bmatrix\b\W{0,3}(is\s+)?\(?(?<first>[0-9])\s*[x×]\s*(?<second>[0-9])\b",
        Options)]
    private static partial Regex Scored();
}
