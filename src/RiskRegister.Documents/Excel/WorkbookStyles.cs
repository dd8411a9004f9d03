using System.Globalization;
using System.Text;
using RiskRegister.Documents.Printed;
using RiskRegister.Domain;

namespace RiskRegister.Documents.Excel;

/// <summary>The styles of cells, by number; those after the fixed ones are the bands' colours.</summary>
sealed class WorkbookStyles
{
    public const int Title = 1;
    public const int Plain = 2;
    public const int Notice = 3;
    public const int Heading = 4;
    public const int Text = 5;
    public const int QuotedText = 6;
    public const int Number = 7;
    public const int Day = 8;

    /// <summary>What is worked out, or stays as it is: a protected sheet keeps it.</summary>
    public const int LockedText = 9;

    /// <summary>Text over the full width of a page.</summary>
    public const int Wide = 10;
    const int FirstShade = 11;
    const int FixedFonts = 5;
    const int FixedFills = 3;

    readonly List<Shade> shades;

    public WorkbookStyles(MatrixSettings matrix) => shades =
    [
        .. matrix.Bands.SelectMany(_ => (EntryKind[])[EntryKind.Risk, EntryKind.Opportunity], (band, kind) => Shade.Of(matrix, band, kind))
            .Distinct(),
    ];

    public int Of(Shade shade) => FirstShade + shades.IndexOf(shade);

    /// <summary>The same where people may write.</summary>
    public int FreeOf(Shade shade) => Of(shade) + shades.Count;

    /// <summary>The format of what a rule colours so, by number.</summary>
    public int DifferenceOf(Shade shade) => shades.IndexOf(shade);

    public string ToXml()
    {
        const string Bordered = "numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"1\" xfId=\"0\" applyFont=\"1\" applyBorder=\"1\" "
            + "applyAlignment=\"1\"";
        var dated = Bordered.Replace("numFmtId=\"0\"", "numFmtId=\"164\" applyNumberFormat=\"1\"", StringComparison.Ordinal);
        const string Free = """<protection locked="0"/>""";
        const string Wrapped = """<alignment vertical="top" wrapText="1"/>""";
        const string Centred = """<alignment horizontal="center" vertical="top" wrapText="1"/>""";
        var fonts = new StringBuilder();
        var fills = new StringBuilder();
        var (formats, free) = (new StringBuilder(), new StringBuilder());
        var differences = new StringBuilder();
        for (var at = 0; at < shades.Count; at++)
        {
            fonts.Append(CultureInfo.InvariantCulture,
                $"""<font><sz val="10"/><color rgb="FF{shades[at].Ink}"/><name val="Arial"/><family val="2"/></font>""");
            fills.Append(
                CultureInfo.InvariantCulture,
                $"""<fill><patternFill patternType="solid"><fgColor rgb="FF{shades[at].Fill}"/><bgColor indexed="64"/></patternFill></fill>""");
            differences.Append(CultureInfo.InvariantCulture,
                $"""<dxf><font><color rgb="FF{shades[at].Ink}"/></font><fill><patternFill><bgColor rgb="FF{shades[at].Fill}"/></patternFill></fill></dxf>""");
            var shaded = $"numFmtId=\"0\" fontId=\"{FixedFonts + at}\" fillId=\"{FixedFills + at}\" borderId=\"1\" xfId=\"0\" "
                + "applyFont=\"1\" applyFill=\"1\" "
                + "applyBorder=\"1\" applyAlignment=\"1\"";
            formats.Append(CultureInfo.InvariantCulture, $"<xf {shaded}>{Centred}</xf>");
            free.Append(CultureInfo.InvariantCulture, $"<xf {shaded} applyProtection=\"1\">{Centred}{Free}</xf>");
        }

        return $"""
            <styleSheet xmlns="{SheetXml.Main}">
            <numFmts count="1"><numFmt numFmtId="164" formatCode="d mmmm yyyy"/></numFmts>
            <fonts count="{FixedFonts + shades.Count}">
            <font><sz val="10"/><color rgb="FF000000"/><name val="Arial"/><family val="2"/></font>
            <font><b/><sz val="14"/><color rgb="FF1F3864"/><name val="Arial"/><family val="2"/></font>
            <font><b/><sz val="10"/><color rgb="FF8A1C1C"/><name val="Arial"/><family val="2"/></font>
            <font><b/><sz val="10"/><color rgb="FFFFFFFF"/><name val="Arial"/><family val="2"/></font>
            <font><b/><sz val="10"/><color rgb="FF000000"/><name val="Arial"/><family val="2"/></font>
            {fonts}</fonts>
            <fills count="{FixedFills + shades.Count}">
            <fill><patternFill patternType="none"/></fill>
            <fill><patternFill patternType="gray125"/></fill>
            <fill><patternFill patternType="solid"><fgColor rgb="FF1F3864"/><bgColor indexed="64"/></patternFill></fill>
            {fills}</fills>
            <borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left style="thin"><color rgb="FF7F7F7F"/></left><right style="thin"><color rgb="FF7F7F7F"/></right><top style="thin"><color rgb="FF7F7F7F"/></top><bottom style="thin"><color rgb="FF7F7F7F"/></bottom><diagonal/></border></borders>
            <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
            <cellXfs count="{FirstShade + (2 * shades.Count)}">
            <xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
            <xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>
            <xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyFont="1"/>
            <xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"/>
            <xf numFmtId="0" fontId="3" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">{Wrapped}</xf>
            <xf {Bordered} applyProtection="1">{Wrapped}{Free}</xf>
            <xf {Bordered} quotePrefix="1" applyProtection="1">{Wrapped}{Free}</xf>
            <xf {Bordered} applyProtection="1">{Centred}{Free}</xf>
            <xf {dated} applyProtection="1">{Wrapped}{Free}</xf>
            <xf {Bordered}>{Wrapped}</xf>
            <xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1">{Wrapped}</xf>
            {formats}{free}</cellXfs>
            <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
            <dxfs count="{shades.Count}">{differences}</dxfs>
            </styleSheet>
            """;
    }
}
