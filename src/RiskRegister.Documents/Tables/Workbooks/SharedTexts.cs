using System.Text;

namespace RiskRegister.Documents.Tables.Workbooks;

/// <summary>The texts that cells refer to by their number.</summary>
static class SharedTexts
{
    public static List<string> Read(WorkbookPackage package, string part, TableCollector tables, TableLimits limits)
    {
        var texts = new List<string>();
        using var reader = package.Open(part);
        reader.OpenRoot();
        foreach (var _ in reader.Children("si"))
        {
            if (texts.Count == limits.Cells)
                throw new RefusedException(TableFault.TooManyCells, $"The workbook has more than {limits.Cells} texts.", tables.FileName);
            texts.Add(TextOf(reader, tables.LongestText));
        }

        return texts;
    }

    /// <summary>The text of a shared or inline string: its runs joined, without the phonetic ones (rPh).</summary>
    public static string TextOf(PartReader reader, int longest)
    {
        var text = new StringBuilder();
        foreach (var child in reader.Children())
        {
            if (child == "t") Append();
            if (child != "r") continue;
            foreach (var _ in reader.Children("t")) Append();
        }

        return text.ToString();

        void Append()
        {
            if (longest > text.Length) text.Append(EscapedText.Decoded(reader.Text(longest - text.Length)));
        }
    }
}
