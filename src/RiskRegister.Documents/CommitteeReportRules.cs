using RiskRegister.Domain;

namespace RiskRegister.Documents;

/// <summary>What the texts of a committee report must satisfy, whether they are configured or sent.</summary>
public static class CommitteeReportRules
{
    public const int LongestLine = 300;
    public const int LongestText = 20_000;
    public const int MostImplications = 30;
    public const int MostPapers = 100;

    /// <param name="faults">Gets every fault, by the member's path: "implications[2].heading".</param>
    public static void Check(CommitteeReport report, Faults faults)
    {
        Line("body", report.Body);
        Line("item", report.Item);
        Line("reportOf", report.ReportOf);
        Line("divisionsAffected", report.DivisionsAffected);
        Line("contact", report.Contact);
        Prose("executiveSummary", report.ExecutiveSummary);
        Prose("recommendation", report.Recommendation);
        Prose("background", report.Background);
        Prose("consultations", report.Consultations);
        Prose("reasonForPartTwo", report.ReasonForPartTwo);
        if (report.Implications.Count > MostImplications) faults.Add("implications", $"may be at most {MostImplications}");
        foreach (var (at, section) in report.Implications.Take(MostImplications).Index())
        {
            Line($"implications[{at}].heading", section.Heading);
            Prose($"implications[{at}].text", section.Text);
        }

        if (report.BackgroundPapers.Count > MostPapers) faults.Add("backgroundPapers", $"may be at most {MostPapers}");
        foreach (var (at, paper) in report.BackgroundPapers.Take(MostPapers).Index()) Line($"backgroundPapers[{at}]", paper);

        void Line(string path, string? text) => faults.AddUnlessCovered(path, text is null ? null : TextRules.LineFault(text, LongestLine));

        void Prose(string path, string? text) => faults.AddUnlessCovered(path, text is null ? null : TextRules.ProseFault(text,
            LongestText));
    }
}
