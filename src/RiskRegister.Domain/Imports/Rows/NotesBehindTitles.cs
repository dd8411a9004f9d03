using System.Globalization;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Marks of notes at the end of titles, "Loss of data*", "Flooding¹", "Fire [2]", which are no part of them: each is named. It stays where
/// another entry has the title without it, "Fire" beside "Fire [2]".
/// </summary>
internal sealed partial class NotesBehindTitles(List<ImportMessage> messages)
{
    /// <summary>Takes them from the titles, once all rows of a table are read.</summary>
    public void Finish(string table, List<ImportedRow> rows)
    {
        HashSet<string>? titles = null;
        for (var at = 0; at < rows.Count; at++)
        {
            if (rows[at] is not { Id: null, Title: { Length: > 0 } whole } row || !MayEndOne(whole[^1])
                || Noted().Match(whole) is not { Success: true } noted) continue;
            titles ??= rows.Select(each => each.Title).ToHashSet(StringComparer.OrdinalIgnoreCase);
            var title = noted.Groups["title"].Value.TrimEnd();
            if (titles.Contains(title)) continue;
            rows[at] = row with { Title = title };
            messages.Report(table, row.Number, null, ImportCodes.NoteIgnored, $"\"{noted.Groups["mark"].Value}\" at the end of "
                + $"\"{CellText.Shown(whole)}\" is taken for the mark of a note: it is no part of the title.");
        }
    }

    static bool MayEndOne(char last) => last is '*' or ']' or '†' or '‡' or '§' or '¶'
        || (last > '\u007F' && char.GetUnicodeCategory(last) == UnicodeCategory.OtherNumber);

    // Neither "Flats of less than 50 m²", "Too few of A*" nor what stands between stars.
    [GeneratedRegex(
        @"^(?<title>[^¹²³⁰⁴-⁹]*(\p{L}{3}|[^\p{L}0-9\s¹²³⁰⁴-⁹]|\s))(?<mark>[¹²³⁰⁴-⁹]{1,2}([,\s]+[¹²³⁰⁴-⁹]{1,2})*)$"
            + @"|^(?<title>[^*]*([^\s*A]|[^\s*]A|[^\s*]\s+))(?<mark>\*{1,3}|[†‡§¶]{1,3})$"
            + @"|^(?<title>[^\[\]]*\p{L}[^\[\]]*)(?<mark>\[([0-9]{1,2}|\*|[a-e])\])$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Noted();
}
