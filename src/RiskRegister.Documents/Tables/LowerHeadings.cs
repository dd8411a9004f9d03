using RiskRegister.Domain.Imports;

namespace RiskRegister.Documents.Tables;

/// <summary>
/// The headings of which each is lower than the one before, since the last table, and the lines below the last but one: "CR1 Flooding", and
/// below it "Controls" with a list, then "Scores" with a table.
/// </summary>
sealed class LowerHeadings(int mostLines)
{
    readonly List<(string Text, int Level, int Lines)> open = [];
    readonly List<string> lines = [];
    int parentLevel;

    public void Head(string text, int level)
    {
        while (open is [.., var last] && last.Level >= level) open.RemoveAt(open.Count - 1);
        if (open is [.., var parent])
        {
            if (parent.Level != parentLevel) lines.RemoveRange(0, parent.Level > parentLevel ? parent.Lines : lines.Count);
            parentLevel = parent.Level;
            Add($"{text.TrimEnd(':')}:");
        }
        else
        {
            lines.Clear();
            parentLevel = 0;
        }

        open.Add((text, level, lines.Count));
    }

    public void Add(string line)
    {
        if (open.Count > 0 && lines.Count < mostLines) lines.Add(line);
    }

    /// <summary>Puts ":" behind the last line, if it is this one.</summary>
    public void Label(string line)
    {
        if (lines is [.., var last] && last == line) lines[^1] = $"{line}:";
    }

    /// <summary>Begins again behind a table, with what stands above that; null where there is no higher heading.</summary>
    public HigherHeading? Take()
    {
        var higher = open is [.., var parent, _] ? new HigherHeading(parent.Text, [.. lines]) : null;
        open.Clear();
        lines.Clear();
        parentLevel = 0;
        return higher;
    }
}
