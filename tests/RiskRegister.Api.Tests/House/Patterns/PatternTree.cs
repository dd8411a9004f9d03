using System.Globalization;
using System.Text.RegularExpressions;

namespace RiskRegister.Api.Tests.House.Patterns;

/// <summary>What a pattern consists of, as far as its ways of matching a text are concerned.</summary>
public abstract record PatternTree
{
    /// <summary>Parts one after the other; none of them is the empty text.</summary>
    public sealed record Sequence(IReadOnlyList<PatternTree> Parts) : PatternTree;

    /// <summary>One of several.</summary>
    public sealed record Choice(IReadOnlyList<PatternTree> Branches) : PatternTree;

    /// <summary>The same several times; without a most as often as there is more.</summary>
    public sealed record Loop(PatternTree Body, int Least, int? Most) : PatternTree;

    /// <summary>One character, as the pattern writes it: <c>a</c>, <c>\w</c>, <c>[^()]</c>.</summary>
    public sealed record Character(string Written, RegexOptions Options) : PatternTree;

    /// <summary>A place, not a character. Only the beginning of the text tells anything of the time that matching takes.</summary>
    public sealed record Place(bool IsBeginning) : PatternTree;

    /// <summary>Whether a match can only begin where the text does.</summary>
    public bool BeginsWithTheText => this switch
    {
        Place place => place.IsBeginning,
        Sequence sequence => sequence.Parts.Count > 0 && sequence.Parts[0].BeginsWithTheText,
        Choice choice => choice.Branches.All(branch => branch.BeginsWithTheText),
        _ => false,
    };

    /// <summary>Whether it matches where there is nothing.</summary>
    public bool MatchesNothing => this switch
    {
        Place => true,
        Sequence sequence => sequence.Parts.All(part => part.MatchesNothing),
        Choice choice => choice.Branches.Any(branch => branch.MatchesNothing),
        Loop loop => loop.Least == 0 || loop.Body.MatchesNothing,
        _ => false,
    };

    /// <exception cref="NotSupportedException">
    /// It has a construct of which nothing is proven: looking around, referring back, atomic groups.
    /// </exception>
    public static PatternTree Parse(string pattern, RegexOptions options)
    {
        var reader = new Reader(pattern);
        var tree = reader.Choices(options);
        return reader.IsAtEnd ? tree : throw new NotSupportedException($"{pattern} has more than was understood.");
    }

    sealed class Reader(string pattern)
    {
        int at;

        public bool IsAtEnd => at == pattern.Length;

        char Next => IsAtEnd ? '\0' : pattern[at];

        public PatternTree Choices(RegexOptions options)
        {
            var branches = new List<PatternTree> { Parts(options) };
            while (Take('|')) branches.Add(Parts(options));
            return branches is [var only] ? only : new Choice(branches);
        }

        Sequence Parts(RegexOptions options)
        {
            var parts = new List<PatternTree>();
            while (!IsAtEnd && Next is not ('|' or ')')) parts.Add(Repeated(Atom(options)));
            return new Sequence(parts);
        }

        PatternTree Repeated(PatternTree body)
        {
            var loop = body;
            if (Take('*')) loop = new Loop(body, 0, null);
            else if (Take('+')) loop = new Loop(body, 1, null);
            else if (Take('?')) loop = new Loop(body, 0, 1);
            else if (Next == '{') loop = Counted(body);
            if (loop != body) Take('?');
            return loop;
        }

        Loop Counted(PatternTree body)
        {
            var end = pattern.IndexOf('}', at);
            var counts = pattern[(at + 1)..end].Split(',').Select(count => count.Length == 0 ? default(int?)
                : int.Parse(count, NumberStyles.None, CultureInfo.InvariantCulture)).ToArray();
            at = end + 1;
            return new Loop(body, counts[0] ?? 0, counts[^1]);
        }

        PatternTree Atom(RegexOptions options)
        {
            var begin = at;
            switch (pattern[at++])
            {
                case '(':
                    return Group(options);
                case '[':
                    if (Next == '^') at++;
                    if (Next == ']') at++;
                    for (; Next != ']'; at++)
                    {
                        if (Next == '\\') at++;
                    }

                    at++;
                    break;
                case '\\':
                    switch (pattern[at++])
                    {
                        case 'b' or 'B' or 'z' or 'Z': return new Place(IsBeginning: false);
                        case 'A': return new Place(IsBeginning: true);
                        case 'p' or 'P': at = pattern.IndexOf('}', at) + 1; break;
                        case 'u': at += 4; break;
                        case 'x': at += 2; break;
                        case >= '1' and <= '9' or 'k' or 'G': throw new NotSupportedException($"{pattern} refers back.");
                    }

                    break;
                case '^': return new Place(IsBeginning: !options.HasFlag(RegexOptions.Multiline));
                case '$': return new Place(IsBeginning: false);
            }

            return new Character(pattern[begin..at], options);
        }

        PatternTree Group(RegexOptions options)
        {
            if (Take('?'))
            {
                if (Take('<') && char.IsLetter(Next)) at = pattern.IndexOf('>', at) + 1;
                else if (pattern.AsSpan(at).StartsWith("i:")) (options, at) = (options | RegexOptions.IgnoreCase, at + 2);
                else if (pattern.AsSpan(at).StartsWith("-i:")) (options, at) = (options & ~RegexOptions.IgnoreCase, at + 3);
                else if (!Take(':')) throw new NotSupportedException($"{pattern} looks around or has groups of its own kind.");
            }

            var tree = Choices(options);
            return Take(')') ? tree : throw new NotSupportedException($"{pattern} has a group without an end.");
        }

        bool Take(char wanted)
        {
            if (Next != wanted || IsAtEnd) return false;
            at++;
            return true;
        }
    }
}
