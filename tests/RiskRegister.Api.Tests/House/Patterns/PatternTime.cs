using System.Text.RegularExpressions;

namespace RiskRegister.Api.Tests.House.Patterns;

/// <summary>
/// Whether the time of matching by going back grows with the length of the text alone. It does where the number of ways to read any text
/// is bounded, which an automaton tells (A. Weber and H. Seidl, On the degree of ambiguity of finite automata, 1991): it is not when a
/// text leads from a state to itself in two ways (the ways double with each turn), nor when a text leads from a state to itself, from
/// there to a second and from the second to itself (a way more with each turn). All states count, for a search goes back from where
/// nothing matches.
/// </summary>
public sealed class PatternTime
{
    readonly PatternAutomaton automaton;
    readonly HashSet<int>[] reached;

    PatternTime(PatternAutomaton automaton)
    {
        this.automaton = automaton;
        reached = [.. Enumerable.Range(0, automaton.States.Count).Select(From)];
    }

    IEnumerable<int> Turning => Enumerable.Range(0, reached.Length).Where(state => reached[state].Contains(state));

    /// <exception cref="NotSupportedException">The pattern has a construct of which nothing is proven.</exception>
    public static bool IsLinear(string pattern, RegexOptions options)
    {
        var time = new PatternTime(PatternAutomaton.Of(pattern, options));
        return !time.DoublesItsWays() && !time.AddsWays();
    }

    HashSet<int> From(int state)
    {
        var found = new HashSet<int>();
        var next = new Stack<int>([state]);
        while (next.TryPop(out var each))
        {
            foreach (var step in automaton.States[each].Where(step => found.Add(step.To))) next.Push(step.To);
        }

        return found;
    }

    bool IsWithin(int state, int turn) => reached[turn].Contains(state) && reached[state].Contains(turn);

    bool DoublesItsWays() => Turning.Any(turn =>
    {
        if (automaton.States[turn].Any(step => step.Ways > 1 && IsWithin(step.To, turn))) return true;
        var before = new Dictionary<(int, int), HashSet<(int, int)>>();
        var pairs = Found((turn, turn), pair => Together(pair, turn, before));
        if (pairs is null) return true;
        var back = Found((turn, turn), pair => before.GetValueOrDefault(pair, []))!;
        return pairs.Overlaps(back.Where(pair => pair.Item1 != pair.Item2));
    });

    // Where two ways lead by the same character; nothing where two ways part and are in the same state at once.
    List<(int, int)>? Together((int First, int Second) pair, int turn, Dictionary<(int, int), HashSet<(int, int)>> before)
    {
        var found = new List<(int, int)>();
        foreach (var (number, first) in automaton.States[pair.First].Index().Where(each => IsWithin(each.Item.To, turn)))
        {
            foreach (var (other, second) in automaton.States[pair.Second].Index().Where(each => IsWithin(each.Item.To, turn)))
            {
                if ((first.Characters & second.Characters).IsZero) continue;
                if (pair.First == pair.Second && first.To == second.To && number != other) return null;
                found.Add((first.To, second.To));
                if (!before.TryGetValue((first.To, second.To), out var all)) before[(first.To, second.To)] = all = [];
                all.Add(pair);
            }
        }

        return found;
    }

    bool AddsWays() => Turning.Any(first => Turning.Where(second => second != first && reached[first].Contains(second)).Any(second =>
        Found((first, first, second), three => ThreeWays(three, first, second))!.Contains((first, second, second))));

    IEnumerable<(int, int, int)> ThreeWays((int First, int Between, int Second) at, int first, int second) =>
        from one in automaton.States[at.First]
        where IsWithin(one.To, first)
        from three in automaton.States[at.Second]
        where IsWithin(three.To, second) && !(one.Characters & three.Characters).IsZero
        from two in automaton.States[at.Between]
        where (two.To == second || reached[two.To].Contains(second)) && !(one.Characters & two.Characters & three.Characters).IsZero
        select (one.To, two.To, three.To);

    static HashSet<T>? Found<T>(T start, Func<T, IEnumerable<T>?> next)
    {
        var found = new HashSet<T> { start };
        var open = new Stack<T>([start]);
        while (open.TryPop(out var each))
        {
            if (next(each) is not { } more) return null;
            foreach (var one in more.Where(found.Add)) open.Push(one);
        }

        return found;
    }
}
