namespace RiskRegister.Domain.Imports;

/// <summary>All that the rows of an import can know entries by, so that only those need be read whole.</summary>
public sealed class ImportedKeys
{
    readonly HashSet<Guid> ids = [];
    readonly HashSet<EntryReference> references = [];
    readonly HashSet<string> sources = new(StringComparer.Ordinal);
    readonly HashSet<(EntryKind, string)> titles = [];

    public ImportedKeys(ReadRegister read)
    {
        foreach (var row in read.Rows)
        {
            if (row.Id is { } id) ids.Add(id);
            if (row.Reference is { } reference) references.Add(reference);
            if (row.SourceReference?.Value is { } source) sources.Add(SourceKey.Of(source));
            titles.Add((row.Kind, TextKey.OfTitle(row.Title)));
        }
    }

    /// <summary>Whether a row may be about an entry, of which id, kind, references and title are enough.</summary>
    public bool MayBeAbout(EntryState entry) => ids.Contains(entry.Id)
        || (entry.Reference is { } reference && references.Contains(reference))
        || (entry.SourceReference is { } source && sources.Contains(SourceKey.Of(source)))
        || titles.Contains((entry.Kind, TextKey.OfTitle(entry.Title)));
}
