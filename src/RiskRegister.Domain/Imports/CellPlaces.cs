namespace RiskRegister.Domain.Imports;

/// <summary>Names the cells that messages are about, by the row that they give and where their column stands.</summary>
public static class CellPlaces
{
    public static ImportPlan Locate(ImportPlan plan, ImportAnalysis analysis)
    {
        var letters = new Dictionary<(string Table, string Heading), string>();
        foreach (var table in analysis.Tables)
        {
            foreach (var column in table.Columns.Where(column => column.Letter.Length > 0))
                letters.TryAdd((table.Name, column.Heading), column.Letter);
        }

        return plan with { Messages = [.. plan.Messages.Select(Located)] };

        ImportMessage Located(ImportMessage message) => message is { Cell: null, Table: { } table, Row: { } row, Column: { } heading }
            && letters.TryGetValue((table, heading), out var letter) ? message with { Cell = $"{letter}{row}" } : message;
    }
}
