using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Columns that say of actions who does them and by when, in one cell: "Responsible officer and target date" over "Head of Parks,
/// 31/03/2027". They are parted where every cell of theirs is, or says that there is no day.
/// </summary>
internal static partial class OwnersWithDays
{
    static readonly string[] Separators = [" – ", " - ", ";", " / ", "/", ",", " by ", "\n"];

    static readonly ImportField[] Fields = [ImportField.ActionOwners, ImportField.ActionDates];

    public static void Read(IReadOnlyList<ColumnDraft> columns, SourceTable table, TablePart part, HeadingNames names)
    {
        foreach (var column in columns.Where(column => column is { IsMapped: false, IsRead: false } && IsHeadedSo(column.Heading, names)))
        {
            var cells = part.RowsByColumns(table).Select(row => TablePiece.CellOf(row, column.Index).Trim())
                .Where(cell => !TextKey.IsInvisible(cell)).ToArray();
            if (Array.Find(Separators, separator => Array.TrueForAll(cells, cell => IsParted(cell, separator))) is not { } found) continue;
            if (!Array.Exists(cells, cell => HasDay(cell, found))) continue;
            (column.Fields, column.Separator, column.Sureness) = (Fields, found, Sureness.Likely);
        }
    }

    static bool HasDay(string cell, string separator) => cell.Split('\n').Any(line =>
        DateText.ReadDue(line[(line.IndexOf(separator, StringComparison.Ordinal) is var at and >= 0 ? at + separator.Length : 0)..].Trim())
            is not null);

    static bool IsHeadedSo(string heading, HeadingNames names) => Joined().Match(heading) is { Success: true } match
        && names.MeaningOf(match.Groups["who"].Value)?.Field is ImportField.Owners or ImportField.ActionOwners
        && (IsDay().IsMatch(match.Groups["when"].Value)
            || names.MeaningOf(match.Groups["when"].Value)?.Field is ImportField.ActionDates);

    static bool IsParted(string cell, string separator) => separator == "\n" ? IsPair(cell, separator)
        : cell.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .All(line => IsPair(line, separator));

    static bool IsPair(string line, string separator) => DueText.SaysNone(line)
        || (line.IndexOf(separator, StringComparison.Ordinal) is > 0 and var at
            && AreOwnerAndDay(line[..at], line[(at + separator.Length)..]));

    static bool AreOwnerAndDay(string owner, string day) =>
        (DateText.ReadDue(day.Trim()) is not null || DueText.SaysNone(day.Trim())) && DateText.Read(owner.Trim()) is null;

    [GeneratedRegex(@"^(?<who>.+?)\s*(\s(and|with|by)\s|&|/|,|\+)\s*(?<when>.+)$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Joined();

    [GeneratedRegex(@"^((target|due|by|completion)\s+)?(dates?|when|timescales?|deadlines?)$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex IsDay();
}
