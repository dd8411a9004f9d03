using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace RiskRegister.Domain;

/// <summary>
/// How committees name an entry: CR (risk) or CO (opportunity), a number and, where an entry was split, a part.
/// Ordered as the register prints it: CR2, CR10, CR10.1, CO1.
/// </summary>
/// <param name="Kind">CR for a risk, CO for an opportunity.</param>
/// <param name="Number">1 to 999999.</param>
/// <param name="Part">0 for none, else 1 to 999.</param>
public readonly record struct EntryReference(EntryKind Kind, int Number, int Part = 0) : IComparable<EntryReference>
{
    public const int HighestNumber = 999_999;
    public const int HighestPart = 999;

    /// <summary>Reads "CR10" or "CR10.1": capitals or not, no leading zeros, nothing around it.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out EntryReference reference)
    {
        reference = default;
        if (text is not { Length: >= 3 } || text[0] is not ('C' or 'c')) return false;
        EntryKind kind;
        switch (text[1])
        {
            case 'R' or 'r': kind = EntryKind.Risk; break;
            case 'O' or 'o': kind = EntryKind.Opportunity; break;
            default: return false;
        }

        var dot = text.IndexOf('.', StringComparison.Ordinal);
        var part = 0;
        if (!TryCount(text.AsSpan(2, (dot < 0 ? text.Length : dot) - 2), HighestNumber, out var number)) return false;
        if (dot >= 0 && !TryCount(text.AsSpan(dot + 1), HighestPart, out part)) return false;
        reference = new EntryReference(kind, number, part);
        return true;
    }

    public int CompareTo(EntryReference other) => (Kind, Number, Part).CompareTo((other.Kind, other.Number, other.Part));

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(Kind == EntryKind.Risk ? "CR" : "CO")}{Number}{(Part == 0 ? "" : $".{Part}")}");

    public static bool operator <(EntryReference left, EntryReference right) => left.CompareTo(right) < 0;

    public static bool operator >(EntryReference left, EntryReference right) => left.CompareTo(right) > 0;

    public static bool operator <=(EntryReference left, EntryReference right) => left.CompareTo(right) <= 0;

    public static bool operator >=(EntryReference left, EntryReference right) => left.CompareTo(right) >= 0;

    static bool TryCount(ReadOnlySpan<char> digits, int highest, out int count) =>
        Digits.TryRead(digits, out count) && digits[0] != '0' && count <= highest;
}
