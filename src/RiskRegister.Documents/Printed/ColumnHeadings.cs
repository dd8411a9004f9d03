using RiskRegister.Domain;

namespace RiskRegister.Documents.Printed;

/// <summary>The ten columns of a published register, as they are headed for a kind of entry.</summary>
static class ColumnHeadings
{
    public static IReadOnlyList<string> Of(EntryKind kind, RegisterLabels labels) => kind == EntryKind.Risk
        ?
        [
            "Reference", "Description", "Type", "Possible consequences", "Current controls", labels.Score, "Mitigating actions",
            labels.ResidualScore, labels.Owner, labels.DirectionOfTravel,
        ]
        :
        [
            "Reference", "Description", "Type", "Possible benefits", "Progress to date", labels.Score, "Maximising actions",
            labels.ResidualScore, labels.Owner, labels.DirectionOfTravel,
        ];

    /// <summary>"Risks" or "Opportunities".</summary>
    public static string Plural(EntryKind kind) => kind == EntryKind.Risk ? "Risks" : "Opportunities";
}
