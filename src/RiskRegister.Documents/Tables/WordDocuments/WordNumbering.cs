using System.Globalization;
using RiskRegister.Documents.Tables.Packages;

namespace RiskRegister.Documents.Tables.WordDocuments;

/// <summary>
/// The numbers that Word gives to paragraphs by itself: they are shown, and stand nowhere in the text (ECMA-376, part 1, 17.9).
/// </summary>
sealed class WordNumbering
{
    const int Levels = 9;
    const int Most = 10_000;

    readonly Dictionary<int, Level[]> definitions = [];
    readonly Dictionary<int, List> lists = [];
    readonly Dictionary<int, int?[]> counted = [];

    public static WordNumbering Read(OfficePackage package, string part)
    {
        var numbering = new WordNumbering();
        using var reader = package.Open(part);
        reader.OpenRoot();
        foreach (var child in reader.Children())
        {
            if (numbering.definitions.Count + numbering.lists.Count > Most) throw package.Malformed("it has more lists than a document "
                + "can have");
            if (child == "abstractNum" && reader.LocalNumber("abstractNumId") is { } definition)
                numbering.definitions[definition] = LevelsOf(reader);
            else if (child == "num" && reader.LocalNumber("numId") is { } list)
                numbering.lists[list] = ListOf(reader);
        }

        return numbering;
    }

    /// <summary>Counts a paragraph of a list, and gives the number that it shows; null for a bullet.</summary>
    public string? Next(int list, int level)
    {
        if (!lists.TryGetValue(list, out var found) || !definitions.TryGetValue(found.Definition, out var levels)) return null;
        level = Math.Clamp(level, 0, Levels - 1);
        if (!counted.TryGetValue(found.Definition, out var numbers)) counted[found.Definition] = numbers = new int?[Levels];
        if (found.Restarts.Remove(level, out var restart)) numbers[level] = restart - 1;
        numbers[level] = numbers[level] is { } before ? before + 1 : levels[level].Start;
        for (var at = 0; at < Levels; at++)
        {
            if (at > level) numbers[at] = null;
            else numbers[at] ??= levels[at].Start;
        }

        return levels[level].Form == "bullet" ? null : Shown(levels, level, numbers);
    }

    static string Shown(Level[] levels, int level, int?[] numbers)
    {
        var text = levels[level].Text;
        for (var at = 0; at <= level; at++)
            text = text.Replace($"%{at + 1}", InForm(numbers[at] ?? levels[at].Start, levels[at].Form), StringComparison.Ordinal);
        return text.Trim();
    }

    static string InForm(int number, string form) => form switch
    {
        "none" => "",
        "decimalZero" => number.ToString("00", CultureInfo.InvariantCulture),
        "upperLetter" when number is >= 1 and <= 26 => ((char)('A' + number - 1)).ToString(),
        "lowerLetter" when number is >= 1 and <= 26 => ((char)('a' + number - 1)).ToString(),
        "upperRoman" when number is >= 1 and < 4_000 => Roman(number),
        "lowerRoman" when number is >= 1 and < 4_000 => Roman(number).ToLowerInvariant(),
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    static string Roman(int number)
    {
        (int Value, string Letters)[] parts =
        [
            (1_000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"),
                (5, "V"),
            (4, "IV"), (1, "I"),
        ];
        var text = "";
        foreach (var (value, letters) in parts)
        {
            for (; number >= value; number -= value) text += letters;
        }

        return text;
    }

    static Level[] LevelsOf(PartReader reader)
    {
        var levels = new Level[Levels];
        Array.Fill(levels, new Level(1, "decimal", ""));
        foreach (var _ in reader.Children("lvl"))
        {
            var at = reader.LocalNumber("ilvl") ?? -1;
            var level = LevelOf(reader);
            if (at is >= 0 and < Levels) levels[at] = level;
        }

        return levels;
    }

    static Level LevelOf(PartReader reader)
    {
        const int longest = 100;
        var (start, form, text) = (1, "decimal", "");
        foreach (var property in reader.Children())
        {
            if (property == "start") start = Math.Clamp(reader.LocalNumber("val") ?? 1, 0, 1_000_000);
            else if (property == "numFmt") form = reader.LocalAttribute("val") ?? form;
            else if (property == "lvlText" && reader.LocalAttribute("val") is { Length: <= longest } shown) text = shown;
        }

        return new Level(start, form, text);
    }

    static List ListOf(PartReader reader)
    {
        var list = new List(-1, []);
        foreach (var property in reader.Children())
        {
            if (property == "abstractNumId")
            {
                list = list with { Definition = reader.LocalNumber("val") ?? -1 };
            }
            else if (property == "lvlOverride" && reader.LocalNumber("ilvl") is { } level)
            {
                foreach (var _ in reader.Children("startOverride"))
                    list.Restarts[Math.Clamp(level, 0, Levels - 1)] = Math.Clamp(reader.LocalNumber("val") ?? 1, 0, 1_000_000);
            }
        }

        return list;
    }

    sealed record Level(int Start, string Form, string Text);

    sealed record List(int Definition, Dictionary<int, int> Restarts);
}
