namespace RiskRegister.Domain.Imports;

/// <summary>What is known of every cell of a row, from where they are read and at hand: then none needs to be looked into again.</summary>
[Flags]
public enum CellTraits
{
    None = 0,

    /// <summary>Each is <see cref="PlainText"/>, of few lines, or <see cref="string.Empty"/> itself.</summary>
    Plain = 1,

    /// <summary>
    /// None has a label such as "Gaps:", and of those that have several lines, each begins with a bullet and ends in no figure: then none
    /// goes on with the line above it, as "– May 2027" may.
    /// </summary>
    Bulleted = 2,

    All = Plain | Bulleted,
}
