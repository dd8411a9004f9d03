namespace RiskRegister.Domain.Imports;

/// <summary>Adds what reading has to say of a table, a row or a column.</summary>
internal static class ReadingMessages
{
    public static void Report(this List<ImportMessage> messages, string? table, int? row, string? column, string code, string message) =>
        messages.Add(new(table, row, column, code, message, ImportSeverity.Reported));

    public static void Refuse(this List<ImportMessage> messages, string? table, int? row, string? column, string code, string message) =>
        messages.Add(new(table, row, column, code, message, ImportSeverity.Refused));
}
