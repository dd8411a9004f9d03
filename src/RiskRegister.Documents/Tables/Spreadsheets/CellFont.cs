namespace RiskRegister.Documents.Tables.Spreadsheets;

/// <summary>What a font of a spreadsheet changes about the text in it.</summary>
/// <param name="Symbol">Null for a font of letters.</param>
sealed record CellFont(bool IsStruck, SymbolFont? Symbol)
{
    public static readonly CellFont Plain = new(false, null);

    /// <summary>What is in it stands above the line.</summary>
    public bool IsRaised { get; init; }

    public static CellFont Of(bool isStruck, string? name, bool isRaised = false)
    {
        var symbol = SymbolFont.Named(name);
        return isStruck || isRaised || symbol is not null ? new CellFont(isStruck, symbol) { IsRaised = isRaised } : Plain;
    }

    /// <summary>Adds text in this font.</summary>
    public void AppendTo(CellBuilder cell, string text)
    {
        if (IsRaised && !IsStruck && Symbol is null) cell.AppendRaised(text);
        else cell.Append(text, IsStruck, Symbol);
    }
}

/// <summary>A piece of a cell's text.</summary>
/// <param name="Font">Null where the cell's own font is used.</param>
readonly record struct TextRun(string Text, CellFont? Font);

/// <summary>A text of a spreadsheet as cells share it, before the font of the cell is known.</summary>
/// <param name="Runs">Null where all of it is in one font.</param>
readonly record struct SheetText(string Text, IReadOnlyList<TextRun>? Runs = null);
