namespace RiskRegister.Documents.Tables;

/// <summary>Carries a fault from where it is found to <see cref="TableFile"/>; never leaves it.</summary>
sealed class RefusedException(string code, string message, string table, int? row = null, string? column = null)
    : Exception(message)
{
    public TableFault Fault { get; } = new(code, message, table, row, column);
}
