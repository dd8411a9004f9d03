using RiskRegister.Documents.Printed;

namespace RiskRegister.Documents.Html;

/// <summary>The report that takes the register to a committee.</summary>
static class HtmlCommittee
{
    public static void Write(HtmlXml html, CommitteeReport report, PrintableRegister register)
    {
        html.Start("section", ("aria-labelledby", "report"), ("class", "report"));
        html.Start("h2", ("id", "report"));
        html.Text("Report to ");
        html.Isolated(report.Body);
        html.End();
        html.Start("dl", ("class", "facts"));
        foreach (var (label, text) in CommitteeWords.Facts(report, register))
        {
            html.Element("dt", label);
            html.Written("dd", text);
        }

        html.End();
        foreach (var (heading, paragraphs) in CommitteeWords.Sections(report, register))
        {
            html.Element("h3", heading);
            foreach (var paragraph in paragraphs) html.Written("p", paragraph);
        }

        html.End();
    }
}
