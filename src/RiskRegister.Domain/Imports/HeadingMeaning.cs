namespace RiskRegister.Domain.Imports;

/// <summary>Which of a register's scores a heading speaks of.</summary>
internal enum ScoreFamily
{
    /// <summary>Of no score.</summary>
    None,

    /// <summary>"Score", "Risk rating": which one depends on the others.</summary>
    Plain,
    Inherent,
    Current,
    Residual,
    Target,
}

/// <summary>What a heading names.</summary>
/// <param name="Field">Of a score the part: impact, likelihood or the score itself.</param>
/// <param name="Sureness">Likely where the same heading may mean something else.</param>
internal sealed record HeadingMeaning(ImportField Field, ScoreFamily Family, Sureness Sureness);
