using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Whether a line beside a table says a scale of scores: "scored 1 to 10", "4 x 4 matrix", "1 is the most severe". Around what it says of
/// the scale only words may stand that speak of scoring, for a narrative tells of figures, too: "residents rated it 8 out of 10".
/// </summary>
internal static class ScaleSentence
{
    const int Longest = 400;

    static readonly FrozenSet<string> Scoring = WordSet.Of(
        "score", "scores", "scored", "scoring", "rating", "ratings", "rated", "matrix", "scale", "scales", "assessed", "measured",
        "graded", "sgôr", "sgorau", "sgorio");

    static readonly FrozenSet<string> Factors = WordSet.Of(
        "likelihood", "likelihoods", "impact", "impacts", "probability", "probabilities", "severity", "consequence", "consequences",
        "tebygolrwydd", "effaith");

    static readonly FrozenSet<string> Entries = WordSet.Of("risk", "risks", "opportunity", "opportunities", "entry", "entries");

    static readonly FrozenSet<string> Around = WordSet.Of(
        "the", "all", "our", "each", "every", "both", "any", "a", "an", "and", "or", "of", "on", "in", "to", "for", "by", "with", "from",
        "at", "is", "are", "was", "were", "be", "been", "being", "have", "has", "will", "may", "can", "as", "using", "used", "uses", "use",
        "we", "this", "these", "their", "its", "here", "note", "notes", "nb", "key", "please", "inherent", "residual", "gross", "net",
        "target", "current", "initial", "original", "overall", "total", "combined", "figure", "figures", "number", "numbers", "value",
        "values", "given", "expressed", "shown", "calculated", "multiplied", "council", "council's", "corporate", "strategic", "register",
        "grid", "model", "system", "between", "range", "ranges", "ranging", "run", "runs", "go", "goes", "out", "max", "maximum",
        "possible", "highest", "where", "step", "steps", "level", "levels", "criteria", "methodology", "guide", "guidance", "i", "l", "x",
        "times", "against", "percentage", "low", "high", "y", "yn", "o");

    static readonly FrozenSet<string> After = WordSet.Of(
        "and", "where", "with", "scale", "scales", "point", "points", "each", "both", "being", "as", "for", "matrix", "basis", "or", "then",
        "likelihood", "impact", "rating", "score", "risk", "inclusive", "lowest", "highest", "low", "high", "multiplied", "giving");

    // Figures of other things have names, too, and what is borne of a scale is a part of it.
    static readonly FrozenSet<string> OfOthers = WordSet.Of(
        "priority", "priorities", "tier", "phase", "category", "class", "urgency", "satisfaction", "confidence", "assurance", "maturity",
        "effectiveness", "control", "controls", "performance", "importance", "average", "mean", "survey", "appetite", "tolerance",
        "threshold", "escalated", "acceptable");

    static readonly FrozenSet<string> Ends = WordSet.Of("most", "worst", "highest", "least", "lowest", "best");

    // One band of several.
    static readonly FrozenSet<string> Bands = WordSet.Of(
        "low", "medium", "minor", "moderate", "green", "yellow", "amber", "acceptable", "tolerable", "negligible");

    // Nothing but scales of risk is called so.
    static readonly FrozenSet<string> Telling = WordSet.Of(
        "certain", "likely", "unlikely", "rare", "remote", "probable", "improbable", "catastrophic", "negligible", "insignificant",
        "severe");

    /// <summary>Whether a text says a scale that the register has not.</summary>
    public static bool SaysAnother(string text)
    {
        if (text.Length is 0 or > Longest || !ScaleWords.MayBeIn(text)) return false;
        return SaysOtherEnd(text) || NamesOtherSteps(text) || ListsOtherSteps(text)
            || (ScaleWords.SayLowIsWorse(text) && IsAboutScores(text));
    }

    /// <summary>Whether the steps of a key, from row to row, are others than those of the register.</summary>
    /// <param name="above">What stands above them.</param>
    public static bool AreOthers(IReadOnlyCollection<ScaleStep> steps, string text, string above)
    {
        var words = WordsOf($"{above} {text}").ToArray();
        if (words.Any(OfOthers.Contains)) return false;

        // "1 = high, 5 = low" can be nothing else; "1 = high, 3 = low" may be priorities.
        if (steps.Max(step => step.Figure) < Score.Highest && !words.Any(IsTelling)) return false;
        return ScaleWords.AreTurned(steps) || (steps.Any(step => step is { IsBest: true, Figure: 0 or 1 })
            && ScaleWords.TopOf(steps) is { } top && IsOther(top));
    }

    /// <summary>The steps of a scale that a text names as such: no numbered heading, and nothing that a figure counts.</summary>
    public static IEnumerable<ScaleStep> StepsIn(string text) => ScaleWords.StepsIn(text).Where(step => !step.IsBare
        && (!step.IsNamed || EndsThere(text, step.Index + step.Length)) && BeginsThere(text, step.Index));

    static bool SaysOtherEnd(string text)
    {
        var end = ScaleWords.EndOfBands(text);
        if (end is > 0 && IsOther(end.Value) && IsSquare(end.Value) && IsAboutScores(text)) return true;
        Match[] matches = [.. ScaleWords.Extent().Matches(text).Cast<Match>()];
        var saysOurs = Array.Exists(matches, match => IsMatrix(text, match) && !IsOther(ScaleWords.HighestOf(match)));
        return Array.Exists(matches, match => ScaleWords.HighestOf(match) is > 1 and var highest && IsOther(highest)
            && (match.Groups["first"].Success ? !saysOurs && IsMatrix(text, match) : IsEndOfScores(text, match, matches, end is not null)));
    }

    static bool IsEndOfScores(string text, Match match, Match[] others, bool hasBands)
    {
        var isRange = match.Groups["from"].Success;
        if ((isRange && (hasBands || IsPartOfRange(text, match.Index))) || (match.Groups["upTo"].Success && !GoesUp(text, match.Index)))
            return false;
        return MayEnd(text, match.Index + match.Length) && IsSaidOfScores(text, match, others)
            && !WordsOf(text).Any(OfOthers.Contains);
    }

    // "Risks scored 1 to 4", "a likelihood of 1 to 2", "low risks (1 to 4)": some of the figures.
    static bool IsPartOfRange(string text, int at)
    {
        var words = WordsOf(text[..at]).Reverse().Take(3).ToArray();
        if (words is ["of", var noun, ..]) return noun is not ("scale" or "scales" or "range" or "ranges");
        if (words is ["from" or "at" or "as" or "between", .. var rest]) words = rest;
        if (words is ["scored" or "rated" or "assessed" or "graded" or "scoring" or "scores", var entries, ..] && Entries.Contains(entries))
            return words[0] != "scores" || words.Length > 2;
        return WordsOf(text).Any(Bands.Contains)
            && !WordsOf(text).Any(word => word is "high" or "highest" or "severe" or "worst" or "red");
    }

    static bool GoesUp(string text, int at) => WordBefore(text, text.AsSpan(0, at).TrimEnd().Length) is "go" or "goes" or "run" or "runs"
        or "range" or "ranges" or "ranging";

    static bool NamesOtherSteps(string text)
    {
        var steps = StepsIn(text).ToArray();
        if (steps.Length == 0) return false;
        if (steps.Length > 1) return AreOthers(steps, text, "");

        // "1 is the most severe" says it alone; "1 = high" does where it speaks of scores.
        if (!ScaleWords.AreTurned(steps)) return false;
        return IsAboutScores(text) || (steps[0].Index == 0 && WordsOf(text).Any(word => Telling.Contains(word) || Ends.Contains(word)));
    }

    // "Scores: 1 low, 2 medium, 3 high" may count them.
    static bool ListsOtherSteps(string text) => ListsOthers(text, "");

    /// <summary>Whether a text lists steps of a factor, one behind the other, that are others than those of the register.</summary>
    /// <param name="above">What stands above it.</param>
    public static bool ListsOthers(string text, string above) => ScaleList.TopsIn(text).Any(IsOther)
        && WordsOf($"{above} {text}").ToArray() is var words
        && Array.Exists(words, word => Telling.Contains(word) || Factors.Contains(word)) && !Array.Exists(words, OfOthers.Contains);

    static bool IsOther(int highest) => highest is not (Score.Highest or Score.Highest * Score.Highest);

    static bool IsSquare(int figure) => figure is 9 or 16 or 36 or 49 or 64 or 81 or 100;

    static bool IsAboutScores(string text) => WordsOf(text).Any(word => IsTelling(word) || word is "figure" or "figures")
        && !WordsOf(text).Any(OfOthers.Contains);

    static bool IsTelling(string word) => Telling.Contains(word) || Scoring.Contains(word) || Factors.Contains(word);

    static bool IsMatrix(string text, Match match) => match.Groups["first"].Success && (match.Groups["matrix"].Success
        || WordsOf(text[..match.Index]).LastOrDefault(word => word is not ("is" or "of")) is "matrix" or "scoring");

    // Back from there, to where a sentence or a part of it begins, over words of scoring and what else was said of a scale.
    static bool IsSaidOfScores(string text, Match match, Match[] others)
    {
        var at = match.Index;
        if (at > 0 && (text[at - 1] is '.' or '/' or '£' or '$' or '€' || char.IsAsciiDigit(text[at - 1]))) return false;
        var (isScored, hasFactor, hasRisk, begins) = (match.Groups["noun"].Success, false, false, false);
        while (at > 0)
        {
            var character = text[at - 1];
            if (character is '.' or ';' or '!' or '?' or '\n' or '|') break;
            if (char.IsLetter(character))
            {
                var word = WordBefore(text, at);
                if (!IsOfScoring(word)) return begins || (isScored && (hasFactor || hasRisk));
                hasFactor |= Factors.Contains(word);
                hasRisk |= Entries.Contains(word);
                isScored |= Scoring.Contains(word);
                at -= word.Length;
                continue;
            }

            if (Array.Find(others, other => other.Index + other.Length == at) is { } other && other.Index < match.Index)
            {
                at = other.Index;
                continue;
            }

            if (char.IsAsciiDigit(character)) return begins;
            begins |= (isScored || hasFactor) && character is ',' or ':' or '(' or '–' or '—';
            at--;
        }

        return isScored || hasFactor;
    }

    static bool IsOfScoring(string word) =>
        Around.Contains(word) || Entries.Contains(word) || Scoring.Contains(word) || Factors.Contains(word);

    static string WordBefore(string text, int end)
    {
        var first = end;
        while (first > 0 && (char.IsLetter(text[first - 1]) || text[first - 1] is '\'' or '’')) first--;
        return text[first..end].Replace('’', '\'').ToLowerInvariant();
    }

    // The figure is not one of a unit, of a year or of a longer number, nor the end of what is called low.
    static bool MayEnd(string text, int at)
    {
        var rest = text.AsSpan(at);
        if (rest is ['-' or '–' or '/' or '.' or ',', var next, ..] && char.IsLetterOrDigit(next)) return false;
        rest = rest.TrimStart();
        if (rest.IsEmpty) return true;
        if (rest[0] is '=' or '%' || char.IsAsciiDigit(rest[0])) return false;
        if (char.IsLetter(rest[0])) return After.Contains(WordAt(rest));
        rest = rest.TrimStart("([:–- ");
        return !Bands.Contains(WordAt(rest));
    }

    static bool EndsThere(string text, int at)
    {
        var rest = text.AsSpan(at);
        if (rest is ['-' or '\'' or '’', var next, ..] && char.IsLetter(next)) return false;
        rest = rest.TrimStart();
        if (rest.IsEmpty || !char.IsLetterOrDigit(rest[0])) return true;
        return WordAt(rest) is var word && (After.Contains(word) || Scoring.Contains(word) || Factors.Contains(word)
            || word is "to" or "down" or "up" or "through");
    }

    static bool BeginsThere(string text, int at)
    {
        if (at > 0 && text[at - 1] is '.' or '/' or '£' or '$' or '€' or '-') return false;
        for (var isScored = false; at > 0;)
        {
            var word = WordBefore(text, at);
            if (word.Length == 0 && text[at - 1] != ' ') return true;
            if (word.Length > 0 && !IsOfScoring(word)) return isScored;
            isScored |= Scoring.Contains(word) || Factors.Contains(word);
            at -= Math.Max(1, word.Length);
        }

        return true;
    }

    static string WordAt(ReadOnlySpan<char> rest)
    {
        var end = 0;
        while (end < rest.Length && (char.IsLetter(rest[end]) || rest[end] is '\'' or '’')) end++;
        return rest[..end].ToString().ToLowerInvariant();
    }

    static IEnumerable<string> WordsOf(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsLetter(text[at])) continue;
            var word = WordAt(text.AsSpan(at));
            yield return word;
            at += word.Length;
        }
    }
}
