namespace RiskRegister.Domain.Imports;

/// <summary>How a row was known.</summary>
internal enum MatchBy
{
    Nothing,
    Id,
    Reference,
    Source,
    Title,

    /// <summary>By its title, while the number that it has here belongs to another entry.</summary>
    Exchange,

    /// <summary>Somebody said so.</summary>
    Answer,
}

/// <param name="Fault">A refusal where the row contradicts itself.</param>
internal readonly record struct RowMatch(EntryState? Entry, MatchBy By, (string Code, string Message)? Fault = null)
{
    /// <summary>The row is something new that takes the number of the entry, which ends.</summary>
    public bool IsReplacing { get; init; }

    /// <summary>The entry that has the row's number here, where the row is taken for another or for something new.</summary>
    public EntryState? Holder { get; init; }

    /// <summary>Several entries that have the row's source reference, none of them under its title; null where there are none.</summary>
    public IReadOnlyList<EntryState>? Sharing { get; init; }

    /// <summary>The entry whose number the row has; null where it is known by anything else.</summary>
    public EntryState? Numbered => By is MatchBy.Reference or MatchBy.Source ? Entry : null;
}
