using System.Collections.Frozen;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Asks what columns say that have yes or no in every cell below a heading that explains nothing: "Opp?", "On CRR?", "OK for web?".
/// </summary>
internal sealed class FlagColumns(List<ColumnDraft> columns, TableMapping? mapping, Decisions decisions, string table, int row)
{
    // More of them are a list that is ticked: of the kinds of impact, of the quarters.
    const int MostUnknown = 3;

    static readonly QuestionChoice IsNothing = new(FlagAnswers.Nothing, "Nothing that the register keeps: the column is not read.");
    static readonly QuestionChoice IsOpportunity = new(FlagAnswers.Opportunity, "Yes: it is an opportunity, and else a risk.");
    static readonly QuestionChoice IsExempt = new(FlagAnswers.Exempt, "Yes: press and public may not see it.");
    static readonly QuestionChoice IsPublic = new(FlagAnswers.Public, "No: press and public may not see it.");
    static readonly QuestionChoice IsClosed = new(FlagAnswers.Closed, "Yes: it is no longer on the register.");
    static readonly QuestionChoice IsOpen = new(FlagAnswers.Open, "No: it is no longer on the register.");

    // What headings speak of that is none of these, as their words begin.
    static readonly string[] OfElse =
    [
        "accept", "toler", "appetite", "within", "outside", "critical", "escalat", "statutory", "insur", "impact", "schedul",
        "valid", "evidenc", "train", "link", "shar", "key", "fraud", "audit", "financ", "action", "control", "review", "new",
        "mitigat", "treat", "respons", "monitor", "scor", "rating", "likelihood", "target", "updat", "chang", "assur", "sign",
        "confirm", "check", "approv", "agree", "complet", "done", "started", "implement", "test", "plan", "budget", "cost",
        "fund", "saving", "legal", "reputat", "people", "staff", "environment", "climate", "carbon", "safe", "health",
        "equalit", "operational", "strategic", "safeguard", "gdpr", "data", "cyber", "ict", "project", "partner", "service",
        "directorate", "ward", "compliance", "owner", "attach", "document", "report", "kri", "kpi", "indicator", "trigger",
        "cross", "depend", "confidential", "integrity", "availab", "rag", "met", "adequate", "effective", "overdue", "urgent",
        "priority", "high", "significant", "major", "principal", "internal", "external", "manual", "auto", "note", "comment",
        "remark", "narrative", "travel", "webcast",
    ];

    static readonly FrozenSet<string> Registers = WordSet.Of("register", "crr", "srr", "orr", "drr", "rr");

    static readonly FrozenSet<string> Opportunities = WordSet.Of("opp", "opps", "opportunity", "upside");

    static readonly FrozenSet<string> Ends = WordSet.Of(
        "materialised", "materialized", "realised", "realized", "crystallised", "parked", "obsolete", "merged", "superseded", "ceased",
        "discontinued", "ended");

    static readonly FrozenSet<string> Publications = WordSet.Of("web", "website", "internet", "online", "foi");

    // As Welsh has it behind nouns.
    static readonly FrozenSet<string> Confidential = WordSet.Of("gyfrinachol", "gyfyngedig", "breifat");

    static readonly FrozenSet<string> Going = WordSet.Of(
        "for", "to", "on", "ok", "can", "go", "goes", "show", "shown", "suitable", "release");

    public void Ask()
    {
        // Our own exports have columns for other programs.
        if (Has(ImportField.Id)) return;
        ColumnDraft[] flags = [.. columns.Where(IsFlag)];
        var unknown = flags.Count(flag => ProposedFor(flag) == FlagAnswers.Nothing);
        foreach (var flag in flags)
        {
            var proposed = ProposedFor(flag);
            var isAsked = proposed != FlagAnswers.Nothing || decisions.Mapping.Answers.ContainsKey(FlagAnswers.IdOf(flag.Name))
                || (unknown <= MostUnknown && mapping is not { Columns.Count: > 0 });
            if (isAsked) Ask(flag, proposed);
        }
    }

    void Ask(ColumnDraft flag, string proposed)
    {
        List<QuestionChoice> choices = [IsNothing];
        if (!Has(ImportField.Kind)) choices.Add(IsOpportunity);
        choices.AddRange([IsExempt, IsPublic]);
        if (!Has(ImportField.Status)) choices.AddRange([IsClosed, IsOpen]);
        var answer = decisions.Ask(new ImportQuestion(
            FlagAnswers.IdOf(flag.Name), ImportCodes.ColumnAssumed,
            $"\"{CellText.Shown(flag.Name)}\" says yes or no of each row: what does it say of an entry?",
            choices, choices.Exists(choice => choice.Value == proposed) ? proposed : FlagAnswers.Nothing, table, row, flag.Name));
        if (FieldOf(answer) is { } field) flag.Become(field, Sureness.Sure);
    }

    static ImportField? FieldOf(string? answer) => answer switch
    {
        FlagAnswers.Opportunity => ImportField.Kind,
        FlagAnswers.Exempt or FlagAnswers.Public => ImportField.Exempt,
        FlagAnswers.Closed or FlagAnswers.Open => ImportField.Status,
        _ => null,
    };

    static bool IsFlag(ColumnDraft column) =>
        column is { IsMapped: false, IsRead: false, IsHeaded: true, Reason: null, Sample.HasOnlyYesOrNo: true }
        && !PeriodNames.IsIn(column.Name) && !SpeaksOfElse(WordsOf(column));

    static bool SpeaksOfElse(string[] words) => !words.Any(Registers.Contains)
        && words.Any(word => Array.Exists(OfElse, beginning => word.StartsWith(beginning, StringComparison.Ordinal)));

    static string ProposedFor(ColumnDraft flag)
    {
        var words = WordsOf(flag);
        var isOfRegister = words.Any(Registers.Contains);
        return words.Any(Ends.Contains) || (isOfRegister && words.Contains("off", StringComparer.Ordinal)) ? FlagAnswers.Closed
            : isOfRegister && words.Any(word => word is "on" or "still" or "in") ? FlagAnswers.Open
            : words.Any(Opportunities.Contains) ? FlagAnswers.Opportunity
            : words.Any(Confidential.Contains) ? FlagAnswers.Exempt
            : words.Contains("publish", StringComparer.Ordinal) || (words.Any(Publications.Contains) && words.Any(Going.Contains))
                ? FlagAnswers.Public
            : FlagAnswers.Nothing;
    }

    static string[] WordsOf(ColumnDraft column) => HeadingNames.FoldedHeading(column.Name).Split(' ');

    bool Has(ImportField field) => columns.Exists(column => column.Is(field));
}
