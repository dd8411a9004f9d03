using System.Collections.Frozen;
using System.Text;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// What councils call the columns of a register. Compared without regard to case, punctuation, plural, the order of words and
/// whether "risk" or "opportunity" stands with them.
/// </summary>
internal sealed class HeadingNames
{
    const int LongestHeading = 120;

    static readonly FrozenSet<string> Fillers = Set("a", "an", "and", "by", "for", "in", "is", "of", "or", "the", "to");
    static readonly FrozenSet<string> RiskWords = Set("risk", "rin", "mitigating", "consequence", "threat");
    static readonly FrozenSet<string> OpportunityWords = Set("opportunity", "oin", "maximising", "maximizing", "benefit");

    static readonly string[] ScoreNouns = ["Score", "Rating", ""];
    static readonly string[] ScoreWords =
    [
        "", "Inherent", "Gross", "Initial", "Original", "Raw", "Unmitigated", "Before controls", "Before actions",
    ];

    static readonly string[] ResidualWords =
    [
        "Residual", "Net", "Mitigated", "After controls", "After actions", "After mitigation", "After mitigating actions",
        "After maximising actions",
    ];

    static readonly string[] TargetWords = ["Target"];

    readonly FrozenDictionary<string, RegisterColumn> columns;

    public HeadingNames(RegisterLabels labels)
    {
        var names = new Dictionary<string, RegisterColumn>(StringComparer.Ordinal);
        Add(RegisterColumn.Reference, "Reference", "Ref", "Reference number", "Reference no", "Ref number", "Ref no",
            "Identification number", "Identification number (RIN)", "Identification number (OIN)", "RIN", "OIN", "Identifier", "ID",
            "ID number", "ID no", "Number", "No", "CRR ref", "CRR no", "Code");
        Add(RegisterColumn.SourceReference, "Source reference", "Source ref");
        Add(RegisterColumn.Kind, "Kind", "Entry kind");
        Add(RegisterColumn.Title, "Title", "Name", "Headline", "Event");
        Add(RegisterColumn.Description, "Description", "Details", "Summary");
        Add(RegisterColumn.Types, "Type", "Category");
        Add(RegisterColumn.Service, "Service", "Service area", "Directorate", "Department", "Directorate or service");
        Add(RegisterColumn.Effects, "Possible consequences", "Potential consequences", "Consequences", "Possible benefits",
            "Potential benefits", "Benefits", "Possible consequences or benefits", "Consequences or benefits", "Effects",
            "Possible effects", "Potential effects");
        Add(RegisterColumn.Controls, "Current controls", "Existing controls", "Controls", "Controls in place", "Current controls in place",
            "Existing controls in place", "Internal controls", "Key controls", "Progress to date", "Progress",
            "Current controls or progress", "Controls or progress");
        Add(RegisterColumn.Actions, "Mitigating actions", "Maximising actions", "Maximizing actions", "Mitigation actions",
            "Mitigating", "Maximising", "Mitigation", "Actions", "Further actions", "Planned actions", "Proposed actions",
            "Further mitigating actions", "Further maximising actions", "Mitigating or maximising actions", "Action plan");
        Add(RegisterColumn.Owners, "Owner", "Lead", "Lead officer", "Responsible officer", "Accountable officer");
        Add(RegisterColumn.Direction, "Direction of travel", "Direction", "DoT", "Trend");
        Add(RegisterColumn.Narrative, "Narrative", "Direction of travel narrative", "Direction narrative");
        AddScores(ScoreWords, RegisterColumn.Score, RegisterColumn.Impact, RegisterColumn.Likelihood);
        AddScores(ResidualWords, RegisterColumn.ResidualScore, RegisterColumn.ResidualImpact, RegisterColumn.ResidualLikelihood);
        AddScores(TargetWords, RegisterColumn.TargetScore, RegisterColumn.TargetImpact, RegisterColumn.TargetLikelihood);

        // An organisation's own words come last, because they win: "Current score" is one thing here and another there.
        Add(RegisterColumn.Owners, labels.Owner);
        Add(RegisterColumn.Direction, labels.DirectionOfTravel);
        AddScores([WithoutNoun(labels.Score)], RegisterColumn.Score, RegisterColumn.Impact, RegisterColumn.Likelihood);
        AddScores(
            [WithoutNoun(labels.ResidualScore)],
            RegisterColumn.ResidualScore,
            RegisterColumn.ResidualImpact,
            RegisterColumn.ResidualLikelihood);
        AddScores([WithoutNoun(labels.TargetScore)], RegisterColumn.TargetScore, RegisterColumn.TargetImpact, RegisterColumn.TargetLikelihood);
        columns = names.ToFrozenDictionary(StringComparer.Ordinal);

        void Add(RegisterColumn column, params ReadOnlySpan<string> headings)
        {
            foreach (var heading in headings)
            {
                if (KeyOf(heading) is { Length: > 0 } key) names[key] = column;
            }
        }

        void AddScores(string[] words, RegisterColumn product, RegisterColumn impact, RegisterColumn likelihood)
        {
            foreach (var word in words)
            {
                foreach (var noun in ScoreNouns)
                {
                    Add(product, $"{word} {noun}");
                    Add(impact, $"{word} impact {noun}");
                    Add(likelihood, $"{word} likelihood {noun}", $"{word} probability {noun}");
                }
            }
        }
    }

    /// <summary>The column that a heading names, or null.</summary>
    public RegisterColumn? ColumnOf(string heading)
    {
        if (heading.Length is 0 or > LongestHeading) return null;
        if (Named(heading) is { } column) return column;
        var bracket = heading.IndexOf('(', StringComparison.Ordinal);
        return bracket > 0 ? Named(heading[..bracket]) : null;
    }

    /// <summary>The kind of entry that a heading speaks of; null when it speaks of none or of both.</summary>
    public static EntryKind? KindOf(string heading)
    {
        if (heading.Length > LongestHeading) return null;
        var words = WordsOf(heading).ToArray();
        return (words.Any(RiskWords.Contains), words.Any(OpportunityWords.Contains)) switch
        {
            (true, false) => EntryKind.Risk,
            (false, true) => EntryKind.Opportunity,
            _ => null,
        };
    }

    RegisterColumn? Named(string heading)
    {
        var key = KeyOf(heading);
        if (key.Length == 0) return KindOf(heading) is null ? null : RegisterColumn.Title;
        return columns.TryGetValue(key, out var column) ? column : null;
    }

    static string WithoutNoun(string label) =>
        string.Join(' ', WordsOf(label).Where(word => word is not ("score" or "rating")));

    static string KeyOf(string heading) => string.Join(' ', WordsOf(heading)
        .Where(word => word is not ("risk" or "opportunity") && !Fillers.Contains(word))
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal));

    static IEnumerable<string> WordsOf(string heading)
    {
        var word = new StringBuilder();
        foreach (var character in heading.Replace("(s)", "s", StringComparison.OrdinalIgnoreCase).ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(character))
            {
                word.Append(character);
            }
            else if (word.Length > 0)
            {
                yield return Singular(word.ToString());
                word.Clear();
            }
        }

        if (word.Length > 0) yield return Singular(word.ToString());
    }

    static string Singular(string word)
    {
        if (word.Length <= 3 || !word.EndsWith('s') || word.EndsWith("ss", StringComparison.Ordinal)) return word;
        return word.EndsWith("ies", StringComparison.Ordinal) ? word[..^3] + "y" : word[..^1];
    }

    static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal);
}
