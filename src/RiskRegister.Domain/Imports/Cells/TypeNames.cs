namespace RiskRegister.Domain.Imports;

/// <summary>Reads the types in a cell: parted by / , ; or line, or known names one after the other.</summary>
internal sealed class TypeNames
{
    static readonly string[] Connectives = ["and", "&"];

    // "Social Care" before "Social".
    readonly string[] longestFirst;
    readonly HashSet<string> known;
    readonly RememberedCells<IReadOnlyList<string>> read;

    public TypeNames(IReadOnlyList<string> known)
    {
        longestFirst = [.. known.OrderByDescending(name => name.Length)];
        this.known = [.. known];
        read = new(cell => Read(cell) switch
        {
            [var only] when ItemLines.IsNone(only) => [],
            var types => types,
        });
    }

    /// <summary>The types of a cell; none where it says that there are none.</summary>
    public IReadOnlyList<string> ReadCell(string cell) => read.Of(cell);

    /// <summary>The types in the settings' spelling, each once; the unknown ones as written.</summary>
    public IReadOnlyList<string> Read(string cell)
    {
        var text = string.Join(' ', PartedByLine(cell).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var types = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            if (IsSeparator(text[at]) || text[at] == ' ')
            {
                at++;
                continue;
            }

            var names = KnownNamesAt(text, at, out var end);
            if (names is null)
            {
                end = at;
                while (end < text.Length && !IsSeparator(text[end])) end++;
                names = [text[at..end].TrimEnd()];
            }

            types.AddRange(names);
            at = end;
        }

        return [.. types.Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    public bool IsKnown(string type) => known.Contains(type);

    static string PartedByLine(string cell) => string.Join(';', ItemLines.Flat(cell));

    // Known names up to the next separator, or null: then the part is one type that is not known.
    List<string>? KnownNamesAt(string text, int at, out int end)
    {
        var names = new List<string>();
        end = at;
        while (end < text.Length && !IsSeparator(text[end]))
        {
            if (text[end] == ' ')
            {
                end++;
                continue;
            }

            var position = end;
            if (Array.Find(longestFirst, name => StandsAt(text, position, name)) is { } known)
            {
                names.Add(known);
                end += known.Length;
            }
            else if (names.Count > 0 && Array.Find(Connectives, word => StandsAt(text, position, word)) is { } connective)
            {
                end += connective.Length;
            }
            else
            {
                return null;
            }
        }

        return names;
    }

    static bool StandsAt(string text, int at, string name) =>
        string.Compare(text, at, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0
        && (at + name.Length == text.Length || !char.IsLetterOrDigit(text[at + name.Length]));

    static bool IsSeparator(char character) => character is '/' or ',' or ';';
}
