using System.Text.Json;
using RiskRegister.Domain;

namespace RiskRegister.Documents.Columns;

/// <summary>The columns of highlights as one table.</summary>
static class HighlightColumns
{
    /// <summary>In codes, as "residual_down; actions_added".</summary>
    public static string Codes(EntryHighlight entry) =>
        string.Join("; ", entry.Changes.Select(change => JsonNamingPolicy.SnakeCaseLower.ConvertName(change.Code.ToString())));
}
