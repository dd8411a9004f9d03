namespace RiskRegister.Domain.Imports;

/// <summary>Everything that an import would do. With refusals nothing of it may be stored.</summary>
/// <param name="Outcomes">One for each row, in the files' order.</param>
/// <param name="Closings">Entries as closed by the import; to be stored before the outcomes, which may use their references.</param>
/// <param name="Messages">What reading and planning found.</param>
/// <param name="NextNumbers">The next numbers once the plan is stored.</param>
public sealed record ImportPlan(
    IReadOnlyList<RowOutcome> Outcomes,
    IReadOnlyList<EntryState> Closings,
    IReadOnlyList<ImportMessage> Messages,
    NextNumbers NextNumbers)
{
    public bool HasRefusals => Messages.Any(message => message.Severity == ImportSeverity.Refused);
}
