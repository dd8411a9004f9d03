namespace RiskRegister.Domain.Imports;

/// <summary>Several items in one cell: one a line, with or without bullets.</summary>
internal static class ItemLines
{
    // With the bullets that Word's symbol font leaves behind as private characters.
    const string Bullets = "•·‣●○◦▪▫■□◆◇➢➤–—*-\uF0B7\uF0A7\uF0D8";

    public static IReadOnlyList<string> Of(string cell)
    {
        var items = new List<string>();
        foreach (var line in cell.AsSpan().Split('\n'))
        {
            var item = WithoutBullet(cell.AsSpan()[line]);
            if (HasLetterOrDigit(item)) items.Add(item.ToString());
        }

        return items;
    }

    /// <summary>One line as the items of a cell are read, which is how a stored item is recognised.</summary>
    public static string Read(string line) => WithoutBullet(line).ToString();

    static ReadOnlySpan<char> WithoutBullet(ReadOnlySpan<char> line)
    {
        var text = line.Trim();
        while (IsBulleted(text)) text = text[1..].TrimStart();
        return text;
    }

    // "-5 degrees" is no bullet.
    static bool IsBulleted(ReadOnlySpan<char> text) => text switch
    {
        ['o', '\t', ..] => true,
        ['-' or '–', >= '0' and <= '9', ..] => false,
        [var first, ..] => Bullets.Contains(first, StringComparison.Ordinal),
        _ => false,
    };

    static bool HasLetterOrDigit(ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (System.Text.Rune.IsLetterOrDigit(rune)) return true;
        }

        return false;
    }
}
