using RiskRegister.Domain;

namespace RiskRegister.Documents;

/// <summary>One entry as a register prints it.</summary>
/// <param name="State">What the entry says; in a snapshot with its text as corrected.</param>
/// <param name="Direction">What is printed as direction of travel.</param>
/// <param name="Movement">Of the residual score since the snapshot before.</param>
/// <param name="OnRegister">Open and at the threshold or above.</param>
/// <param name="Corrections">The addenda to this entry, oldest first; none in a live register.</param>
public sealed record RegisterLine(
    EntryState State, DirectionOfTravel Direction, Movement Movement, bool OnRegister, IReadOnlyList<Correction> Corrections)
{
    /// <summary>The revision that this is, from 1; null where nobody needs it to be read back.</summary>
    public int? Revision { get; init; }

    /// <summary>The measures that are its evidence, in words; none where nobody asked for them.</summary>
    public IReadOnlyList<string> Measures { get; init; } = [];

    /// <summary>Where it stood in the register compared with; null when that did not hold it.</summary>
    public Score? ResidualBefore { get; init; }

    /// <summary>How many earlier snapshots are looked back at.</summary>
    public const int MostEarlier = 8;

    /// <summary>Its scores in earlier snapshots, oldest first, at most <see cref="MostEarlier"/>; none where nothing is known.</summary>
    public IReadOnlyList<TrendMark> Earlier { get; init; } = [];

    /// <summary>
    /// How many quarters its residual score has been what it is, in words; of a snapshot its own quarter counts. Null where it moved since
    /// the last.
    /// </summary>
    /// <param name="quarter">Of the snapshot; null for the live register.</param>
    public string? TimeAtScore(Quarter? quarter)
    {
        var before = Domain.TimeAtScore.Of(State.ResidualScore.Value, Earlier.Select(mark => mark.Residual));
        var quarters = before + (quarter is null ? 0 : 1);
        return quarters == 0 ? null : $"{Domain.TimeAtScore.Worded(quarters)}{(before == MostEarlier ? " or more" : "")}";
    }
}

/// <summary>An entry's scores in one snapshot.</summary>
/// <param name="Quarter">Of the snapshot.</param>
/// <param name="Score">1–25, before the actions.</param>
/// <param name="Residual">1–25, after the actions.</param>
/// <param name="Threshold">That of the snapshot, 1–25.</param>
/// <param name="Target">1–25, where the owner wanted it to be; null where nobody said.</param>
public sealed record TrendMark(Quarter Quarter, int Score, int Residual, int Threshold, int? Target = null);

/// <summary>The mark of an addendum: the entry's text is a correction of the one that was published.</summary>
/// <param name="On">The day on which it was made.</param>
/// <param name="Note">What was corrected and why.</param>
public sealed record Correction(DateOnly On, string Note);
