namespace RiskRegister.Domain.Imports;

/// <summary>
/// Finds the present items that a cell's items are: the same text, the same but for spelling, and then what is clearly one item that was
/// reworded, plurals among it. Each present item is found once, the first of equal ones first.
/// </summary>
internal static class ItemMatching
{
    const int MostCompared = 64;
    const int MostWords = 60;
    const double ClearlyTheSame = 0.6;
    const int FewestShared = 3;

    /// <summary>For each imported text the place of its present item, or -1; and whether only its wording changed.</summary>
    /// <param name="present">The stored texts.</param>
    /// <param name="isSameText">Whether the stored text stays as it is.</param>
    public static int[] Match(IReadOnlyList<string> imported, IReadOnlyList<string> present, out bool[] isSameText)
    {
        var found = new int[imported.Count];
        Array.Fill(found, -1);
        isSameText = new bool[imported.Count];
        var taken = new bool[present.Count];
        var keys = KeysOf(present);
        Equal(imported, keys, found, taken, StringComparer.Ordinal);
        Equal([.. imported.Select(TextKey.Of)], [.. keys.Select(TextKey.Of)], found, taken, StringComparer.Ordinal);
        for (var at = 0; at < found.Length; at++) isSameText[at] = found[at] >= 0;
        Renumbered(imported, keys, found, taken);
        Reworded(imported, keys, found, taken);
        return found;
    }

    /// <summary>
    /// Of as many items as are present, of which all others stay as they are in their places, the one that does not is the one that stood
    /// there, reworded: its place; -1 where there is no such item.
    /// </summary>
    public static int RewordedInPlace(int[] found, bool[] isSameText, int present)
    {
        var reworded = -1;
        if (found.Length != present) return -1;
        for (var at = 0; at < found.Length; at++)
        {
            if (found[at] == at && isSameText[at]) continue;
            if (found[at] >= 0 || reworded >= 0) return -1;
            reworded = at;
        }

        return reworded;
    }

    // Stored items as a cell would give them.
    static string[] KeysOf(IReadOnlyList<string> stored) => [.. stored.Select(ItemLines.Read)];

    static void Equal(IReadOnlyList<string> imported, string[] keys, int[] found, bool[] taken, StringComparer comparer)
    {
        var byText = new Dictionary<string, Queue<int>>(comparer);
        for (var at = 0; at < keys.Length; at++)
        {
            if (taken[at]) continue;
            if (!byText.TryGetValue(keys[at], out var equal)) byText[keys[at]] = equal = new Queue<int>();
            equal.Enqueue(at);
        }

        for (var at = 0; at < imported.Count; at++)
        {
            if (found[at] >= 0 || !byText.TryGetValue(imported[at], out var equal) || !equal.TryDequeue(out var place)) continue;
            found[at] = place;
            taken[place] = true;
        }
    }

    // "3. Drill" is "2. Drill" once what stood before it is gone.
    static void Renumbered(IReadOnlyList<string> imported, string[] keys, int[] found, bool[] taken)
    {
        if (Array.TrueForAll(found, place => place >= 0) || Array.TrueForAll(taken, isTaken => isTaken)) return;
        var (texts, stored) = (ItemNumbers.Without(imported), ItemNumbers.Without(keys));
        if (ReferenceEquals(texts, imported) && ReferenceEquals(stored, keys)) return;
        Equal([.. texts.Select(TextKey.Of)], [.. stored.Select(TextKey.Of)], found, taken, StringComparer.Ordinal);
    }

    // Only pairs that are each other's best: what could be either of two is new.
    static void Reworded(IReadOnlyList<string> imported, string[] keys, int[] found, bool[] taken)
    {
        var open = Enumerable.Range(0, imported.Count).Where(at => found[at] < 0).ToArray();
        var left = Enumerable.Range(0, keys.Length).Where(at => !taken[at]).ToArray();
        if (open.Length is 0 or > MostCompared || left.Length is 0 or > MostCompared) return;
        string[][] newWords = [.. open.Select(at => Words(imported[at]))];
        string[][] oldWords = [.. left.Select(at => Words(keys[at]))];
        var likeness = new double[open.Length, left.Length];
        for (var one = 0; one < open.Length; one++)
        {
            for (var other = 0; other < left.Length; other++) likeness[one, other] = Likeness(newWords[one], oldWords[other]);
        }

        for (var one = 0; one < open.Length; one++)
        {
            var (best, place, isTie) = (0.0, -1, false);
            for (var other = 0; other < left.Length; other++)
            {
                if (likeness[one, other] > best) (best, place, isTie) = (likeness[one, other], other, false);
                else if (likeness[one, other] > 0 && likeness[one, other] >= best) isTie = true;
            }

            if (place < 0 || isTie) continue;
            var isBestOfPlace = true;
            for (var another = 0; another < open.Length; another++) isBestOfPlace &= another == one || likeness[another, place] < best;
            if (isBestOfPlace) found[open[one]] = left[place];
        }
    }

    static string[] Words(string text) => [.. TitleWords.WordsOf(text).Take(MostWords).Select(WordStems.OfShortToo)];

    // 0 where it is not clear. "Buy a pump – ordered" goes on from "Buy a pump".
    static double Likeness(string[] one, string[] other)
    {
        var (shorter, longer) = one.Length <= other.Length ? (one, other) : (other, one);
        if (shorter.Length == 0) return 0;
        if (shorter.AsSpan().SequenceEqual(longer)) return 1;
        var shared = shorter.Distinct(StringComparer.Ordinal).Count(word => longer.Contains(word, StringComparer.Ordinal));
        var share = 2.0 * shared / (one.Distinct(StringComparer.Ordinal).Count() + other.Distinct(StringComparer.Ordinal).Count());
        if (shorter.Length >= 2 && longer.AsSpan(0, shorter.Length).SequenceEqual(shorter)) return Math.Max(share, ClearlyTheSame);
        if (share < ClearlyTheSame) return 0;
        return shared >= FewestShared ? share : IsWithin(shorter, longer) ? ClearlyTheSame : 0;
    }

    // "Recruit staff" is within "Recruit more staff": two words tell an item where all of them stay, in their order. All such are alike,
    // so that what could be either of two is new.
    static bool IsWithin(string[] shorter, string[] longer)
    {
        var at = 0;
        foreach (var word in longer)
        {
            if (at < shorter.Length && word == shorter[at]) at++;
        }

        return shorter.Length > 1 && at == shorter.Length;
    }
}
