namespace RiskRegister.Domain.Performance.Tables;

/// <summary>A measure as a published table has it.</summary>
/// <param name="Row">As a person counts rows.</param>
/// <param name="GoodIs">Null when the table does not say.</param>
/// <param name="Lag">Quarters in arrears.</param>
public sealed record ReadMeasure(
    string Table, int Row, string Theme, string? Section, string Title, string? SourceReference, GoodIs? GoodIs, int Lag, MeasureUnit Unit,
    int Decimals,
    IReadOnlyList<ReadObservation> Observations);

/// <param name="Series">One of <see cref="MeasureSeries"/>, or a comparator's name.</param>
/// <param name="Column">The heading above it.</param>
public sealed record ReadObservation(string Series, Observation Observation, string Column);
