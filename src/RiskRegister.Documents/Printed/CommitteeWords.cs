using RiskRegister.Domain;

namespace RiskRegister.Documents.Printed;

/// <summary>A committee report, part by part, in the order in which councils write it.</summary>
static class CommitteeWords
{
    public static IEnumerable<(string Label, string Text)> Facts(CommitteeReport report, RegisterDocument register)
    {
        if (report.MeetingOn is { } day) yield return ("Meeting on", RegisterWording.Day(day));
        if (report.Item is { } item) yield return ("Item", item);
        if (report.ReportOf is { } by) yield return ("Report of", by);
        yield return ("Part", register.Edition == Edition.Public ? "Part I: open to press and public" : $"Part II: {Capitals.Lower(register.Notice!)}");
        if (report.DivisionsAffected is { } divisions) yield return ("Electoral divisions affected", divisions);
        if ((report.Contact ?? register.Settings.Contact) is { } contact) yield return ("Contact for further information", contact);
    }

    public static IEnumerable<(string Heading, IReadOnlyList<string> Paragraphs)> Sections(CommitteeReport report, RegisterDocument register)
    {
        (string Heading, IReadOnlyList<string> Paragraphs)[] sections =
        [
            ("Executive summary", Lines.Of(report.ExecutiveSummary)),
            ("Recommendation", Lines.Of(report.Recommendation)),
            ("Background and advice",
            [
                .. Lines.Of(report.Background),
                .. register.Highlights?.Summary ?? [],
                register.Edition == Edition.Exempt
                    ? "What is exempt in the register follows as Appendix A."
                    : "The register follows as Appendix A, with what changed entry by entry.",
            ]),
            ("Consultations", Lines.Of(report.Consultations)),
            .. report.Implications.Select(each => ($"Implications: {Capitals.Lower(each.Heading)}", Lines.Of(each.Text))),
            ("List of background papers", report.BackgroundPapers.Count == 0 ? ["None"] : report.BackgroundPapers),
            ("Reason for inclusion in Part II", register.Edition == Edition.Public ? [] : PartTwo(report, register)),
        ];
        return sections.Where(section => section.Paragraphs.Count > 0);
    }

    static IReadOnlyList<string> PartTwo(CommitteeReport report, RegisterDocument register) =>
        [.. Lines.Of(report.ReasonForPartTwo), $"{register.Notice}.", RegisterWording.PublicInterest];
}
