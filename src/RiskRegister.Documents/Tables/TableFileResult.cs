using RiskRegister.Domain.Imports;

namespace RiskRegister.Documents.Tables;

/// <summary>What came of reading a file: <see cref="TablesRead"/> or <see cref="FileRefused"/>.</summary>
public abstract record TableFileResult;

/// <summary>The file was read whole.</summary>
/// <param name="Tables">At least one, each with at least one row that is not blank: one with text, or with something to be said of a
/// cell.</param>
/// <param name="Notes">What was left out or assumed on the way.</param>
public sealed record TablesRead(IReadOnlyList<SourceTable> Tables, IReadOnlyList<TableNote> Notes) : TableFileResult;

/// <summary>Nothing of the file is used.</summary>
public sealed record FileRefused(TableFault Fault) : TableFileResult;
