using RiskRegister.Domain.Performance;
using RiskRegister.Domain.Performance.Tables;

namespace RiskRegister.UseCases.Performance;

/// <summary>
/// Finds the measures that rows of tables are of: by the source's reference, by our own where a row has that in its place, else by title
/// within theme and section.
/// </summary>
sealed class MeasureMatches
{
    readonly Dictionary<string, MeasureRow> bySource = new(StringComparer.Ordinal);
    readonly Dictionary<string, MeasureRow> byTitle = new(StringComparer.Ordinal);
    readonly Dictionary<MeasureReference, MeasureRow> byReference = [];

    public MeasureMatches(IEnumerable<MeasureRow> known)
    {
        foreach (var row in known)
        {
            if (row.State.SourceReference is { } source) bySource.TryAdd(MeasureNames.Key(source), row);
            byTitle.TryAdd(MeasureNames.Key(row.State.Theme, row.State.Section, row.State.Title), row);
            byReference.TryAdd(row.State.Reference, row);
        }
    }

    public MeasureRow? Of(ReadMeasure read)
    {
        if (read.SourceReference is { } source)
        {
            if (bySource.TryGetValue(MeasureNames.Key(source), out var ofSource)) return ofSource;
            if (MeasureReference.TryParse(source, out var reference) && byReference.TryGetValue(reference, out var own)) return own;
        }

        return read.Title.Length == 0 ? null : byTitle.GetValueOrDefault(MeasureNames.Key(read.Theme, read.Section, read.Title));
    }
}
