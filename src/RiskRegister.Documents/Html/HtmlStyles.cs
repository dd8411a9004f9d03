using System.Globalization;
using System.Text;
using RiskRegister.Documents.Packages;
using RiskRegister.Documents.Printed;
using RiskRegister.Domain;

namespace RiskRegister.Documents.Html;

/// <summary>How the page looks: on a screen of any width, and on A4 landscape with a running head and page numbers.</summary>
static class HtmlStyles
{
    const string Common = """

        *{box-sizing:border-box}
        html{font:100%/1.5 Arial,"Liberation Sans",Helvetica,sans-serif;color:#1a1a1a;background:#fff}
        body{margin:0 auto;padding:1rem;max-width:110rem}
        h1,h2,h3{color:#1f3864;line-height:1.2;margin:1.6em 0 .5em}
        h1{font-size:2rem;margin-top:.2em}h2{font-size:1.5rem}h3{font-size:1.2rem}
        p{margin:0 0 .6em}
        a{color:#1f3864}
        a:focus-visible,[tabindex]:focus-visible{outline:3px solid #8a4b00;outline-offset:2px}
        .skip{position:absolute;left:-999rem}
        .skip:focus{position:static}
        .organisation{font-size:1.2rem;color:#404040;margin:0}
        .notice{border:3px solid #8a1c1c;color:#8a1c1c;font-weight:bold;padding:.5rem}
        dl{margin:1rem 0;display:grid;grid-template-columns:minmax(0,max-content) minmax(0,1fr);gap:.2rem 1.5rem}
        dt{font-weight:bold}
        dd{margin:0;overflow-wrap:anywhere}
        .scroll{overflow-x:auto}
        table{border-collapse:collapse;width:100%;margin:0 0 1.5rem}
        caption{text-align:left;font-weight:bold;padding:.3rem 0}
        th,td{border:1px solid #7f7f7f;padding:.3rem .4rem;vertical-align:top;text-align:left;overflow-wrap:break-word}
        [scope=row]{white-space:nowrap}.map [scope=row],.register [scope=row]{white-space:normal}
        thead th{background:#1f3864;color:#fff}
        tbody th{font-weight:bold}
        td>:last-child,th>:last-child{margin-bottom:0}
        td ul{margin:0;padding-left:1.25em}
        td p,th p{margin:0 0 .3em}
        .title{font-weight:bold}
        .note,.detail{font-style:italic;font-weight:normal}
        .score{text-align:center}
        .score p{margin:0}
        .value{font-weight:bold;font-size:1.1em}
        .worsening{color:#8a1c1c;font-weight:bold}
        .improving{color:#1b5e20;font-weight:bold}
        .unchanged{font-weight:bold}
        .highlights th:nth-child(3){width:52%}
        .map td a{color:inherit}
        .map td,.map thead th+th{width:16%}
        .register{table-layout:fixed;font-size:.85rem}
        .register th:nth-child(1){width:6%}.register th:nth-child(2){width:12.7%}.register th:nth-child(3){width:8.6%}
        .register th:nth-child(4){width:14.4%}.register th:nth-child(5){width:15.4%}.register th:nth-child(6){width:5.2%}
        .register th:nth-child(7){width:15.8%}.register th:nth-child(8){width:5.6%}.register th:nth-child(9){width:7.4%}
        .register td,.register th{hyphens:auto;overflow-wrap:break-word}
        @media screen and (max-width:70rem){
        .register,.register tbody,.register tr,.register td,.register tbody th{display:block;width:auto!important;font-size:1rem}
        .register thead{position:absolute;left:-999rem}
        .register tr{border:2px solid #1f3864;margin:0 0 1.5rem}
        .register td,.register tbody th{border:0;border-bottom:1px solid #7f7f7f}
        .register td::before,.register tbody th::before{content:attr(data-label);display:block;font-weight:bold;font-style:normal;text-align:left}
        .register .score{text-align:left}
        dl{grid-template-columns:minmax(0,1fr);gap:0}dd{margin-bottom:.5rem}
        }
        @media screen and (max-width:40rem){
        .highlights td,.highlights th{hyphens:auto;overflow-wrap:anywhere;padding:.2rem .3rem}
        }
        @media print{
        html{font-size:10pt;line-height:1.35}
        body{padding:0;max-width:none}
        .skip,nav{display:none}
        .scroll{overflow:visible}
        h1{font-size:20pt}h2{font-size:14pt}h3{font-size:12pt}
        h2,h3{break-after:avoid}
        .page{break-before:page}
        .page>h2:first-child,.page>h3:first-child{margin-top:0}
        .register{font-size:7.5pt;line-height:1.25}
        .register td,.register th{padding:1.5pt 2.5pt}
        thead{display:table-header-group}
        .scroll table{font-size:8.5pt;line-height:1.25}
        .scroll td,.scroll th{padding:2pt 4pt}
        .map,.key,.highlights tr,.title{break-inside:avoid}
        li,p{orphans:2;widows:2}
        #key+p{break-after:avoid}
        a{color:inherit;text-decoration:none}
        *{print-color-adjust:exact;-webkit-print-color-adjust:exact}
        }

        """;

    public static string Of(TitleBlock title, MatrixSettings matrix)
    {
        var css = new StringBuilder(Common);
        foreach (var shade in matrix.Bands.Select(Shade.Of).Distinct())
            css.Append(CultureInfo.InvariantCulture, $".{ClassOf(shade)}{{background:#{shade.Fill};color:#{shade.Ink}}}\n");
        css.Append(CultureInfo.InvariantCulture, $$"""
            @page{size:A4 landscape;margin:17mm 10mm 14mm;
            @top-left{content:{{Quoted(title.Running)}};font:8pt Arial,"Liberation Sans",sans-serif;color:#404040;width:100%;text-align:left}
            @bottom-left{content:{{Quoted(title.Notice ?? "")}};font:bold 8pt Arial,"Liberation Sans",sans-serif;color:#8a1c1c;width:85%;text-align:left}
            @bottom-right{content:"Page " counter(page) " of " counter(pages);font:8pt Arial,"Liberation Sans",sans-serif;color:#404040}
            }

            """);
        return css.ToString();
    }

    public static string ClassOf(Shade shade) => $"b{shade.Fill}";

    // Every character but letters and digits by its number, so that no name can end the string or the style sheet.
    static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in CleanText.Of(text).EnumerateRunes())
        {
            if (rune.IsAscii && char.IsAsciiLetterOrDigit((char)rune.Value)) quoted.Append((char)rune.Value);
            else quoted.Append(CultureInfo.InvariantCulture, $"\\{rune.Value:X6} ");
        }

        return quoted.Append('"').ToString();
    }
}
