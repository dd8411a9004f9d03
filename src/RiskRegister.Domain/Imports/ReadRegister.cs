namespace RiskRegister.Domain.Imports;

/// <summary>What the tables of an import say.</summary>
/// <param name="Rows">One for each entry, in the files' order, refused ones among them.</param>
public sealed record ReadRegister(IReadOnlyList<ImportedRow> Rows, IReadOnlyList<ImportMessage> Messages)
{
    /// <summary>Sheets of closed entries that are left out.</summary>
    internal IReadOnlyList<SourceTable> ClosedLeftOut { get; init; } = [];

    /// <summary>Whether reading left questions open, for which some of the rows wait.</summary>
    public bool HasQuestions { get; init; }

    public bool HasRefusals => Messages.Any(message => message.Severity == ImportSeverity.Refused);
}
