using RiskRegister.Domain.Imports;

namespace RiskRegister.Domain.Performance.Tables;

/// <summary>When two rows are of one measure: by the source's own reference, else by title within theme and section.</summary>
public static class MeasureNames
{
    public static bool AreSame(ReadMeasure left, ReadMeasure right) => left.SourceReference is not null && right.SourceReference is not null
        ? Key(left.SourceReference) == Key(right.SourceReference)
        : Key(left.Theme, left.Section, left.Title) == Key(right.Theme, right.Section, right.Title);

    /// <summary>Texts without regard to case, spaces, quotes and a final stop.</summary>
    public static string Key(params IReadOnlyList<string?> texts) => string.Join('\n', texts.Select(text => TextKey.Of(text ?? "")));
}
