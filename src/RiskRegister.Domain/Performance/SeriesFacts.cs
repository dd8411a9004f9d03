using System.Globalization;

namespace RiskRegister.Domain.Performance;

/// <summary>What stands out in a series, as facts for the narrative.</summary>
public static class SeriesFacts
{
    /// <summary>Fewer values than this make no record.</summary>
    const int FewestForRecord = 4;

    /// <summary>A single step is no run.</summary>
    const int ShortestRun = 2;

    static readonly string[] Ordinals = ["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

    /// <summary>"Highest ever", "Fifth consecutive increase".</summary>
    /// <param name="series">Values of periods of one kind, without a gap, in order of time; the last is the one that is spoken of.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<Observation> series)
    {
        var facts = new List<string>();
        var values = SinceBreak(series);
        if (values.Count == 0) return facts;
        var last = values[^1];
        var before = values.Take(values.Count - 1).ToList();
        if (values.Count >= FewestForRecord && values.Count == series.Count)
        {
            if (before.TrueForAll(value => value < last)) facts.Add("Highest ever");
            if (before.TrueForAll(value => value > last)) facts.Add("Lowest ever");
        }

        if (Run(values, (earlier, later) => later > earlier) is >= ShortestRun and var rises)
            facts.Add($"{Ordinal(rises)} consecutive increase");
        if (Run(values, (earlier, later) => later < earlier) is >= ShortestRun and var falls)
            facts.Add($"{Ordinal(falls)} consecutive decrease");
        return facts;
    }

    // What stands before a break, or before a value that is not there, is not compared with.
    static List<decimal> SinceBreak(IReadOnlyList<Observation> series)
    {
        var values = new List<decimal>();
        for (var index = series.Count - 1; index >= 0 && series[index].Value is { } value; index--)
        {
            values.Insert(0, value);
            if (series[index].Status == ObservationStatus.Break) break;
        }

        return values;
    }

    static int Run(List<decimal> values, Func<decimal, decimal, bool> goesOn)
    {
        var steps = 0;
        for (var index = values.Count - 1; index > 0 && goesOn(values[index - 1], values[index]); index--) steps++;
        return steps;
    }

    static string Ordinal(int number)
    {
        if (number - 2 < Ordinals.Length) return char.ToUpperInvariant(Ordinals[number - 2][0]) + Ordinals[number - 2][1..];
        var ending = (number % 100) is >= 11 and <= 13 ? "th" : (number % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" };
        return number.ToString(CultureInfo.InvariantCulture) + ending;
    }
}
