using System.Buffers;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Bullets below an item that belong to it: "- Recruit", and below that, further in, "o nurses". They do where they are further in, or have
/// another sign and the item ends in a colon; they are then put behind it, "Recruit: nurses; doctors". So they do below a line without
/// a bullet that ends in a colon, unless that stands above all of a cell.
/// </summary>
internal static class NestedLines
{
    const int Tab = 4;
    const char Figures = '1';
    const char Letters = 'a';

    static readonly SearchValues<string> Signs = SearchValues.Create([":\n", ": \n", "\n ", "\n\t", "\n\u00A0"], StringComparison.Ordinal);

    /// <summary>Whether a cell may have any, which is cheaply told.</summary>
    public static bool MayBeIn(string cell) => cell.Contains('\n', StringComparison.Ordinal) && cell.AsSpan().ContainsAny(Signs);

    /// <summary>The cell with such lines behind the item that they belong to.</summary>
    /// <param name="takesProgress">Whether a bullet that says how it stands is an item of its own, as an action is.</param>
    public static string Joined(string cell, bool takesProgress)
    {
        if (!MayBeIn(cell)) return cell;
        Line[] lines = [.. cell.Split('\n').Where(line => !string.IsNullOrWhiteSpace(line)).Select(Read)];
        var joined = new List<string>(lines.Length);
        for (var at = 0; at < lines.Length;)
        {
            var end = EndOfNested(lines, at);
            if (end > at + 1 && Together(lines[at], lines[(at + 1)..end], takesProgress) is { } one) joined.Add(one);
            else joined.AddRange(Each(lines[at], lines[(at + 1)..end]));
            at = end;
        }

        return joined.SequenceEqual(lines.Select(line => line.Whole)) ? cell : string.Join('\n', joined);
    }

    // "Raise gates:" above "north" and "south (A Lee, March 2027)" is neither an action nor known of them without it.
    static IEnumerable<string> Each(Line item, Line[] nested)
    {
        var isLead = nested.Length > 0 && item.Sign != default && item.Text.EndsWith(':')
            && !Array.Exists(nested, line => ActionReports.IsOne(line.Text))
            && Array.TrueForAll(nested, line => item.Whole.Length + line.Text.Length < EntryLimits.ActionText);
        return isLead ? nested.Select(line => $"{item.Whole} {line.Text}") : [item.Whole, .. nested.Select(line => line.Whole)];
    }

    // Behind the last line that belongs to an item.
    static int EndOfNested(Line[] lines, int at)
    {
        var (item, end) = (lines[at], at + 1);
        if (end == lines.Length) return end;
        var first = lines[end];
        if (item.Sign == default ? !IsBelowLead(lines, at, first) : !IsBelow(lines, at, first)) return end;
        while (end < lines.Length && lines[end].Sign != default
            && (lines[end].Sign == first.Sign && lines[end].Indent >= first.Indent || lines[end].Indent > first.Indent)) end++;
        return end;
    }

    // "Grow our own:" above bullets, and other lines beside them; but neither what says of all of a cell who agreed it, nor "Completed:".
    static bool IsBelowLead(Line[] lines, int at, Line next)
    {
        var lead = lines[at];
        return next.Sign is not (Figures or Letters) && next.Sign != default && next.Indent >= lead.Indent && lead.Text.EndsWith(':')
            && (at > 0 || Array.Exists(lines[1..], line => line.Sign == default))
            && ActionText.StatusOf(lead.Text.TrimEnd(':', ' ')) is null && !ActionGroups.IsHead(lead.Text);
    }

    // What stands before a cell's first line may be lost, so that all others seem to be further in.
    static bool IsBelow(Line[] lines, int at, Line next)
    {
        var item = lines[at];
        if (next.Sign == default) return false;
        var isFurtherIn = next.Indent > item.Indent;
        if (next.Sign != item.Sign) return isFurtherIn || item.Text.EndsWith(':');
        return isFurtherIn && (at > 0 || Array.Exists(lines[1..], line => line.Sign == item.Sign && line.Indent < next.Indent));
    }

    // Null where one of them says whose it is, or when it is due, or all is too long for an item. What is said of the item stays behind it.
    static string? Together(Line item, Line[] nested, bool takesProgress)
    {
        if (takesProgress && Array.TrueForAll(nested, line => ActionReports.IsOne(line.Text))) return null;
        if (Array.Exists(nested, line => !ActionText.HasOnlyTexts(line.Text) && SaysMore(ActionText.Read(line.Text, takesProgress))))
            return null;
        var whole = item.Whole.TrimEnd(' ', ':', ';', ',');
        var read = ActionText.HasOnlyTexts(whole) ? whole : ActionText.Read(whole).Text;
        var text = whole.StartsWith(read, StringComparison.Ordinal) ? read : whole;
        var behind = string.Join("; ", nested.Select(line => line.Text.TrimEnd(' ', ';', ',', '.')));
        var together = $"{text.TrimEnd(' ', '.', ':')}: {behind}{whole[text.Length..]}";
        return together.Length <= EntryLimits.ActionText ? together : null;
    }

    static bool SaysMore(ImportedAction action) => action.Owner.IsGiven || action.DueOn.IsGiven || action.Status is not null;

    static Line Read(string line)
    {
        var text = line.Trim();
        var indent = line.TakeWhile(char.IsWhiteSpace).Sum(space => space == '\t' ? Tab : 1);
        var plain = ItemLines.Read(text);
        if (plain.Length < text.Length) return new(text, indent, text[0], plain);
        var unnumbered = ItemLines.WithoutNumber(text);
        return new(text, indent, unnumbered.Length == text.Length ? default : char.IsDigit(text.TrimStart('(')[0]) ? Figures : Letters,
            unnumbered);
    }

    // Without a bullet or number the sign is none; figures are one, and so are letters.
    readonly record struct Line(string Whole, int Indent, char Sign, string Text);
}
