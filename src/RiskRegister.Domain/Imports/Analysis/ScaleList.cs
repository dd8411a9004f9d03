namespace RiskRegister.Domain.Imports;

/// <summary>
/// A key that lists its steps one behind the other, whatever stands between a figure and its name: "1 Unlikely, 2 Possible, 3 Likely",
/// "1=Low 2=Medium 3=High 4=Critical".
/// </summary>
internal static class ScaleList
{
    const int FewestSteps = 3;
    const int LongestName = 40;

    /// <summary>The highest figure of each list of steps in a text, 0 where that is the best.</summary>
    public static IEnumerable<int> TopsIn(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            if (!BeginsFigure(text, at))
            {
                at++;
                continue;
            }

            var (steps, end) = StepsFrom(text, at);
            if (steps.Count >= FewestSteps && TopOf(steps) is { } top) yield return top;
            at = steps.Count > 0 ? end : at + 1;
        }
    }

    /// <summary>Whether a text is a figure with the name of a step, and nothing more.</summary>
    public static bool IsStep(string text) => StepAt(text, 0) is { } step && step.End == text.Length;

    // Counts up from 0 or 1, or down to it.
    static (List<(int Figure, string Name)> Steps, int End) StepsFrom(string text, int at)
    {
        var steps = new List<(int Figure, string Name)>();
        while (at < text.Length && StepAt(text, at) is { } step)
        {
            var by = steps.Count == 0 ? 0 : step.Figure - steps[^1].Figure;
            if (steps.Count > 0 && (Math.Abs(by) != 1 || (steps.Count > 1 && by != steps[1].Figure - steps[0].Figure))) break;
            steps.Add((step.Figure, step.Name));
            (var goesOn, at) = (step.GoesOn, step.End);
            if (!goesOn) break;
        }

        return (steps, at);
    }

    static (int Figure, string Name, int End, bool GoesOn)? StepAt(string text, int at)
    {
        if (!BeginsFigure(text, at)) return null;
        var figure = text[at] - '0';
        if (++at < text.Length && char.IsAsciiDigit(text[at])) figure = (figure * 10) + text[at++] - '0';
        var first = at;
        while (at < text.Length && text[at] is ' ' or '=' or ':' or '-' or '–' or '—' or '(' or ')' or '.' or '|') at++;
        var start = at;
        while (at < text.Length && (char.IsLetter(text[at]) || text[at] is ' ' or '\'' or '-')) at++;
        if (start == first || at == start || at - start > LongestName) return null;
        var name = text[start..at].Trim(' ', '-');
        if (name.EndsWith(" and", StringComparison.OrdinalIgnoreCase)) name = name[..^4];

        // What stands behind the name, up to the next figure.
        while (at < text.Length && text[at] is ' ' or ',' or '(' or ')' or '/' or '|' or '–' or ';') at++;
        if (text.AsSpan(at).StartsWith("and ", StringComparison.OrdinalIgnoreCase)) at += 4;
        return (figure, name, at, BeginsFigure(text, at));
    }

    static bool BeginsFigure(string text, int at) => at < text.Length && char.IsAsciiDigit(text[at])
        && (at == 0 || !(char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '.' or '/' or '£' or '$' or '€'));

    static int? TopOf(List<(int Figure, string Name)> steps)
    {
        if (steps[0].Figure > steps[^1].Figure) steps.Reverse();
        if (steps[0].Figure > 1) return null;
        var (low, high) = (ScaleWords.IsBest(steps[0].Name), ScaleWords.IsBest(steps[^1].Name));
        return low is true && high is not true ? steps[^1].Figure : low is false && high is true ? 0 : null;
    }
}
