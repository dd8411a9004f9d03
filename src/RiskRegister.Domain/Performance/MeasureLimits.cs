namespace RiskRegister.Domain.Performance;

/// <summary>How long and how many the parts of a measure may be; characters are UTF-16 code units.</summary>
public static class MeasureLimits
{
    public const int Title = 300;
    public const int Theme = 100;
    public const int Section = 200;
    public const int SourceReference = 100;
    public const int Description = 10_000;
    public const int Series = 100;
    public const int ExpectedIn = 100;
    public const int Note = 2_000;
    public const int TargetSource = 300;

    /// <summary>A text of a report.</summary>
    public const int Narrative = 20_000;

    /// <summary>Why a measure is an exception, and what is done.</summary>
    public const int Explanation = 5_000;

    /// <summary>Quarters by which a measure may be reported in arrears.</summary>
    public const int LongestLag = 4;

    /// <summary>What a ratio may be taken of, at most.</summary>
    public const int LargestPer = 1_000_000;

    /// <summary>Series beside a measure's own.</summary>
    public const int Comparators = 20;

    /// <summary>Measures that one entry may have as its evidence.</summary>
    public const int MeasuresOfEntry = 50;

    /// <summary>Entries of a measure that are listed.</summary>
    public const int EntriesOfMeasure = 1_000;

    /// <summary>Measures of one organisation.</summary>
    public const int Measures = 5_000;
}
