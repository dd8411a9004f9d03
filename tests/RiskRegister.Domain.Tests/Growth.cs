using System.Diagnostics;

namespace RiskRegister.Domain.Tests;

/// <summary>
/// How much longer work takes on ten times as much, however fast the machine: some ten times where it is done once for each, a hundred
/// times where each is compared with each.
/// </summary>
static class Growth
{
    /// <summary>Between the two.</summary>
    public const double OfEachOnce = 40;

    const int Small = 1_000;
    const int Times = 5;
    const int Rounds = 4;

    /// <summary>
    /// The first that is of work done once for each, or the least of several: a busy machine may hold up all of one round.
    /// </summary>
    /// <param name="prepare">Makes the work on so many.</param>
    public static double OfTenTimes(Func<int, Action> prepare)
    {
        var (few, many) = (prepare(Small), prepare(10 * Small));
        var least = double.MaxValue;
        for (var round = 0; round < Rounds && least >= OfEachOnce; round++) least = Math.Min(least, Shortest(many) / Shortest(few));
        return least;
    }

    // Whatever else the machine does only adds to it.
    static double Shortest(Action work)
    {
        work();
        return Enumerable.Range(0, Times).Min(_ =>
        {
            var began = Stopwatch.GetTimestamp();
            work();
            return Stopwatch.GetElapsedTime(began).TotalMicroseconds;
        });
    }
}
