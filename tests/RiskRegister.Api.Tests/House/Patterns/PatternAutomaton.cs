using System.Collections.Concurrent;
using System.Numerics;
using System.Text.RegularExpressions;

namespace RiskRegister.Api.Tests.House.Patterns;

/// <summary>
/// The states that matching goes through, each reached by a character. A pattern that may match anywhere begins with a state that takes any
/// character, as the search for a first match does.
/// </summary>
public sealed class PatternAutomaton
{
    // Loops with a higher most count as loops without one: what they can be taken for is more than they are.
    const int MostCopies = 8;

    static readonly ConcurrentDictionary<(string, RegexOptions, string), BigInteger> Known = new();

    // Characters are told apart by their kinds, the ASCII ones and those that the pattern itself names.
    static readonly string Kinds = string.Concat(Enumerable.Range(0, 0xD800).Select(code => (char)code)
        .GroupBy(character => (char.GetUnicodeCategory(character), char.IsWhiteSpace(character)))
        .SelectMany(kind => kind.Where(char.IsAscii).Append(kind.Last())));

    readonly string alphabet;
    readonly List<(List<int> Silent, List<(BigInteger Characters, int To)> Steps)> places = [];
    readonly List<Step[]> states = [];

    PatternAutomaton(PatternTree tree, string pattern)
    {
        alphabet = string.Concat(Kinds.Concat(pattern.Where(character => !char.IsAscii(character)).SelectMany(Around)).Distinct());
        var start = Place();
        var begin = tree.BeginsWithTheText ? start : Place();
        if (begin != start)
        {
            places[start].Steps.Add(((BigInteger.One << alphabet.Length) - 1, start));
            places[start].Silent.Add(begin);
        }

        Add(tree, begin);
        Number(start);
    }

    /// <summary>From each state, where the next character leads.</summary>
    public IReadOnlyList<IReadOnlyList<Step>> States => states;

    /// <exception cref="NotSupportedException">The pattern has a construct of which nothing is proven.</exception>
    public static PatternAutomaton Of(string pattern, RegexOptions options) => new(PatternTree.Parse(pattern, options), pattern);

    static IEnumerable<char> Around(char character) => [(char)(character - 1), character, (char)(character + 1)];

    int Place()
    {
        places.Add(([], []));
        return places.Count - 1;
    }

    int Add(PatternTree tree, int from)
    {
        switch (tree)
        {
            case PatternTree.Place:
                return from;
            case PatternTree.Character character:
                var behind = Place();
                places[from].Steps.Add((CharactersOf(character), behind));
                return behind;
            case PatternTree.Sequence sequence:
                return sequence.Parts.Aggregate(from, (place, part) => Add(part, place));
            case PatternTree.Choice choice:
                var joined = Place();
                foreach (var branch in choice.Branches) places[Add(branch, Silently(from))].Silent.Add(joined);
                return joined;
            case PatternTree.Loop { Most: <= MostCopies and { } most } loop:
                var end = Place();
                for (var count = 0; count < most; count++)
                {
                    if (count >= loop.Least) places[from].Silent.Add(end);
                    from = Add(loop.Body, from);
                }

                places[from].Silent.Add(end);
                return end;
            case PatternTree.Loop { Body.MatchesNothing: true }:
                throw new NotSupportedException("A loop goes on where there is nothing, in ways that are not counted.");
            case PatternTree.Loop loop:
                for (var count = 0; count < Math.Min(loop.Least, MostCopies); count++) from = Add(loop.Body, from);
                var again = Silently(from);
                places[Add(loop.Body, again)].Silent.Add(again);
                return Silently(again);
            default:
                throw new NotSupportedException($"{tree} is not known.");
        }
    }

    int Silently(int from)
    {
        var to = Place();
        places[from].Silent.Add(to);
        return to;
    }

    BigInteger CharactersOf(PatternTree.Character character)
    {
        var options = character.Options & (RegexOptions.IgnoreCase | RegexOptions.Singleline) | RegexOptions.CultureInvariant;
        return Known.GetOrAdd((character.Written, options, alphabet), key =>
        {
            var one = new Regex($@"\A{key.Item1}\z", options, TimeSpan.FromSeconds(1));
            return alphabet.Select((each, number) => one.IsMatch(each.ToString()) ? BigInteger.One << number : BigInteger.Zero)
                .Aggregate(BigInteger.Zero, (all, each) => all | each);
        });
    }

    // Places that are reached without a character are no states of their own, but ways between them.
    void Number(int start)
    {
        var numbers = new Dictionary<int, int> { [start] = 0 };
        var found = new List<int> { start };
        for (var state = 0; state < found.Count; state++)
        {
            var ways = new Dictionary<int, int>();
            Reach(found[state], []);
            states.Add(
            [
                .. ways.SelectMany(way => places[way.Key].Steps.Where(step => !step.Characters.IsZero)
                    .Select(step => new Step(step.Characters, NumberOf(step.To), way.Value))),
            ]);

            void Reach(int place, HashSet<int> before)
            {
                if (!before.Add(place)) return;
                ways[place] = ways.GetValueOrDefault(place) + 1;
                foreach (var next in places[place].Silent) Reach(next, before);
                before.Remove(place);
            }
        }

        int NumberOf(int place)
        {
            if (!numbers.TryGetValue(place, out var number))
            {
                numbers[place] = number = found.Count;
                found.Add(place);
            }

            return number;
        }
    }

    /// <summary>A step into a state by any of some characters, and in how many ways.</summary>
    public sealed record Step(BigInteger Characters, int To, int Ways);
}
