using System.Text;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Lines around the table of an entry, below its heading: "Owner: Potter", or "Controls:" with its items below it, one a line, up to the
/// next label.
/// </summary>
/// <param name="Read">Those that begin with a heading; items stand behind it, one a line.</param>
/// <param name="Unread">All others.</param>
/// <param name="Above">Headings that stand above some that are read, and are none themselves.</param>
internal sealed record LinesAround(IReadOnlyList<string> Read, IReadOnlyList<string> Unread, IReadOnlyList<string> Above)
{
    public static LinesAround Of(IReadOnlyList<string> lines, HeadingNames names)
    {
        var (read, unread, above) = (new List<string>(), new List<string>(), new List<string>());
        StringBuilder? items = null;
        var (count, areBulleted) = (0, false);
        string? heading = null;
        foreach (var line in lines)
        {
            var (label, isAlone) = LabelOf(line);
            var isKnown = label is not null && names.MeaningOf(label) is not null;
            if (isKnown || (label is not null && isAlone))
            {
                End();
                if (isKnown && isAlone) items = new StringBuilder(line);
                else if (isKnown) read.Add(line);
                if (isKnown && heading is not null) above.Add(heading);
                heading = isKnown ? null : line;
            }
            else if (items is null || (count > 0 && areBulleted && !IsBulleted(line)))
            {
                // A paragraph behind a list is none of its items.
                End();
                if (heading is not null) unread.Add(heading);
                heading = null;
                unread.Add(line);
            }
            else
            {
                if (count++ == 0) areBulleted = IsBulleted(line);
                items.Append('\n').Append(line);
            }
        }

        End();
        return new LinesAround(read, unread, above);

        void End()
        {
            if (count > 0) read.Add(items!.ToString());
            (items, count) = (null, 0);
        }
    }

    /// <summary>What around a table of many entries is no mere remark: headings with items below them, and text without a label.</summary>
    public IEnumerable<string> Lists =>
    [
        .. Read.Where(line => line.Contains('\n', StringComparison.Ordinal)),
        .. Unread.Where(line => IsHeading(line) || LabelOf(line).Label is null),
        .. Above,
    ];

    /// <summary>Whether a line is the heading of those behind it.</summary>
    public static bool IsHeading(string line) => line.EndsWith(':');

    /// <summary>Whether a line is neither labelled nor an item.</summary>
    public static bool IsText(string line) => LabelOf(line).Label is null && !IsBulleted(line);

    // Items have a sign before them, or stand further in.
    static (string? Label, bool IsAlone) LabelOf(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon <= 0 || !char.IsLetter(line[0]) ? (null, false) : (line[..colon].Trim(), colon == line.Length - 1);
    }

    static bool IsBulleted(string line) => line[0] == ' ' || ItemLines.Read(line).Length < line.Length
        || ItemLines.WithoutNumber(line).Length < line.Length;
}
