using RiskRegister.Documents.Tables.Packages;

namespace RiskRegister.Documents.Tables.Workbooks;

/// <summary>A sheet as the workbook lists it.</summary>
sealed record SheetEntry(string RelationshipId, bool IsHidden)
{
    const int LongestName = 100;

    public SheetEntry(string? name, string relationshipId, bool isHidden)
        : this(relationshipId, isHidden) =>
        Name = name is not { Length: > 0 } ? "?" : name.Length <= LongestName ? name : name[..LongestName];

    public string Name { get; } = "?";

    /// <summary>Begins the sheet's table; false for a sheet that has no cells.</summary>
    /// <param name="part">Where its cells are.</param>
    public bool Start(
        IReadOnlyDictionary<string, Relationship> relationships, OfficePackage package, TableCollector tables, out string part)
    {
        var relationship = relationships.GetValueOrDefault(RelationshipId)
            ?? throw package.Malformed($"nothing says where its sheet \"{Name}\" is");
        var table = $"{tables.FileName} – {Name}";
        part = "";
        if (relationship.Type != "worksheet")
        {
            tables.Note(TableNote.SheetIgnored, "The sheet has no cells.", table);
            return false;
        }

        part = relationship.Part ?? throw package.Malformed($"its sheet \"{Name}\" lies outside of it");
        tables.StartSheet(Name, IsHidden);
        return true;
    }
}
