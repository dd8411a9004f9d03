using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>Headings of forms that ask: "What could go wrong?", "What more do we need to do?"</summary>
internal static partial class HeadingQuestions
{
    const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    static readonly (Regex Question, HeadingMeaning Meaning)[] All =
    [
        (Actions(), Of(ImportField.Actions)),
        (Controls(), Of(ImportField.Controls)),
        (ItsOwner(), Of(ImportField.Owners)),
        (ActionOwners(), Of(ImportField.ActionOwners)),
        (ReviewedOn(), Of(ImportField.ReviewedOn)),
        (ActionDates(), Of(ImportField.ActionDates)),
        (ActionStatuses(), Of(ImportField.ActionStatuses)),
        (Likelihood(), new HeadingMeaning(ImportField.Likelihood, ScoreFamily.Plain, Sureness.Likely)),
        (Impact(), new HeadingMeaning(ImportField.Impact, ScoreFamily.Plain, Sureness.Likely)),
        (Effects(), Of(ImportField.Effects)),
        (Title(), Of(ImportField.Title)),
        (Description(), Of(ImportField.Description)),
    ];

    /// <summary>What the answer is; null of what asks nothing that is known.</summary>
    public static HeadingMeaning? MeaningOf(string heading)
    {
        if (!Asks().IsMatch(heading)) return null;
        foreach (var (question, meaning) in All)
        {
            if (question.IsMatch(heading)) return meaning;
        }

        return null;
    }

    static HeadingMeaning Of(ImportField field) => new(field, ScoreFamily.None, Sureness.Likely);

    [GeneratedRegex(@"^\s*(what|who|when|how|why|is|has|are)\s", Options)]
    private static partial Regex Asks();

    // Before what is done already: "What else is in place?" is rare, "What else are we doing?" means what is to come.
    [GeneratedRegex(
        @"^\s*what\s((more|else|further|additional|next)\b|(still\s)?needs\s(doing|to\s(be\sdone|happen))"
            + @"|(do|must|should|will)\swe\s(still\s)?(need\sto\s)?do\b|(will|can|could)\s(we|be)\s(do|done)\b"
            + @"|(are\swe|is)\s(going|planned|planning)\b|action)",
        Options)]
    private static partial Regex Actions();

    [GeneratedRegex(
        @"^\s*(what\s(are\swe\s((already|currently)\s)?doing|do\swe\s(already|currently)\sdo|have\swe\s(already\s)?(done|put)"
            + @"|is\s(already\s)?(in\splace|being\sdone)|has\s(already\s)?been\sdone|((existing|current)\s)?controls\s(are|exist|do))"
            + @"|how\s(is|are|do)\s(it|this|the\s(risk|opportunity)|we|they)\s"
            + @"(currently\s|already\s|being\s)*(manage|control|mitigat))",
        Options)]
    private static partial Regex Controls();

    [GeneratedRegex(
        @"^\s*who\s(owns|(is|are)\s(the\s)?((risk|opportunity)\s)?(owner|accountable"
            + @"|responsible\sfor\s(it|this|the\s(risk|opportunity))))",
        Options)]
    private static partial Regex ItsOwner();

    // Whoever is affected does nothing.
    [GeneratedRegex(
        @"^\s*who\s(will|is|does|by|should)\b(?!\s(be\s|being\s)?(affected|harmed|hurt|injured|impacted|exposed|at\srisk|in\sdanger)\b)",
        Options)]
    private static partial Regex ActionOwners();

    [GeneratedRegex(@"^\s*when\s(was|were)\s.*\breviewed\b", Options)]
    private static partial Regex ReviewedOn();

    [GeneratedRegex(@"^\s*(when\s(will|is|by|should)\b|by\swhen\s)", Options)]
    private static partial Regex ActionDates();

    [GeneratedRegex(@"^\s*(is|has|are)\s(it|this|they)\s(been\s)?(done|completed?|implemented|finished)\b", Options)]
    private static partial Regex ActionStatuses();

    [GeneratedRegex(@"^\s*how\s(likely|probable)\b", Options)]
    private static partial Regex Likelihood();

    [GeneratedRegex(@"^\s*how\s(bad|serious|severe|big|much\sdoes\sit\smatter)\b", Options)]
    private static partial Regex Impact();

    [GeneratedRegex(
        @"^\s*(what\s((would|could|will|might|may)\s(the\s)?(impact|effect|consequence|happen\sif|(it\s)?(lead|mean|result)|we\sgain)"
            + @"|(are|is)\sthe\s((possible|potential|likely)\s)?(impact|effect|consequence|benefit))|why\s(does|would)\s(it|this)\smatter)",
        Options)]
    private static partial Regex Effects();

    [GeneratedRegex(@"^\s*what(\sis|'s|’s)\s(the|our|your)\s(risk|opportunity)\W*$", Options)]
    private static partial Regex Title();

    [GeneratedRegex(
        @"^\s*(what\s((could|can|might|may)\s(go\s(wrong|right|well)|happen|cause)|(is|are)\sthe\s(cause|trigger)|causes)"
            + @"|(why|how)\s(is|could|might|may|would)\s(it|this)\b)",
        Options)]
    private static partial Regex Description();
}
