using System.ComponentModel.DataAnnotations;
using RiskRegister.Api.Http;
using RiskRegister.Documents;
using RiskRegister.Domain;

namespace RiskRegister.Api.Forms;

/// <summary>A report to a committee, part by part, as it is printed before the register.</summary>
/// <param name="Quarter">As "2016-17-Q3".</param>
/// <param name="Body">The committee.</param>
/// <param name="Notice">That it is not for publication, and under which paragraphs; null for the public edition.</param>
/// <param name="Facts">The lines of the front sheet.</param>
/// <param name="Sections">In the order in which they are printed; those that have nothing to say are left out.</param>
public sealed record CommitteeReportDocument(
    [property: RegularExpression(Quarters.Form)] string Quarter, RegisterEdition Edition, string Body, string? Notice,
    IReadOnlyList<ReportFact> Facts, IReadOnlyList<ReportPart> Sections)
{
    public static ReadOnlyMemory<byte> Write(CommitteeReport report, PrintableRegister register) => JsonText.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("quarter"u8, register.Quarter!.Value.ToString());
        writer.WriteString("edition"u8, Editions.NameOf(register.Edition));
        writer.WriteString("body"u8, report.Body);
        writer.WriteString("notice"u8, register.Notice);
        writer.WriteStartArray("facts"u8);
        foreach (var (label, text) in report.FactsFor(register))
        {
            writer.WriteStartObject();
            writer.WriteString("label"u8, label);
            writer.WriteString("text"u8, text);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("sections"u8);
        foreach (var (heading, paragraphs) in report.SectionsFor(register))
        {
            writer.WriteStartObject();
            writer.WriteString("heading"u8, heading);
            writer.WriteTexts("paragraphs"u8, paragraphs);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });
}

/// <param name="Label">"Report of".</param>
public sealed record ReportFact(string Label, string Text);

/// <param name="Heading">"Executive summary".</param>
public sealed record ReportPart(string Heading, IReadOnlyList<string> Paragraphs);

/// <summary>Texts of a report. What is left out is as configured; what is null is left out of the report.</summary>
public record ReportTextsRequest
{
    /// <summary>Who reports.</summary>
    [Length(1, CommitteeReportRules.LongestLine), RegularExpression(Patterns.Line)]
    public string? ReportOf { get; init; }

    [Length(1, CommitteeReportRules.LongestLine), RegularExpression(Patterns.Line)]
    public string? DivisionsAffected { get; init; }

    [Length(1, CommitteeReportRules.LongestLine), RegularExpression(Patterns.Line)]
    public string? Contact { get; init; }

    [MaxLength(CommitteeReportRules.LongestText), RegularExpression(Patterns.Prose)]
    public string? ExecutiveSummary { get; init; }

    [MaxLength(CommitteeReportRules.LongestText), RegularExpression(Patterns.Prose)]
    public string? Recommendation { get; init; }

    /// <summary>Printed before the highlights that the snapshot computes.</summary>
    [MaxLength(CommitteeReportRules.LongestText), RegularExpression(Patterns.Prose)]
    public string? Background { get; init; }

    [MaxLength(CommitteeReportRules.LongestText), RegularExpression(Patterns.Prose)]
    public string? Consultations { get; init; }

    [NeverNull, MaxLength(CommitteeReportRules.MostImplications)]
    public IReadOnlyList<ImplicationRequest>? Implications { get; init; }

    [NeverNull, MaxLength(CommitteeReportRules.MostPapers), Each(CommitteeReportRules.LongestLine)]
    public IReadOnlyList<string>? BackgroundPapers { get; init; }

    /// <summary>Why it is in Part II; in no public edition.</summary>
    [MaxLength(CommitteeReportRules.LongestText), RegularExpression(Patterns.Prose)]
    public string? ReasonForPartTwo { get; init; }

    /// <summary>Reads the texts and nothing else.</summary>
    /// <param name="faults">Gets every fault of shape.</param>
    public static CommitteeReport ReadTexts(JsonMembers members, CommitteeReport configured, Faults faults)
    {
        return configured with
        {
            ReportOf = members.Text("reportOf", nullable: true).Or(configured.ReportOf),
            DivisionsAffected = members.Text("divisionsAffected", nullable: true).Or(configured.DivisionsAffected),
            Contact = members.Text("contact", nullable: true).Or(configured.Contact),
            ExecutiveSummary = Prose("executiveSummary", configured.ExecutiveSummary),
            Recommendation = Prose("recommendation", configured.Recommendation),
            Background = Prose("background", configured.Background),
            Consultations = Prose("consultations", configured.Consultations),
            ReasonForPartTwo = Prose("reasonForPartTwo", configured.ReasonForPartTwo),
            Implications = members.Elements("implications", CommitteeReportRules.MostImplications, Implication, new ReportSection("-", ""))
                .Or(configured.Implications)!,
            BackgroundPapers = members.TextArray("backgroundPapers", CommitteeReportRules.MostPapers).Or(configured.BackgroundPapers)!,
        };

        string? Prose(string name, string? configuredText) =>
            members.Text(name, nullable: true).Or(configuredText) is { } text ? TextRules.Prose(text) : null;

        Optional<ReportSection?> Implication(System.Text.Json.JsonElement element, string path)
        {
            var section = new JsonMembers(element, path, faults);
            section.Require("heading");
            section.Require("text");
            var (heading, text) = (section.Text("heading").Or("-")!, section.Text("text").Or("")!);
            section.Close();
            return new ReportSection(heading, TextRules.Prose(text));
        }
    }
}

/// <summary>Texts of a report, and whom it is to. What is left out is as configured; what is null is left out of the report.</summary>
public sealed record CommitteeReportRequest : ReportTextsRequest
{
    /// <summary>The committee.</summary>
    [NeverNull, Length(1, CommitteeReportRules.LongestLine), RegularExpression(Patterns.Line)]
    public string? Body { get; init; }

    public DateOnly? MeetingOn { get; init; }

    /// <summary>As the agenda numbers it.</summary>
    [Length(1, CommitteeReportRules.LongestLine), RegularExpression(Patterns.Line)]
    public string? Item { get; init; }

    /// <param name="faults">Gets everything that is wrong.</param>
    public static CommitteeReport Read(JsonBody body, CommitteeReport configured, Faults faults)
    {
        var members = new JsonMembers(body.Root, "", faults);
        var report = ReadTexts(members, configured, faults) with
        {
            Body = members.Text("body").Or(configured.Body)!,
            MeetingOn = members.Date("meetingOn").Or(configured.MeetingOn),
            Item = members.Text("item", nullable: true).Or(configured.Item),
        };
        members.Close();
        CommitteeReportRules.Check(report, faults);
        return report;
    }
}

public sealed record ImplicationRequest
{
    /// <summary>"Finance".</summary>
    [Length(1, CommitteeReportRules.LongestLine), RegularExpression(Patterns.Line)]
    public required string Heading { get; init; }

    [MaxLength(CommitteeReportRules.LongestText), RegularExpression(Patterns.Prose)]
    public required string Text { get; init; }
}
