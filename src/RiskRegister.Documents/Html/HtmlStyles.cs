using System.Globalization;
using System.Text;
using RiskRegister.Documents.Packages;
using RiskRegister.Documents.Printed;
using RiskRegister.Domain;

namespace RiskRegister.Documents.Html;

/// <summary>How the page looks: on a screen of any width, and on A4 with a running head and page numbers.</summary>
static class HtmlStyles
{
    // In points, beside the reference.
    const int HeadWidth = 265;

    const string Common = """

        *{box-sizing:border-box}
        html{font:100%/1.5 Arial,"Liberation Sans",Helvetica,sans-serif;color:#1a1a1a;background:#fff}
        body{margin:0 auto;padding:1rem;max-width:72rem}
        h1,h2,h3,h4{color:#1f3864;line-height:1.2;margin:1.6em 0 .5em;overflow-wrap:break-word}
        h1{font-size:2rem;margin-top:.2em}h2{font-size:1.5rem}h3{font-size:1.25rem}h4{font-size:1rem;margin:1.1em 0 .3em}
        p{margin:0 0 .6em;overflow-wrap:break-word}
        ul{margin:0 0 .6em;padding-left:1.4em}
        li{margin:0 0 .2em;overflow-wrap:break-word}
        a{color:#1f3864}
        a:focus-visible{outline:3px solid #8a4b00;outline-offset:2px}
        .skip{position:absolute;left:-999rem}
        .skip:focus{position:static}
        .organisation{font-size:1.2rem;color:#404040;margin:0}
        .notice{border:3px solid #8a1c1c;color:#8a1c1c;font-weight:bold;padding:.5rem}
        .facts{margin:1rem 0;display:grid;grid-template-columns:minmax(0,max-content) minmax(0,1fr);gap:.2rem 1.5rem}
        dt{font-weight:bold}
        dd{margin:0;overflow-wrap:anywhere}
        dd>:last-child,td>:last-child,th>:last-child{margin-bottom:0}
        .counts{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.2rem 1.5rem}
        .corrected{border-left:4px solid #1f3864;padding-left:.6rem}
        table{border-collapse:collapse;width:calc(100% - 1px);margin:0 0 1.5rem}
        .caption{font-weight:bold;margin:0;padding:.3rem 0;break-after:avoid}
        th,td{border:1px solid #7f7f7f;padding:.3rem .4rem;vertical-align:top;text-align:left;overflow-wrap:break-word}
        thead th{background:#1f3864;color:#fff}
        tbody th{font-weight:normal}
        .key tbody th,.highlights tbody th,.register tbody th{font-weight:bold}
        td ul{margin:0;padding-left:1.25em}
        td p,th p{margin:0 0 .3em}
        .title{font-weight:bold}
        .score{text-align:center}
        .score p{margin:0}
        .value{font-weight:bold}
        .scores .value{padding:.1rem .5rem;white-space:nowrap}
        .scores{margin:1rem 0}
        .scores>div{display:grid;grid-template-columns:minmax(0,11rem) minmax(0,1fr);gap:0 1rem;margin:0 0 .4rem}
        .worsening{color:#8a1c1c;font-weight:bold}
        .improving{color:#1b5e20;font-weight:bold}
        .unchanged{font-weight:bold}
        .map{overflow-x:auto}
        .map svg{max-width:none}
        .pictures{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;align-items:center;margin:0 0 .6rem}
        .pictures svg{max-width:100%;height:auto}
        .spark{display:block}
        .measures{font-size:.9rem}.measures thead th{overflow-wrap:normal}.measures tbody th{width:24%}
        .measures .number{text-align:right}.note,.shorthand{font-size:.85em;color:#404040}
        .on-track{background:#cde7d0}.slightly-below{background:#ffe8b3}.requires-improvement{background:#f4c7c3;font-weight:bold}
        .exception{border-left:4px solid #8a1c1c;padding-left:.8rem;margin:1rem 0}.exception h3{margin-top:0}
        .card{border-top:3px solid #1f3864;margin:2rem 0 0}
        .card h3{margin-top:.6em}
        .overview th:nth-child(1){width:40%}.overview th:nth-child(3){width:11%}.overview th:nth-child(5){width:16%}.overview th:nth-child(6){width:13%}.overview .number{text-align:center}
        .highlights th:nth-child(3){width:52%}
        .actions th:nth-child(1){width:50%}.actions th:nth-child(3){width:15%}.actions th:nth-child(4){width:12%}
        .register{table-layout:fixed;font-size:.85rem}
        .register th:nth-child(1){width:7.6%}.register th:nth-child(2){width:12.4%}.register th:nth-child(3){width:9%}
        .register th:nth-child(4){width:13.7%}.register th:nth-child(5){width:14.6%}.register th:nth-child(6){width:5.6%}
        .register th:nth-child(7){width:15%}.register th:nth-child(8){width:6.2%}.register th:nth-child(9){width:7.6%}
        .register td{hyphens:auto;overflow-wrap:break-word}
        @media screen and (max-width:70rem){.register thead{position:absolute;left:-999rem}}
        @media screen and (max-width:40rem){.stack thead{position:absolute;left:-999rem}}

        """;

    // Below its width a table is a stack of cards.
    const string Stacked = """
        @media screen and (max-width:LIMIT){
        STACK,STACK tbody,STACK tr,STACK td,STACK tbody th{display:block;width:auto!important;font-size:1rem}
        STACK tr{border:2px solid #1f3864;margin:0 0 1.5rem}
        STACK td,STACK tbody th{border:0;border-bottom:1px solid #7f7f7f;text-align:left!important}
        STACK td::before,STACK tbody th::before{content:attr(data-label);display:block;font-weight:bold}
        }

        """;

    const string Narrow = """
        @media screen and (max-width:40rem){
        .facts{grid-template-columns:minmax(0,1fr);gap:0}dd{margin-bottom:.5rem}
        .scores>div{grid-template-columns:minmax(0,1fr)}
        .scores .value{white-space:normal}
        }

        """;

    const string Print = """
        @media print{
        html{font-size:12pt;line-height:1.3}
        body{padding:0;max-width:none}
        .skip,nav{display:none}
        h1{font-size:22pt}h2{font-size:16pt}h3{font-size:14pt}h4{font-size:12pt}
        h1,h2,h3,h4{break-after:avoid;break-inside:avoid}
        h2,h3{margin-top:1em}
        header .facts{font-size:9pt;line-height:1.2;margin:.3rem 0 0;gap:0 1rem}
        header .facts~*{margin-top:0}header h1{margin-bottom:.2em}#overview{margin-top:.6em;margin-bottom:.2em}
        .page,.card{break-before:page}
        .page>h2:first-child,.card>h2:first-child,.card>h3:first-child{margin-top:0}
        .card{border:0;margin:0}
        .overview,.highlights,.key,.counts{font-size:10pt;line-height:1.2}
        .overview{margin:0}.counts{margin:0 0 .3em}.overview td p{margin:0}.overview td,.overview th{padding:1pt 3pt!important;line-height:1.15}.overview td,.overview th,.highlights td,.highlights th,.key td,.key th{padding:1.5pt 4pt}
        .actions{font-size:11pt;line-height:1.25}
        .register{font-size:7.5pt;line-height:1.25}
        .measures{font-size:8pt;line-height:1.25}.measures td,.measures th{padding:1.5pt 3pt}.exception{break-inside:avoid}
        .register td,.register th{padding:1.5pt 2.5pt}
        thead{display:table-header-group}
        tr,.key,.map,.pictures,.scores,.title,.short{break-inside:avoid}
        .register tr{break-inside:auto}
        .map{overflow:visible}
        li,p{orphans:3;widows:3}
        .list>h4+p,.list>h4+ul>li:first-child{break-before:avoid}
        .card>.list:last-child,.card>h4:nth-last-child(2),.list li:nth-last-child(-n+3),.actions tbody tr:nth-last-child(-n+2){break-before:avoid}
        #key+p{break-after:avoid}
        a{color:inherit;text-decoration:none}
        *{print-color-adjust:exact;-webkit-print-color-adjust:exact}
        }

        """;

    public static string Of(TitleBlock title, ReportDocument document)
    {
        var css = new StringBuilder(Common)
            .Append(Stacked.Replace("LIMIT", "40rem", StringComparison.Ordinal).Replace("STACK", ".stack", StringComparison.Ordinal))
            .Append(Stacked.Replace("LIMIT", "70rem", StringComparison.Ordinal).Replace("STACK", ".register", StringComparison.Ordinal))
            .Append(Narrow).Append(Print);
        var matrix = document.Settings.Matrix;
        var shades = from band in matrix.Bands
                     from kind in (EntryKind[])[EntryKind.Risk, EntryKind.Opportunity]
                     select Shade.Of(matrix,
            band, kind);
        foreach (var shade in shades.Distinct())
            css.Append(CultureInfo.InvariantCulture, $".{ClassOf(shade)}{{background:#{shade.Fill};color:#{shade.Ink}}}\n");
        var isLandscape = document is PrintableRegister { Layout: ReportLayout.Table } or PerformancePaper;
        if (isLandscape) css.Append("@media screen{body{max-width:110rem}}\n");
        css.Append(CultureInfo.InvariantCulture, $$"""
            @page{size:A4 {{(isLandscape ? "landscape" : "portrait")}};margin:17mm {{(isLandscape ? "10mm" : "15mm")}} 15mm;
            @top-left{content:{{Quoted(title.Running)}};{{Margin}};width:100%;text-align:left}
            @bottom-left{content:{{Quoted(title.Notice ?? "")}};font:bold 8pt Arial,"Liberation Sans",sans-serif;color:#8a1c1c;width:80%;text-align:left}
            @bottom-right{content:"Page " counter(page) " of " counter(pages);{{Margin}}}
            }

            """);
        return css.ToString();
    }

    /// <summary>Names the entry at the top of each of its pages. Read once more rather than held.</summary>
    public static async Task WritePages(HtmlXml html, PrintableRegister register, CancellationToken cancellation)
    {
        var running = Quoted(TitleBlock.Of(register).ShortRunning);
        await foreach (var line in register.Read(kind: null, cancellation))
        {
            var reference = PrintedEntry.ReferenceOf(line.State);
            var head = Quoted($"{reference} – {Bidi.Isolated(TextLayout.Cut(line.State.Title, HeadWidth, 8, bold: true))}");
            html.Style($"@page {PageOf(reference)}{{@top-left{{content:{head};{Margin};font-weight:bold;width:62%}}"
                + $"@top-right{{content:{running};{Margin};width:38%;text-align:right}}}}\n");
        }
    }

    public static string ClassOf(Shade shade) => $"b{shade.Fill}";

    public static string ClassOf(DirectionMeaning? meaning) => meaning switch
    {
        DirectionMeaning.Worsening => "worsening",
        DirectionMeaning.Improving => "improving",
        _ => "unchanged",
    };

    /// <summary>The name of an entry's pages: "eCR10-1".</summary>
    public static string PageOf(string reference) => $"e{reference.Replace('.', '-').Replace("–", "none", StringComparison.Ordinal)}";

    const string Margin = "font:8pt Arial,\"Liberation Sans\",sans-serif;color:#404040";

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
