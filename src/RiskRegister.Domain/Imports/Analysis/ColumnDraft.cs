namespace RiskRegister.Domain.Imports;

/// <summary>A column while it is found out what it holds.</summary>
internal sealed class ColumnDraft(int index, string name, string heading, ColumnSample sample)
{
    bool isSetAside;
    bool isOfAllEntries;

    public int Index => index;

    public string Name => name;

    /// <summary>As the file has it, with the groups above it.</summary>
    public string Heading => heading;

    public bool IsHeaded => heading.Length > 0;

    public ColumnSample Sample => sample;

    public IReadOnlyList<ImportField> Fields { get; set; } = [];

    public ScoreFamily Family { get; set; }

    public ImportField Part { get; set; }

    public Sureness Sureness { get; set; }

    public FactorOrder? Order { get; set; }

    /// <summary>The order is that of other columns.</summary>
    public bool IsOrderAssumed { get; set; }

    public string Separator { get; set; } = "/";

    public string? Reason { get; set; }

    /// <summary>What is said of a column that is read as one of several things it may hold.</summary>
    public string? Assumed { get; set; }

    public bool IsMapped { get; set; }

    /// <summary>It says of some entries that they are no more, beside the status.</summary>
    public bool SaysHowEntriesStand { get; set; }

    /// <summary>Its shares are parts of 1.</summary>
    public bool AreFractions { get; set; }

    /// <summary>The words and the number of one of several for the same: "Control 2".</summary>
    public (string Words, int Number)? Numbered { get; set; } = HeadingSigns.Numbered(heading);

    /// <summary>It is read as one of several for the same.</summary>
    public bool IsNumbered { get; set; }

    /// <summary>What the entries are whose title stands here, and not in the column of the other kind.</summary>
    public EntryKind? KindOfRows { get; set; }

    public bool IsRead => Fields.Count > 0 || Family != ScoreFamily.None;

    public bool Is(ImportField field) => Fields.Contains(field);

    public void Become(ImportField field, Sureness sureness) =>
        (Fields, Sureness, Family) = ([field], sureness, ScoreFamily.None);

    /// <summary>Is a score of a family, by what stands beside it.</summary>
    public void Become(ScoreFamily family) =>
        (Fields, Sureness, Family, Part) = ([], Sureness.Likely, family, ImportField.Score);

    /// <summary>Holds nothing that its heading is known for.</summary>
    public void BecomeUnread() => (Fields, Sureness, Family) = ([], Sureness.None, ScoreFamily.None);

    public void Ignore(string reason)
    {
        isSetAside |= IsRead;
        isOfAllEntries |= Is(ImportField.Exempt);
        (Fields, Family, Reason) = ([], ScoreFamily.None, reason);
        if (Sureness != Sureness.Unsure) Sureness = Sureness.None;
    }

    public ColumnUse ToUse()
    {
        var sure = Fields.Count > 0 || Sureness == Sureness.Unsure ? Sureness : Sureness.None;
        return new ColumnUse(index, name, Fields, sure, Order, Separator, IsHeaded, IsMapped)
        {
            Shown = sample.Shown,
            Reason = Reason,
            Assumed = Assumed,
            AreFractions = AreFractions,
            SaysHowEntriesStand = Fields.Count == 0 && SaysHowEntriesStand,
            HasPluses = sample.HasPluses,
            IsOrderAssumed = IsOrderAssumed,
            KindOfRows = KindOfRows,
            SaysNothingOfRows = Fields.Count == 0 && isOfAllEntries,
            IsSetAside = Fields.Count == 0 && (isSetAside || Family != ScoreFamily.None),
            Item = Fields is [var field] && ItemParts.Of(field) is not null ? Numbered?.Number : null,
        };
    }
}
