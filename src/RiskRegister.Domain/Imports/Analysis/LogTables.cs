using System.Collections.Frozen;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Asks about tables that, by their names, hold what stands beside risks in a log of projects ("RAID") and is none, "Issues" and "Key
/// dependencies", although their headings are a register's.
/// </summary>
internal sealed class LogTables(HeadingNames names, Decisions decisions)
{
    public const string LeaveOut = "leaveOut";

    static readonly FrozenSet<string> Things = WordSet.Of("issue", "issues", "assumption", "assumptions", "dependency", "dependencies",
        "decision", "decisions", "constraint", "constraints");

    // What their names may add.
    static readonly FrozenSet<string> Beside = WordSet.Of("log", "register", "list", "table", "key", "open", "current", "live", "active",
        "project", "programme", "the", "our", "other", "and", "&", "-", "–", "");

    public void Find(IReadOnlyList<TableReading> tables)
    {
        foreach (var table in tables.Where(table => table.IsRead && table.Mapping?.Use is null))
        {
            var others = table.Parts.Where(part => IsOfOthers(table, part)).ToHashSet();
            if (others.Count == 0 || !tables.Any(other => other.IsRead && other.Parts.Any(part => IsRegister(other, part)))) continue;
            table.Parts = [.. table.Parts.Where(part => !others.Contains(part) || !IsLeftOut(table, part))];
            if (table.Parts.Count == 0) table.LeaveOut();
        }
    }

    /// <summary>Whether a folded word is the name of one: "issue", "dependencies".</summary>
    public static bool IsWordOfOne(string word) => Things.Contains(word);

    /// <summary>Whether a folded word says of a row that it is one, or an action, and so neither risk nor opportunity.</summary>
    public static bool IsOfLog(string word) => IsWordOfOne(word) || word is "action" or "actions";

    /// <summary>Whether a name speaks of them, and of nothing else: "3. Issues log".</summary>
    public static bool IsName(string name)
    {
        var words = TextKey.Of(name).Split(' ', '(', ')', ':', '/', ',');
        return words.Any(Things.Contains)
            && words.All(word => Things.Contains(word) || Beside.Contains(word) || word.AsSpan().TrimEnd("0123456789.)") is "");
    }

    // Headings that speak of a kind are believed.
    bool IsOfOthers(TableReading table, TablePart part) => NameOf(table, part) is { } name && IsName(name)
        && names.AreOfRegister(part.Headings) && !part.Headings.Any(heading => HeadingNames.KindNamedIn(heading) is not null
            && names.MeaningOf(heading) is { Family: ScoreFamily.None, Field: ImportField.Title or ImportField.Description });

    bool IsRegister(TableReading table, TablePart part) => names.AreOfRegister(part.Headings) && !IsOfOthers(table, part);

    static string? NameOf(TableReading table, TablePart part) =>
        part.Caption ?? NamesAbove.Of(table.Source).FirstOrDefault(IsName) ?? table.Source.Title;

    bool IsLeftOut(TableReading table, TablePart part)
    {
        var name = NameOf(table, part)!;
        var question = QuestionOf(name, "table has", table.Source.Name, table.Source.Rows[part.Heading].Number);
        return decisions.Ask(question) == LeaveOut;
    }

    /// <summary>Whether what has such a name is read.</summary>
    /// <param name="have">What has the scores: "table has".</param>
    public static ImportQuestion QuestionOf(string name, string have, string table, int row) => new(
        $"log:{Decisions.IdOf(name)}",
        ImportCodes.KindUnreadable,
        $"\"{CellText.Shown(name)}\" are neither risks nor opportunities, though the {have} scores as they have: is it read?",
        [new(LeaveOut, "It is left out."), new("entries", "Its rows are risks, and are read.")],
        LeaveOut, table, row);
}
