using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using System.Text;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// What councils call the columns of a register. Compared without regard to case, punctuation, plural, the order of words and
/// whether "risk" or "opportunity" stands with them.
/// </summary>
internal sealed class HeadingNames
{
    const int LongestHeading = 160;
    const int MostRemembered = 10_000;

    static readonly FrozenSet<string> Fillers = WordSet.Of("a", "an", "and", "by", "for", "in", "is", "of", "or", "the", "to", "be",
        "percent", "y", "yr", "brief");
    static readonly FrozenSet<string> RiskWords = WordSet.Of("risk", "risg", "risgiau", "rin", "mitigating", "consequence", "threat",
        "downside");
    static readonly FrozenSet<string> OpportunityWords = WordSet.Of("opportunity", "cyfle", "cyfleoedd", "oin", "maximising", "maximizing",
        "benefit", "opp", "upside");

    static readonly FrozenSet<string> Signs = WordSet.Of("+/-", "±", "+/–", "+/−", "-/+", "+or-", "(+/-)", "+ve/-ve");

    static readonly FrozenSet<string> PastWords = WordSet.Of("previou", "last", "prior", "old", "former", "change", "movement");

    // What may stand in brackets behind any heading without making it another one.
    static readonly FrozenSet<string> Harmless = WordSet.Of(
        "a", "b", "c", "d", "impact", "likelihood", "probability", "severity", "i", "l", "p", "x", "s", "ixl", "lxi", "pxi", "ixp", "rin",
        "oin", "max", "6",
        "10", "16", "36", "4x4", "6x6", "3x3", "9", "100", "1",
        "2", "h", "m", "rag", "high", "medium", "med", "low", "scale", "red", "amber", "green",
        "3", "4", "5", "25", "5x5", "to", "out", "of", "score", "number", "no", "post", "job", "title", "please", "list", "and", "bullet",
        "point",
        "dd", "mm", "yy", "yyyy", "date", "with", "y", "n", "yes",
        "if", "any", "applicable", "1st", "2nd", "3rd", "line", "defence");

    // Behind "Owner", where there may be two of them.
    static readonly FrozenSet<string> OfPosts = WordSet.Of(
        "member", "officer", "director", "lead", "cabinet", "portfolio", "holder", "executive", "exec", "political", "senior",
        "operational", "strategic", "name", "role", "and");

    // Thousands of names, made once for the settings that a service has.
    static readonly ConditionalWeakTable<RegisterLabels, FrozenDictionary<string, HeadingMeaning>> Made = [];
    static readonly ConditionalWeakTable<FrozenDictionary<string, HeadingMeaning>, FrozenSet<string>> WordsMade = [];

    readonly FrozenDictionary<string, HeadingMeaning> meanings;
    readonly Dictionary<string, HeadingMeaning?> remembered = new(StringComparer.Ordinal);

    public HeadingNames(RegisterLabels labels) => meanings = Made.GetValue(labels, MeaningsWith);

    static FrozenDictionary<string, HeadingMeaning> MeaningsWith(RegisterLabels labels)
    {
        var names = new Dictionary<string, HeadingMeaning>(StringComparer.Ordinal);
        foreach (var (field, sureness, headings) in HeadingWords.All.Concat(WelshHeadings.All)) Add(field, sureness, headings);
        AddScores(["", .. ScoreHeadings.Inherent], ScoreFamily.Inherent);
        AddScores([""], ScoreFamily.Plain);
        foreach (var steps in (string[])["H M L", "High medium low", "HML", "Rated", "Rated as", "Scored", "Scored as", "Assessed as",
            "Graded", "Sgoriwyd"])
            Name(steps, new HeadingMeaning(ImportField.Score, ScoreFamily.Plain, Sureness.Likely));
        AddScores(ScoreHeadings.Current, ScoreFamily.Current);
        AddScores(ScoreHeadings.Residual, ScoreFamily.Residual);
        AddScores(ScoreHeadings.Target, ScoreFamily.Target);

        // An organisation's own words come last, because they win: "Current score" is one thing here and another there.
        Add(ImportField.Owners, Sureness.Sure, labels.Owner);
        Add(ImportField.Direction, Sureness.Sure, labels.DirectionOfTravel);
        var own = WithoutNoun(labels.Score);
        AddScores([own], KeyOf(own).Length == 0 ? ScoreFamily.Plain : ScoreFamily.Inherent);
        AddScores([WithoutNoun(labels.ResidualScore)], ScoreFamily.Residual);
        AddScores([WithoutNoun(labels.TargetScore)], ScoreFamily.Target);
        return names.ToFrozenDictionary(StringComparer.Ordinal);

        void Add(ImportField field, Sureness sureness, params ReadOnlySpan<string> headings)
        {
            foreach (var heading in headings) Name(heading, new HeadingMeaning(field, ScoreFamily.None, sureness));
        }

        void AddScores(IEnumerable<string> words, ScoreFamily family)
        {
            foreach (var (heading, meaning) in words.SelectMany(word => ScoreHeadings.Of(word, family))) Name(heading, meaning);
        }

        void Name(string heading, HeadingMeaning meaning)
        {
            if (KeyOf(heading) is { Length: > 0 } key) names[key] = meaning;
        }
    }

    /// <summary>What a heading names, or null.</summary>
    public HeadingMeaning? MeaningOf(string heading)
    {
        if (heading.Length is 0 or > LongestHeading) return null;
        if (remembered.TryGetValue(heading, out var known)) return known;
        var meaning = Read(HeadingSpelling.Righted(heading));
        if (remembered.Count < MostRemembered) remembered[heading] = meaning;
        return meaning;
    }

    /// <summary>Whether headings have one for what entries are, and one for a score.</summary>
    public bool AreOfRegister(IReadOnlyList<string> headings)
    {
        var fields = headings.Select(MeaningOf).OfType<HeadingMeaning>().ToArray();
        return Array.Exists(fields, meaning => meaning.Field is ImportField.Title or ImportField.Description
            && meaning.Family == ScoreFamily.None) && Array.Exists(fields, meaning => meaning.Family != ScoreFamily.None);
    }

    /// <summary>The kind of entry that a heading, caption or name speaks of; null when it speaks of none or of both.</summary>
    public static EntryKind? KindOf(string heading) =>
        heading.Length > LongestHeading ? null : KindWords.In([.. WordsOf(heading)], RiskWords, OpportunityWords);

    /// <summary>
    /// The kind that a name, caption or section names itself: "Revenues and benefits" are a service, and no opportunities for that.
    /// </summary>
    public static EntryKind? KindNamedIn(string text) =>
        text.Length <= LongestHeading && KindWords.MayBeIn(text) ? KindWords.In([.. WordsOf(text)]) : null;

    /// <summary>The kind that a value says which has no other words; else null.</summary>
    public static EntryKind? KindOfValue(string value) =>
        value.Length <= LongestHeading && KindWords.MayBeIn(value) && WordsOf(value).All(KindWords.MayBeOfValue)
            ? KindWords.OfValue([.. WordsOf(value)]) : null;

    /// <summary>The kind that a caption is nothing but the name of, where it calls it a side of risk; else null.</summary>
    public static EntryKind? KindOfSide(string caption) =>
        KindWords.MayBeIn(caption) ? KindWords.OfCaption([.. WordsOf(caption)]) : null;

    /// <summary>Whether a line may name opportunities in other words: "Enablers", "Benefits we could miss".</summary>
    public static bool MayNameOpportunities(string line) =>
        line.Length <= LongestHeading && KindWords.MayNameOpportunities([.. WordsOf(line)]);

    /// <summary>Whether the cells below a heading say on which side of risk an entry is, and so its kind: "Nature", "+/-".</summary>
    public static bool AsksWhichSide(string heading) => heading.Length <= LongestHeading
        && (EndsInSigns(heading.Replace(" ", "", StringComparison.Ordinal)) || KindWords.AskWhichSide([.. WordsOf(heading)]));

    // "+/-", "Effect (+/-)".
    static bool EndsInSigns(string heading) =>
        Signs.Any(signs => heading == signs || heading.EndsWith($"({signs})", StringComparison.Ordinal));

    /// <summary>Whether a heading names both kinds, as one whose cells say which does: "Risk / Opp", "R/O".</summary>
    public static bool SpeaksOfBothKinds(string heading)
    {
        if (heading.Length > LongestHeading) return false;
        var words = WordsOf(heading).ToArray();
        return words.Any(word => word is "risk" or "threat" or "r" or "t") && words.Any(word => word is "opportunity" or "opp" or "o");
    }

    /// <summary>Which factor a heading names first; null where it does not name both.</summary>
    public static FactorOrder? OrderOf(string heading)
    {
        if (heading.Length > LongestHeading) return null;
        heading = HeadingSpelling.Righted(heading);
        if (HeadingFactors.OrderOf(heading) is { } order) return order;
        var (impact, likelihood) = (-1, -1);
        var at = 0;
        foreach (var word in WordsOf(heading))
        {
            at++;
            switch (word)
            {
                case "impact" or "effaith" or "severity" or "consequence" or "i" or "imp" or "im": if (impact < 0) impact = at; break;
                case "likelihood" or "tebygolrwydd" or "probability" or "l" or "p" or "prob" or "lh":
                    if (likelihood < 0) likelihood = at;
                    break;
            }
        }

        if (impact < 0 || likelihood < 0) return null;
        return impact < likelihood ? FactorOrder.ImpactFirst : FactorOrder.LikelihoodFirst;
    }

    /// <summary>Whether a heading speaks of a score or rating, be it one that no field has, and not of one that is past.</summary>
    public static bool SpeaksOfAScore(string heading)
    {
        if (heading.Length > LongestHeading) return false;
        var words = WordsOf(heading).ToArray();
        return words.Any(word => word is "score" or "rating" or "grade") && !words.Any(PastWords.Contains);
    }

    /// <summary>Whether a heading speaks of what was before: "Previous score", "Change".</summary>
    public static bool SpeaksOfThePast(string heading) => heading.Length <= LongestHeading && WordsOf(heading).Any(PastWords.Contains);

    /// <summary>Whether a heading ends as that of a reference does: "Datix ID".</summary>
    public static bool EndsAsAReference(string heading) => heading.Length <= LongestHeading
        && WordsOf(heading).LastOrDefault() is "id" or "ref" or "reference" or "no" or "number" or "code";

    /// <summary>What stands before an S that ends a heading: "Residual " of "Residual S", nothing of "S"; null of others.</summary>
    public static string? BeforeS(string heading)
    {
        var text = heading.AsSpan().Trim();
        if (text is not [.. var before, 'S' or 's'] || (before is [.., var last] && char.IsLetterOrDigit(last))) return null;
        return before.ToString();
    }

    /// <summary>By which two headings are the same.</summary>
    public static string FoldedHeading(string heading) => string.Join(' ', WordsOf(heading));

    /// <summary>The known part of a heading that names the same in two languages; null of others.</summary>
    public string? KnownPartOf(string heading) =>
        heading.Length <= LongestHeading ? BilingualHeadings.MeaningOf(heading, Named, IsKnownWord)?.Known : null;

    /// <summary>By which a heading is one of known words, in whichever of its languages.</summary>
    public string FoldedPart(string heading) => FoldedHeading(KnownPartOf(heading) ?? heading);

    HeadingMeaning? Read(string heading) => ReadInOneLanguage(heading)
        ?? BilingualHeadings.MeaningOf(heading, Named, IsKnownWord)?.Meaning
        ?? HeadingShortForms.MeaningOf(heading, ReadInOneLanguage)
        ?? (InParts(heading) is { } spaced ? ReadInOneLanguage(spaced) : null);

    // "Residual Risk Owner" of "ResidualRiskOwner", as programs call their fields, "RAG Status" of "RAGStatus"; "DoT" and "LxI" are one.
    static string? InParts(string heading)
    {
        if (heading.Any(char.IsWhiteSpace)) return null;
        var parts = new StringBuilder();
        for (var at = 0; at < heading.Length; at++)
        {
            if (at > 1 && at + 1 < heading.Length && char.IsUpper(heading[at]) && IsAfterWord(at)) parts.Append(' ');
            parts.Append(heading[at]);
        }

        return parts.Length > heading.Length ? parts.ToString() : null;

        bool IsAfterWord(int at) => char.IsUpper(heading[at - 1]) ? char.IsLower(heading[at + 1])
            : char.IsLower(heading[at - 1]) && char.IsLetter(heading[at - 2]) && char.IsLetter(heading[at + 1]);
    }

    bool IsKnownWord(string word) => Fillers.Contains(word) || WordsMade.GetValue(meanings, WordsIn).Contains(word);

    static FrozenSet<string> WordsIn(FrozenDictionary<string, HeadingMeaning> meanings) =>
        meanings.Keys.SelectMany(key => key.Split(' ')).ToFrozenSet(StringComparer.Ordinal);

    HeadingMeaning? ReadInOneLanguage(string heading)
    {
        if (HeadingPhrases.CountOf().IsMatch(heading)) return null;
        if (HeadingPhrases.OfLog().IsMatch(heading)) return new HeadingMeaning(ImportField.Kind, ScoreFamily.None, Sureness.Sure);
        if (HeadingPhrases.NumberAndName().IsMatch(heading) || HeadingPhrases.RiskTo().IsMatch(heading)
            || HeadingPhrases.NatureOf().IsMatch(heading))
            return new HeadingMeaning(ImportField.Title, ScoreFamily.None, Sureness.Likely);
        if (HeadingPhrases.OfTopic().IsMatch(heading)) return new HeadingMeaning(ImportField.Types, ScoreFamily.None, Sureness.Likely);
        if (HeadingPhrases.DueTo().IsMatch(heading))
            return new HeadingMeaning(ImportField.Description, ScoreFamily.None, Sureness.Likely);
        if (HeadingPhrases.RiskAndMore().IsMatch(heading))
            return new HeadingMeaning(ImportField.Description, ScoreFamily.None, Sureness.Sure);
        if (HeadingPhrases.WithMore().Match(heading) is { Success: true } more && Named(heading[..more.Index]) is { } items
            && items.Field is ImportField.Actions or ImportField.Controls)
            return items;
        if (HeadingPhrases.AndMore().Match(heading) is { Success: true, Index: > 0 } with
            && Named(heading[..with.Index]) is { Field: ImportField.Actions or ImportField.Controls } dated)
            return dated;
        if (HeadingQuestions.MeaningOf(heading) is { } asked) return asked;
        if (HeadingsOfTargets.MeaningOf(heading) is { } day) return day;
        if (HeadingAdditions.MeaningOfDone(heading, Named) is { } done) return HeadingsOfControls.MeaningOf(heading) ?? done;
        if (HeadingPhrases.WithAssurance().Match(heading) is { Success: true } assured)
            return HeadingsOfControls.MeaningOf(heading.Remove(assured.Groups["of"].Index, assured.Groups["of"].Length));
        if (Named(heading) is { } meaning) return SaysWho(heading, meaning) ? HeadingsOfPosts.MeaningOf(heading) : meaning;
        if (HeadingRevisions.MeaningOf(heading, Named) is { } revised) return revised;
        if (HeadingScale.Without(heading) is var unscaled && unscaled.Length < heading.Length
            && Named(unscaled) is { Family: not ScoreFamily.None } score)
            return score;
        if (HeadingFactors.Without(heading) is var bare && bare.Length < heading.Length
            && HeadingScale.Without(bare) is var noun
            && (Named(noun) ?? Named($"{noun} score")) is { Family: not ScoreFamily.None, Field: ImportField.Score } product)
            return product;
        if (HeadingPhrases.Since().Match(heading) is { Success: true } since
            && Named(heading[..since.Index]) is { Field: ImportField.Direction } movement)
            return movement;
        if (HeadingsOfPosts.MeaningOf(heading) is { } post) return post;
        if (HeadingsOfControls.MeaningOf(heading) is { } controls) return controls;
        if (OfActions(heading) is { } ofActions) return ofActions;
        if (HeadingPhrases.OfOthers().Replace(heading, "") is var plain && plain.Length < heading.Length && plain.Length > 0)
            return ReadInOneLanguage(plain);
        if (HeadingPhrases.OfSomeLevel().IsMatch(heading)) return new HeadingMeaning(ImportField.Title, ScoreFamily.None, Sureness.Likely);
        if (ControlTypes.Without(heading) is { } typed)
        {
            if (typed.Length == 0) return new HeadingMeaning(ImportField.Controls, ScoreFamily.None, Sureness.Sure);
            return Named(typed) is { Field: ImportField.Controls or ImportField.Actions } ofType ? ofType : null;
        }

        if (HeadingsOfScores.MeaningOf(heading, ReadInOneLanguage) is { } scored) return scored;
        if (HeadingAdditions.MeaningOf(heading, ReadInOneLanguage) is { } added) return added;
        if (HeadingRemarks.Without(heading) is { } bareOfRemarks) return OfTexts(bareOfRemarks);
        var bracket = heading.IndexOfAny(['(', '[', '\n']);
        if (bracket <= 0 || Named(heading[..bracket]) is not { } before) return null;
        if (before.Family != ScoreFamily.None && HeadingScale.Explains(heading)) return before;
        if (before.Field == ImportField.Controls && Named(heading[bracket..]) is { Field: ImportField.ControlEffectiveness } works)
            return works;
        if (before.Family == ScoreFamily.None && HeadingPhrases.InOtherWords().IsMatch(heading[bracket..])) return before;
        if (HeadingOptions.AreIn(heading.AsSpan(bracket)) && HeadingOptions.MayFollow(before)) return before;
        var isExplained = before.Field is ImportField.Title or ImportField.Description or ImportField.Effects or ImportField.Reference;
        if (before.Field == ImportField.Owners && WordsOf(heading[bracket..]).All(OfPosts.Contains)) return before;
        return isExplained || WordsOf(heading[bracket..]).All(Harmless.Contains) ? before : null;
    }

    // Of "Owner & review" or "Status / update" nobody can tell what is in the cells.
    HeadingMeaning? OfTexts(string heading) => ReadInOneLanguage(heading) is { Family: ScoreFamily.None } texts
        && texts.Field is ImportField.Actions or ImportField.Controls or ImportField.Effects
        ? texts with { Sureness = Sureness.Likely } : null;

    // "Last reviewed by" is no day, and "Managed by" no score.
    static bool SaysWho(string heading, HeadingMeaning meaning) => (meaning.Family is ScoreFamily.Current or ScoreFamily.Residual
            || meaning.Field is ImportField.ReviewedOn or ImportField.ClosedOn or ImportField.ActionCompletedOn)
        && heading.TrimEnd().EndsWith(" by", StringComparison.OrdinalIgnoreCase);

    // "Further actions", and below it "Lead" and "Due".
    HeadingMeaning? OfActions(string heading)
    {
        for (var at = heading.IndexOf(' ', StringComparison.Ordinal); at > 0; at = heading.IndexOf(' ', at + 1))
        {
            if (Named(heading[..at]) is not { Field: ImportField.Actions }) continue;
            if (FoldedHeading(heading[at..]) is "date")
                return new HeadingMeaning(ImportField.ActionDates, ScoreFamily.None, Sureness.Likely);
            if (FoldedHeading(heading[at..]) is "what" || HeadingPhrases.Intent().IsMatch(heading[at..]))
                return new HeadingMeaning(ImportField.Actions, ScoreFamily.None, Sureness.Likely);
            if (Named(heading[at..]) is not { Family: ScoreFamily.None } part) continue;
            ImportField? field = part.Field switch
            {
                ImportField.Owners or ImportField.ActionOwners => ImportField.ActionOwners,
                ImportField.ActionDates or ImportField.ActionCompletedOn => part.Field,
                ImportField.Status or ImportField.ActionStatuses => ImportField.ActionStatuses,
                ImportField.ActionProgress => ImportField.ActionProgress,
                ImportField.Controls => HeadingPhrases.SaysHowFar().IsMatch(heading[at..]) ? ImportField.ActionProgress
                    : HeadingPhrases.IsOfMore().IsMatch(heading) ? ImportField.Actions : null,
                ImportField.Title or ImportField.Description => ImportField.Actions,
                ImportField.Actions or ImportField.Description => ImportField.Actions,
                _ => null,
            };
            if (field is { } found) return new HeadingMeaning(found, ScoreFamily.None, Sureness.Likely);
        }

        return null;
    }

    HeadingMeaning? Named(string heading)
    {
        var key = KeyOf(heading);
        if (key.Length > 0) return meanings.GetValueOrDefault(key) ?? OfSide(heading);
        if (KindOf(heading) is not null) return new HeadingMeaning(ImportField.Title, ScoreFamily.None, Sureness.Sure);

        // "Risk or opportunity" may say which, or be the title of both.
        return WordsOf(heading).Any(word => word is "risk" or "risg")
            ? new HeadingMeaning(ImportField.Kind, ScoreFamily.None, Sureness.Likely) : null;
    }

    // "Upside risk" over the titles of opportunities.
    static HeadingMeaning? OfSide(string heading) =>
        KindOfSide(heading) is not null && WordsOf(heading).Contains("risk", StringComparer.Ordinal)
        ? new HeadingMeaning(ImportField.Title, ScoreFamily.None, Sureness.Likely) : null;

    static string WithoutNoun(string label) =>
        string.Join(' ', WordsOf(label).Where(word => word is not ("score" or "rating")));

    static string KeyOf(string heading) => string.Join(' ', WordsOf(heading)
        .Where(word => word is not ("risk" or "opportunity" or "risg" or "cyfle") && !Fillers.Contains(word))
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal));

    static IEnumerable<string> WordsOf(string heading)
    {
        var word = new StringBuilder();
        foreach (var character in heading.Replace("(s)", "s", StringComparison.OrdinalIgnoreCase))
        {
            if (char.IsLetterOrDigit(character))
            {
                word.Append(char.ToLowerInvariant(character));
                continue;
            }

            // An apostrophe is part of its word; # stands for "number", and "% complete" is another heading than "Complete?".
            if (character is '\'' or '’') continue;
            if (word.Length > 0) yield return Singular(word.ToString());
            word.Clear();
            if (character is '#' or '№') yield return "no";
            else if (character == '×') yield return "x";
            else if (character == '%') yield return "percent";
        }

        if (word.Length > 0) yield return Singular(word.ToString());
    }

    static string Singular(string word)
    {
        if (word.Length <= 3 || !word.EndsWith('s') || word.EndsWith("ss", StringComparison.Ordinal)) return word;
        return word.EndsWith("ies", StringComparison.Ordinal) ? word[..^3] + "y" : word[..^1];
    }
}
