using System.Collections.Frozen;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Columns of days under a heading that says little or may mean something else: "Dates", "By", "Review / due date", "Target". What
/// they are, their cells and their places say.
/// </summary>
internal sealed class DayColumns(List<ColumnDraft> columns, Decisions decisions, SourceTable table, TablePart part, HeadingNames names)
{
    const int MostLines = 60;
    const string Target = "target";

    // Of a day by which something is to be done, as long as nothing else stands with them.
    static readonly FrozenSet<string> Words = WordSet.Of(
        "date", "by", "when", "due", "review", "target", "completion", "deadline", "action", "agreed", "planned", "expected",
        "proposed", "implementation", "implement", "implemented", "delivery", "finish", "end", "milestone", "eta", "for", "of", "to", "be",
        "or", "and", "dyddiad", "dyddiadau", "erbyn");

    // Of what headings of days speak beside that.
    static readonly FrozenSet<string> Originals = WordSet.Of("original", "originally", "baseline", "initial", "first");
    static readonly FrozenSet<string> Currents =
        WordSet.Of("current", "currently", "latest", "now", "forecast", "expected", "estimated", "projected");
    static readonly FrozenSet<string> Targets = WordSet.Of("target");
    static readonly FrozenSet<string> Scored = WordSet.Of("score", "rating", "level", "risk", "opportunity");
    static readonly FrozenSet<string> Acted =
        WordSet.Of("action", "mitigation", "control", "treatment", "task", "completion", "complete", "milestone");

    /// <summary>Whether a heading speaks of a day by which something is to be done, or of a day and nothing else.</summary>
    public static bool IsOfDays(string heading) =>
        HeadingNames.FoldedHeading(heading).Split(' ') is var words && Array.TrueForAll(words, Words.Contains)
        && !(words.Contains("review", StringComparer.Ordinal) && !words.Contains("due", StringComparer.Ordinal));

    // What stands behind the target score was said to be that score's day: other days are not asked about under the same id.
    bool isOfTarget;

    public void Read()
    {
        ReadTargets();
        ReadDateOfTarget();
        ReadDaysOfActions();
        ReadRevisedDays();
    }

    // "Target" over days or quarters is no score; but 4/5, of which a spreadsheet makes a day, is one.
    void ReadTargets()
    {
        foreach (var column in columns.Where(column => column is { IsMapped: false, Family: ScoreFamily.Target, Sample.Filled: > 0 }
            && column.Part == ImportField.Score))
        {
            var lines = LinesOf(column);
            if ((AreDays(lines) || Array.Exists(lines, IsPeriod)) && Array.Exists(lines, IsNoScore)
                && Array.TrueForAll(lines, IsDayOrWords)) column.Become(ImportField.ActionDates, Sureness.Likely);
        }

        static bool IsDayOrWords(string line) => DateText.Read(line) is not null || !line.Any(char.IsAsciiDigit) || IsPeriod(line);
        static bool IsNoScore(string line) => IsPeriod(line)
            || (DateText.Read(line) is { } day && (day.Day > Score.Highest || day.Month > Score.Highest));

        // "Q1", "Q3 2026/27", "Q1–Q2"
        static bool IsPeriod(string line) => line.Any(char.IsAsciiLetter)
            && (PeriodNames.IsOne(line) || Array.TrueForAll(line.Split('–', '-', '—'), part => PeriodNames.IsOne(part.Trim())));
    }

    // "Target date" beside a target score is the day by which that is to be reached: right behind it, or where there are no actions.
    // Without a target score "Target risk date" may be that of the actions.
    void ReadDateOfTarget()
    {
        if (Has(ImportField.Actions) && !columns.Exists(IsTarget))
        {
            foreach (var column in columns.Where(column => column is { IsMapped: false, Sureness: Sureness.Likely }
                && column.Is(ImportField.TargetDate)))
                column.Fields = [];
        }

        foreach (var (at, column) in columns.Index().Skip(1))
        {
            var before = columns[at - 1];
            var isDay = column.Is(ImportField.ActionDates) ? IsOfTarget(column.Name) : IsBy(column, before);
            if (column.IsMapped) continue;
            if (!isDay && column.Is(ImportField.ActionDates) && IsTarget(before) && !Speaks(column, Acted)) AskWhatIsDue(column);
            if (!isDay) continue;
            if (IsTarget(before) || (!Has(ImportField.Actions) && columns.Exists(IsTarget)))
                column.Become(ImportField.TargetDate, Sureness.Likely);
        }

        bool IsBy(ColumnDraft column, ColumnDraft before) => IsTarget(before) && MayBeDays(column)
            && HeadingNames.FoldedHeading(column.Heading) is "by" or "by date" or "to be reached by";
        bool IsOfTarget(string name) => names.FoldedPart(name) is "target date" or "target" or "target by" or "dyddiad targed";
        static bool IsTarget(ColumnDraft column) => column.Family == ScoreFamily.Target
            || column.Is(ImportField.TargetScore) || column.Is(ImportField.TargetImpact) || column.Is(ImportField.TargetLikelihood);
    }

    // "Timescale" behind the target score, and the actions elsewhere.
    void AskWhatIsDue(ColumnDraft column)
    {
        if (!Has(ImportField.Actions)) return;
        var answer = decisions.Ask(new ImportQuestion(
            IdOfDays,
            ImportCodes.ColumnTwice,
            $"\"{column.Name}\" stands behind the target score: is it when the actions are due, or when that score is to be reached?",
            [
                new(column.Name, $"\"{column.Name}\" says when the actions are due."),
                new(Target, "It says when the target score is to be reached."),
            ],
            null, table.Name, table.Rows[part.Heading].Number, column.Name), columns);
        isOfTarget = answer == Target;
        if (isOfTarget) column.Become(ImportField.TargetDate, Sureness.Sure);
        else column.Sureness = answer is null ? Sureness.Unsure : Sureness.Sure;
    }

    // Days behind the actions are theirs where nothing else stands between, and no column is headed as theirs.
    void ReadDaysOfActions()
    {
        var actions = columns.FindIndex(column => column.Is(ImportField.Actions));
        if (actions < 0 || Has(ImportField.ActionDates)) return;
        ColumnDraft[] days = [.. columns.Skip(actions + 1).Where(MayBeDays)];
        if (days.Length == 0) return;
        var between = columns.Take(columns.IndexOf(days[0])).Skip(actions);
        if (days.Length == 1 && between.All(IsOfActions) && !SpeaksOfReview(days[0].Heading) && !IsOfEntry(days[0].Heading))
        {
            days[0].Become(ImportField.ActionDates, Sureness.Likely);
            return;
        }

        if (isOfTarget) return;
        var headings = string.Join(", ", days.Select(column => $"\"{column.Name}\""));
        var answer = decisions.Ask(new ImportQuestion(
            IdOfDays,
            ImportCodes.ColumnTwice,
            $"{headings} {(days.Length == 1 ? "holds" : "hold")} days behind the actions: are those the days by which the actions are due?",
            [
                .. days.Select(column => new QuestionChoice(column.Name, $"\"{column.Name}\" says when the actions are due.")),
                new("none", "They are other days, and are not read."),
            ],
            days[0].Name, table.Name, table.Rows[part.Heading].Number, days[0].Name), columns);
        Array.Find(days, column => column.Name == answer)?.Become(ImportField.ActionDates, Sureness.Sure);
    }

    // "Revised due date" counts where it has a day; alone it is the due date.
    void ReadRevisedDays()
    {
        ReadCurrentBesideOriginal();
        var revised = columns.FindAll(column => column is { IsMapped: false } && column.Is(ImportField.RevisedActionDates));
        foreach (var column in revised)
        {
            if (Has(ImportField.TargetDate) && Speaks(column, Targets) && (!Has(ImportField.ActionDates) || Speaks(column, Scored)))
                column.Become(ImportField.TargetDate, Sureness.Sure);
            else if (column.Sureness == Sureness.Likely) AskWhetherMoved(column);
            else if (!Has(ImportField.ActionDates)) column.Become(ImportField.ActionDates, Sureness.Sure);
        }
    }

    // "Latest forecast" behind "Original date".
    void ReadCurrentBesideOriginal()
    {
        var original = columns.FindIndex(column => column is { IsMapped: false } && column.Is(ImportField.ActionDates)
            && Speaks(column, Originals));
        if (original < 0 || Has(ImportField.RevisedActionDates)) return;
        columns.Skip(original + 1).FirstOrDefault(column => column is { IsMapped: false, IsRead: false } && Speaks(column, Currents)
            && AreDays(LinesOf(column)))?.Become(ImportField.RevisedActionDates, Sureness.Likely);
    }

    // "Revised date" may be the day on which somebody revised the row; nothing says so but its place beside another day.
    void AskWhetherMoved(ColumnDraft column)
    {
        var due = columns.Find(other => other.Is(ImportField.ActionDates));
        if (due is null || !AreDays(LinesOf(column)))
        {
            column.Fields = [];
            return;
        }

        var answer = decisions.Ask(new ImportQuestion(
            $"moved-days:{Decisions.IdOf(column.Name)}:{Decisions.IdOf(table.Title ?? "")}",
            ImportCodes.ColumnTwice,
            $"\"{column.Name}\" stands beside \"{due.Name}\": is it the day to which an action was moved?",
            [
                new("moved", $"It is: where it has a day, that counts, and else \"{due.Name}\"."),
                new("none", "It is another day, and is not read."),
            ],
            "moved", table.Name, table.Rows[part.Heading].Number, column.Name), columns);
        if (answer == "none") column.Ignore($"\"{due.Name}\" says when the actions are due.");
        else column.Sureness = answer is null ? Sureness.Unsure : Sureness.Sure;
    }

    bool MayBeDays(ColumnDraft column) =>
        column is { IsMapped: false, IsRead: false, IsHeaded: true } && (IsOfDays(column.Heading) || IsOfEntry(column.Heading))
        && AreDays(LinesOf(column));

    // "Target risk date".
    static bool IsOfEntry(string heading) => HeadingsOfTargets.MeaningOf(heading) is not null;

    static bool SpeaksOfReview(string heading) => HeadingNames.FoldedHeading(heading).Contains("review", StringComparison.Ordinal);

    static bool IsOfActions(ColumnDraft column) => !column.IsRead || column.Is(ImportField.Status) || column.Is(ImportField.Owners)
        || (column.Fields is [var field] && ItemParts.Of(field) == ImportField.Actions);

    // Some lines of them say "ongoing" or "as required".
    static bool AreDays(string[] lines) =>
        lines.Length > 0 && lines.Count(line => DateText.Read(line) is not null) * 3 >= lines.Length;

    string[] LinesOf(ColumnDraft column) => [.. part.LinesOf(table, column.Index).Take(MostLines)];

    static bool Speaks(ColumnDraft column, FrozenSet<string> words) =>
        Array.Exists(HeadingNames.FoldedHeading(column.Heading).Split(' '), words.Contains);

    string IdOfDays => $"action-days:{Decisions.IdOf(table.Title ?? "")}";

    bool Has(ImportField field) => columns.Exists(column => column.Is(field));
}
