namespace RiskRegister.Domain.Imports;

/// <summary>
/// Whether what stands below a text that speaks of exemption is exempt: named where it says so and why, else asked. It is never open
/// without a word.
/// </summary>
internal sealed class ExemptSections(ExemptNotes notes, Decisions decisions, List<ImportMessage> messages)
{
    const string Exempt = "exempt";
    const string Open = "open";
    const string All = "all";

    readonly HashSet<(string Table, string Id)> reported = [];

    public ExemptNotes Notes => notes;

    /// <summary>The caption where entries below it are exempt, or are to be until it is answered; null where they are open.</summary>
    public ExemptCaption? Below(ExemptCaption caption, SourceTable table, int? row)
    {
        var shown = CellText.Shown(caption.Text);
        return Read(
            $"exempt-section:{Decisions.IdOfWhole(caption.Text)}", caption, $"\"{shown}\" stands above entries: they are exempt",
            $"\"{shown}\" stands above or below entries, or names their table: are they exempt?", table, row);
    }

    /// <summary>The same of a note whose mark stands in a cell of a row, or of a comment on one.</summary>
    public ExemptCaption? Marked(ExemptCaption note, SourceTable table, int row)
    {
        var shown = CellText.Shown(note.Text);
        return Read(
            $"exempt-note:{Decisions.IdOfWhole(note.Text)}", note, $"The note or comment \"{shown}\" is marked in rows: they are exempt",
            $"The note or comment \"{shown}\" is marked in rows: are they exempt?", table, row);
    }

    /// <summary>The same of a document's table that stands further down, below another name.</summary>
    public ExemptCaption? After(ExemptCaption caption, SourceTable table)
    {
        var name = table.Title ?? SheetNames.OwnName(table);
        var question = Question(
            $"exempt-after:{Decisions.IdOfWhole(name)}",
            $"\"{CellText.Shown(caption.Text)}\" stands above a table, and \"{CellText.Shown(name)}\" further down: are the entries there "
                + "exempt, too?",
            caption, table, null);
        return AsAnswered(caption, decisions.AskOfText(question, caption.Text, Exempt));
    }

    /// <summary>The same of a sentence that names entries by their numbers, or by a mark.</summary>
    /// <param name="entries">Those that it names; null where the import has none of them.</param>
    /// <param name="unfound">What it names besides, and the import does not have.</param>
    /// <returns>Which are exempt, and what says so; none where they are open.</returns>
    public (NamedExemption Which, ExemptCaption? Caption) OfNamed(
        ExemptCaption caption, string? entries, string[] unfound, SourceTable table)
    {
        if (entries is null)
        {
            var below = Below(caption with { IsClear = false }, table, null);
            return (below is null ? NamedExemption.None : NamedExemption.All, below);
        }

        // What it means by another name may be any of the others.
        var isPart = unfound.Length > 0;
        var without = isPart ? $"; there is no {string.Join(", ", unfound.Select(name => $"\"{CellText.Shown(name)}\""))}" : "";
        var answer = decisions.Ask(new ImportQuestion(
            $"exempt-entries:{Decisions.IdOfWhole(caption.Text)}",
            ImportCodes.ExemptUnclear,
            $"\"{CellText.Shown(caption.Text)}\" stands outside of the entries, and names some{without}: which are exempt?",
            [
                new(Exempt, $"{entries}, and no others: kept out of the public edition."),
                new(All, "All entries."),
                new(Open, "None: press and public may see them, and the words mean something else."),
            ],
            isPart ? All : Exempt, table.Name));
        var which = answer switch
        {
            Open => NamedExemption.None,
            All => NamedExemption.All,
            null when isPart => NamedExemption.All,
            _ => NamedExemption.Named,
        };
        return (which, AsAnswered(caption, answer));
    }

    // Named where it says so and why, else asked.
    ExemptCaption? Read(string id, ExemptCaption caption, string named, string asked, SourceTable table, int? row)
    {
        if (!caption.IsClear || decisions.Mapping.Answers.ContainsKey(id))
            return AsAnswered(caption, decisions.Ask(Question(id, asked, caption, table, row)));
        if (reported.Add((table.Name, id)))
        {
            messages.Report(table.Name, row, null, ImportCodes.RowsExempt,
                $"{named}{Under(caption)}. Where it means something else, the mapping's answers can say so (\"{id}\": \"{Open}\").");
        }

        return caption;
    }

    static ExemptCaption? AsAnswered(ExemptCaption caption, string? answer) =>
        answer == Open ? null : caption with { IsAsked = answer is null };

    static string Under(ExemptCaption caption) => caption.Paragraph is { } named
        ? $" under {(named.Contains(' ', StringComparison.Ordinal) ? "paragraphs" : "paragraph")} {named}" : "";

    static ImportQuestion Question(string id, string text, ExemptCaption caption, SourceTable table, int? row) => new(
        id,
        ImportCodes.ExemptUnclear,
        text,
        [
            new(Exempt, $"They are exempt{Under(caption)}: they are kept out of the public edition."),
            new(Open, "Press and public may see them: the words mean something else."),
        ],
        Exempt, table.Name, row);
}
