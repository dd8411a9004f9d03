using RiskRegister.Documents.Printed;

namespace RiskRegister.Documents.Word;

/// <summary>The report that takes the register to a committee.</summary>
static class WordCommittee
{
    public static IEnumerable<WordHeading> Headings(CommitteeReport report, PrintableRegister register) =>
        CommitteeWords.Sections(report, register).Select((section, at) => new WordHeading($"_TocReport{at + 1}", 2, section.Heading))
            .Prepend(new WordHeading("_TocReport0", 1, $"Report to {report.Body}"));

    public static void Write(WordXml word, CommitteeReport report, PrintableRegister register)
    {
        var headings = Headings(report, register).ToArray();
        word.Heading(headings[0]);
        foreach (var (label, text) in CommitteeWords.Facts(report, register)) WordFront.WriteFact(word, "ReportFact", label, text);
        foreach (var (heading, section) in headings.Skip(1).Zip(CommitteeWords.Sections(report, register)))
        {
            word.Heading(heading);
            foreach (var paragraph in section.Paragraphs) word.Paragraph("Normal", paragraph);
        }
    }
}
