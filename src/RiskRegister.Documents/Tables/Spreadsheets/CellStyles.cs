namespace RiskRegister.Documents.Tables.Spreadsheets;

/// <summary>How the cells of a spreadsheet show what they hold, by the number of their style.</summary>
sealed class CellStyles
{
    // Excel allows 64,000 formats of cells.
    const int Most = 100_000;

    readonly List<CellFont> fonts = [];
    readonly Dictionary<int, CellFormat> formats = [];
    readonly List<CellStyle> styles = [];

    /// <summary>False when there are more than any spreadsheet has.</summary>
    public bool TryAddFont(CellFont font)
    {
        fonts.Add(font);
        return fonts.Count <= Most;
    }

    /// <inheritdoc cref="TryAddFont"/>
    public bool TryAddFormat(int id, string code)
    {
        formats[id] = CellFormat.Of(code);
        return formats.Count <= Most;
    }

    /// <inheritdoc cref="TryAddFont"/>
    public bool TryAddStyle(int format, int font)
    {
        styles.Add(new CellStyle(FormatOf(format), FontOf(font)));
        return styles.Count <= Most;
    }

    public CellStyle this[int? style] => style is { } index && index >= 0 && index < styles.Count ? styles[index] : CellStyle.Plain;

    public CellFont FontOf(int index) => index >= 0 && index < fonts.Count ? fonts[index] : CellFont.Plain;

    CellFormat FormatOf(int id)
    {
        if (!formats.TryGetValue(id, out var format)) formats[id] = format = CellFormat.BuiltIn(id);
        return format;
    }
}

/// <summary>How a cell shows what it holds.</summary>
sealed record CellStyle(CellFormat Format, CellFont Font)
{
    public static readonly CellStyle Plain = new(CellFormat.General, CellFont.Plain);
}
