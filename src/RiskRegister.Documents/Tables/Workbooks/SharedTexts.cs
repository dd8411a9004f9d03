using System.Text;
using RiskRegister.Documents.Tables.Packages;
using RiskRegister.Documents.Tables.Spreadsheets;

namespace RiskRegister.Documents.Tables.Workbooks;

/// <summary>The texts that cells refer to by their number.</summary>
static class SharedTexts
{
    public static List<SheetText> Read(OfficePackage package, string part, TableCollector tables)
    {
        var texts = new List<SheetText>();
        var runs = 0;
        using var reader = package.Open(part);
        reader.OpenRoot();
        foreach (var _ in reader.Children("si"))
        {
            var text = TextOf(reader, tables.LongestText);
            runs += text.Runs?.Count ?? 1;
            if (texts.Count == tables.Limits.Cells || runs > 2 * tables.Limits.Cells)
            {
                throw new RefusedException(
                    TableFault.TooManyCells, $"The workbook has more than {tables.Limits.Cells} texts.", tables.FileName);
            }

            texts.Add(text);
        }

        return texts;
    }

    /// <summary>A shared or inline string: its runs, without the phonetic ones (rPh).</summary>
    public static SheetText TextOf(PartReader reader, int longest)
    {
        var plain = new StringBuilder();
        List<TextRun>? runs = null;
        foreach (var child in reader.Children())
        {
            if (child == "t")
            {
                plain.Append(Piece());
            }
            else if (child == "r")
            {
                CellFont? font = null;
                foreach (var part in reader.Children())
                {
                    if (part == "rPr") font = StyleSheet.FontOf(reader);
                    if (part != "t" || Piece() is not { Length: > 0 } piece) continue;
                    plain.Append(piece);
                    (runs ??= []).Add(new TextRun(piece, font));
                }
            }
        }

        return new SheetText(plain.ToString(), runs);

        string Piece() => longest > plain.Length ? EscapedText.Decoded(reader.Text(longest - plain.Length)) : "";
    }
}
