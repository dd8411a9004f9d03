namespace RiskRegister.Documents.Tables.Spreadsheets;

/// <summary>What a font of a spreadsheet changes about the text in it.</summary>
/// <param name="Symbol">Null for a font of letters.</param>
sealed record CellFont(bool IsStruck, SymbolFont? Symbol)
{
    public static readonly CellFont Plain = new(false, null);

    public static CellFont Of(bool isStruck, string? name)
    {
        var symbol = SymbolFont.Named(name);
        return isStruck || symbol is not null ? new CellFont(isStruck, symbol) : Plain;
    }
}

/// <summary>A piece of a cell's text.</summary>
/// <param name="Font">Null where the cell's own font is used.</param>
readonly record struct TextRun(string Text, CellFont? Font);

/// <summary>A text of a spreadsheet as cells share it, before the font of the cell is known.</summary>
/// <param name="Runs">Null where all of it is in one font.</param>
readonly record struct SheetText(string Text, IReadOnlyList<TextRun>? Runs = null);
