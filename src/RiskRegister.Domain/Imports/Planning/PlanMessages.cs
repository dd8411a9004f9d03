namespace RiskRegister.Domain.Imports;

/// <summary>What planning has to say.</summary>
internal sealed class PlanMessages(IEnumerable<ImportMessage> read)
{
    readonly List<ImportMessage> all = [.. read];

    public IReadOnlyList<ImportMessage> All => all;

    public static RowOutcome Refused(ImportedRow row) => new(row.Table, row.Number, RowResult.Refused, row.Reference, null, []);

    public void Add(ImportMessage message) => all.Add(message);

    public RowOutcome Refuse(ImportedRow row, string code, string message)
    {
        all.Add(new(row.Table, row.Number, null, code, message, ImportSeverity.Refused));
        return Refused(row);
    }

    public void Refuse(string code, string message) => all.Add(new(null, null, null, code, message, ImportSeverity.Refused));

    /// <summary>Of an exempt entry whose row does not say that it is.</summary>
    public void ReportExemptionKept(ImportedRow row, EntryState entry) => Report(row, row.Exempt?.Column, ImportCodes.ExemptionKept,
        $"{RowMatching.NameOf(entry)} is exempt here and not in the file: it stays exempt.");

    public void Report(ImportedRow row, string? column, string code, string message) =>
        all.Add(new(row.Table, row.Number, column, code, message, ImportSeverity.Reported));
}
