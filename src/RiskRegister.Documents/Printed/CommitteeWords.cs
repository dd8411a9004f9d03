using RiskRegister.Domain;

namespace RiskRegister.Documents.Printed;

/// <summary>A committee report, part by part, in the order in which councils write it.</summary>
static class CommitteeWords
{
    public static IEnumerable<(string Label, string Text)> Facts(CommitteeReport report, PrintableRegister register)
    {
        if (report.MeetingOn is { } day) yield return ("Meeting on", RegisterWording.Day(day));
        if (report.Item is { } item) yield return ("Item", item);
        if (report.ReportOf is { } by) yield return ("Report of", by);
        yield return ("Part", register.Edition == Edition.Public ? "Part I: open to press and public"
            : $"Part II: {Capitals.Lower(register.Notice!)}");
        if (report.DivisionsAffected is { } divisions) yield return ("Electoral divisions affected", divisions);
        if ((report.Contact ?? register.Settings.Contact) is { } contact) yield return ("Contact for further information", contact);
        foreach (var fact in PaperFacts(report, register)) yield return fact;
    }

    public static IEnumerable<(string Heading, IReadOnlyList<string> Paragraphs)> Sections(CommitteeReport report,
        PrintableRegister register)
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
            ("Matters arising", [.. (register.Paper?.Arising ?? []).SelectMany(Matter)]),
            ("Consultations", Lines.Of(report.Consultations)),
            .. report.Implications.Select(each => ($"Implications: {Capitals.Lower(each.Heading)}", Lines.Of(each.Text))),
            ("List of background papers", report.BackgroundPapers.Count == 0 ? ["None"] : report.BackgroundPapers),
            ("Reason for inclusion in Part II", register.Edition == Edition.Public ? [] : PartTwo(report, register)),
            .. (register.Paper?.HandedOut ?? []).Select(each =>
                ($"Addendum {each.Number}: {HandedOutWords(each.On, report.MeetingOn)}", Lines.Of(each.Text))),
        ];
        return sections.Where(section => section.Paragraphs.Count > 0);
    }

    static IEnumerable<(string Label, string Text)> PaperFacts(CommitteeReport report, PrintableRegister register)
    {
        if (register.Paper is not { } paper) yield break;
        yield return ("Report status", paper.PublishedOn is { } day ? RegisterWording.PublishedOn(day) : "Draft, not yet published");
        foreach (var addendum in paper.HandedOut)
            yield return ($"Addendum {addendum.Number}", Capitals.First(HandedOutWords(addendum.On, report.MeetingOn)));
    }

    // The question with who asked, then the answer or who owes it.
    static IEnumerable<string> Matter(MatterArising matter, int at)
    {
        var about = matter.About.Count == 0 ? "" : Capitals.First($"{Joined(matter.About)}: ");
        var asked = $"{at + 1}. {about}{matter.AskedBy} asked on {RegisterWording.Day(matter.AskedOn)}: ";
        return [.. Begun(asked, matter.Text), .. AnswerOf(matter)];
    }

    static IEnumerable<string> AnswerOf(MatterArising matter)
    {
        if (matter is { Answer: { } answer, AnsweredOn: { } day })
            return Begun($"Answer{(matter.Post is { } by ? $" of {by}" : "")}, {RegisterWording.Day(day)}: ", answer);
        if (matter.Post is not { } post) return ["Not answered yet."];
        return [matter.DueOn is { } due ? $"Not answered yet: {post} is to answer by {RegisterWording.Day(due)}."
            : $"Not answered yet: {post} is to answer."];
    }

    static IEnumerable<string> Begun(string beginning, string text) =>
        Lines.Of(text).Select((line, at) => at == 0 ? beginning + line : line);

    static string Joined(IReadOnlyList<string> names) =>
        names.Count == 1 ? names[0] : $"{string.Join(", ", names.Take(names.Count - 1))} and {names[^1]}";

    static string HandedOutWords(DateOnly on, DateOnly? meeting)
    {
        var when = meeting is null || on == meeting ? "at the meeting" : on < meeting ? "before the meeting" : "after the meeting";
        return $"handed out {when} on {RegisterWording.Day(on)}";
    }

    static IReadOnlyList<string> PartTwo(CommitteeReport report, PrintableRegister register) =>
        [.. Lines.Of(report.ReasonForPartTwo), $"{register.Notice}.", RegisterWording.PublicInterest];
}
