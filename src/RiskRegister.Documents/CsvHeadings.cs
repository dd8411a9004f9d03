namespace RiskRegister.Documents;

/// <summary>What stands in the first row of a CSV.</summary>
public enum CsvHeadings
{
    /// <summary>The organisation's words, as an import reads them.</summary>
    Words,

    /// <summary>
    /// The names that fields have in JSON, the same whatever an organisation calls them and whatever the quarter: for programs that stack
    /// and join.
    /// </summary>
    Fields,
}
