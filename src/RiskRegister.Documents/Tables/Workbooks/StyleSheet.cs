using RiskRegister.Documents.Tables.Packages;
using RiskRegister.Documents.Tables.Spreadsheets;

namespace RiskRegister.Documents.Tables.Workbooks;

/// <summary>Reads the styles of an .xlsx workbook.</summary>
static class StyleSheet
{
    public static CellStyles Read(OfficePackage package, string part)
    {
        using var reader = package.Open(part);
        var styles = new CellStyles();
        var fits = true;
        reader.OpenRoot();
        foreach (var section in reader.Children())
        {
            if (section == "numFmts")
            {
                foreach (var _ in reader.Children("numFmt"))
                    fits &= reader.Number("numFmtId") is not { } id || styles.TryAddFormat(id, reader.Attribute("formatCode") ?? "");
            }
            else if (section == "fonts")
            {
                foreach (var _ in reader.Children("font")) fits &= styles.TryAddFont(FontOf(reader));
            }
            else if (section == "cellXfs")
            {
                foreach (var _ in reader.Children("xf"))
                    fits &= styles.TryAddStyle(reader.Number("numFmtId") ?? 0, reader.Number("fontId") ?? 0);
            }

            if (!fits) throw package.Malformed("it has more styles than a workbook can have");
        }

        return styles;
    }

    /// <summary>The font that the present element describes, of a style or of a run of text.</summary>
    public static CellFont FontOf(PartReader reader)
    {
        var (isStruck, isRaised, name) = (false, false, (string?)null);
        foreach (var property in reader.Children())
        {
            if (property == "strike") isStruck = reader.Attribute("val") is not { } value || PartReader.IsTrue(value);
            else if (property == "vertAlign") isRaised = reader.Attribute("val") == "superscript";
            else if (property is "name" or "rFont") name = reader.Attribute("val");
        }

        return CellFont.Of(isStruck, name, isRaised);
    }
}
