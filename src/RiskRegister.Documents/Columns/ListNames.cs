namespace RiskRegister.Documents.Columns;

/// <summary>The ranges of a workbook that hold what can be chosen and what bands are called.</summary>
static class ListNames
{
    public const string Types = "KnownTypes";
    public const string Owners = "KnownOwners";
    public const string RiskBands = "RiskBands";
    public const string OpportunityBands = "OpportunityBands";
}
