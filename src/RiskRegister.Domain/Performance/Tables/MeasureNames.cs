using RiskRegister.Domain.Imports;

namespace RiskRegister.Domain.Performance.Tables;

/// <summary>By what measures of tables are told apart.</summary>
public static class MeasureNames
{
    /// <summary>Texts without regard to case, spaces, quotes and a final stop.</summary>
    public static string Key(params IReadOnlyList<string?> texts) => string.Join('\n', texts.Select(text => TextKey.Of(text ?? "")));
}

/// <summary>
/// Measures that were met, among which one is looked for: by the source's own reference where both have one, else by title within theme
/// and section.
/// </summary>
internal sealed class MetMeasures
{
    readonly HashSet<string> sources = new(StringComparer.Ordinal);
    readonly HashSet<string> titles = new(StringComparer.Ordinal);
    readonly HashSet<string> titlesWithoutSource = new(StringComparer.Ordinal);

    public bool Has(ReadMeasure measure)
    {
        var title = TitleOf(measure);
        return measure.SourceReference is { } source
            ? sources.Contains(MeasureNames.Key(source)) || titlesWithoutSource.Contains(title)
            : titles.Contains(title);
    }

    public void Add(ReadMeasure measure)
    {
        var title = TitleOf(measure);
        titles.Add(title);
        if (measure.SourceReference is { } source) sources.Add(MeasureNames.Key(source));
        else titlesWithoutSource.Add(title);
    }

    static string TitleOf(ReadMeasure measure) => MeasureNames.Key(measure.Theme, measure.Section, measure.Title);
}
