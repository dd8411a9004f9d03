namespace RiskRegister.Domain.Imports;

/// <summary>What to do about two rows that are about the same entry.</summary>
internal static class SameEntryTwice
{
    const int MostNamed = 4;

    /// <param name="isAnswered">Whether it was answered that one of them is about it.</param>
    public static string Advice(ImportedRow first, ImportedRow row, bool isAnswered)
    {
        var same = $"Row {first.Number} of {first.Table} is about the same entry";
        if (row.Id is not null && row.Id == first.Id)
        {
            return $"{same}, whose id both have. Take one of them out; of a copy that is to be a new entry clear the id, the revision, the "
                + "reference and the source reference.";
        }

        if (isAnswered) return $"{same}, as was answered: answer new for one of them, or take one of them out.";
        if (TextKey.Of(first.Title) != TextKey.Of(row.Title) || Differing(first, row) is not { Length: > 0 } columns)
            return $"{same}: take one of them out, or give it a reference of its own.";
        var named = string.Join(", ", columns.Take(MostNamed).Select(column => $"\"{column}\""));
        var others = columns.Length > MostNamed ? " and others" : "";
        return $"{same}, and says otherwise under {named}{others}. Where each row is an action of the entry, "
            + "write the same there in all of them; else take one out, or give it a reference of its own.";
    }

    // But for what rows of one entry may each have of their own.
    static string[] Differing(ImportedRow first, ImportedRow row)
    {
        string?[] columns =
        [
            Of(first.Description, row.Description, Equals),
            Of(first.Service, row.Service, Equals),
            Of(first.Types, row.Types, AreSame),
            Of(first.Owners, row.Owners, AreSame),
            Of(first.Score, row.Score, Equals),
            Of(first.ResidualScore, row.ResidualScore, Equals),
            Of(first.TargetScore, row.TargetScore, Equals),
            Of(first.TargetDate, row.TargetDate, Equals),
            Of(first.Response, row.Response, Equals),
            Of(first.Direction, row.Direction, Equals),
            Of(first.Narrative, row.Narrative, Equals),
        ];
        return [.. columns.OfType<string>().Distinct(StringComparer.Ordinal)];
    }

    // The column, where the two are not the same.
    static string? Of<T>(Cell<T>? first, Cell<T>? other, Func<T?, T?, bool> areSame) =>
        (first is null && other is null) || (first is not null && other is not null && areSame(first.Value, other.Value))
            ? null : first?.Column ?? other?.Column;

    static bool Equals<T>(T? first, T? other) => EqualityComparer<T>.Default.Equals(first, other);

    static bool AreSame(IReadOnlyList<string>? first, IReadOnlyList<string>? other) => (first ?? []).SequenceEqual(other ?? []);
}
