using System.Globalization;

namespace RiskRegister.Benchmarks;

/// <summary>How long and how much is measured.</summary>
/// <param name="Quick">A look before a commit: fewer and shorter rounds, nothing written.</param>
/// <param name="Only">Words of which a benchmark's name must contain one; none runs all.</param>
/// <param name="Page">Whether docs/performance.md is written of a part too.</param>
public sealed record BenchOptions(bool Quick, int Rounds, TimeSpan RoundLength, IReadOnlyList<string> Only, bool Page)
{
    public const string Usage = """
        Usage: ./bench [--quick] [--rounds N] [--seconds S] [--page] [--only words …]

          --quick      under three minutes: the throughput of the main requests, and nothing written to docs/performance.md
          --rounds     how often the service and its reference take turns (5; with --quick 2)
          --seconds    how long each of them is loaded in a round (5; with --quick 2)
          --page       writes docs/performance.md also of what --only chooses
          --only       the benchmarks whose names contain one of the words; docs/performance.md stays as it is
        """;

    /// <summary>Null when the arguments are not understood.</summary>
    public static BenchOptions? Parse(IReadOnlyList<string> arguments)
    {
        var quick = arguments.Contains("--quick");
        var (rounds, seconds) = quick ? (2, 2.0) : (5, 5.0);
        var only = new List<string>();
        for (var index = 0; index < arguments.Count; index++)
        {
            switch (arguments[index])
            {
                case "--quick" or "--page":
                    break;
                case "--rounds" when index + 1 < arguments.Count
                    && int.TryParse(arguments[++index], CultureInfo.InvariantCulture, out rounds) && rounds is >= 1 and <= 100:
                    break;
                case "--seconds" when index + 1 < arguments.Count
                    && double.TryParse(arguments[++index], CultureInfo.InvariantCulture, out seconds) && seconds is >= 1 and <= 600:
                    break;
                case "--only" when index + 1 < arguments.Count:
                    only.AddRange(arguments.Skip(index + 1));
                    index = arguments.Count;
                    break;
                default:
                    return null;
            }
        }

        return new BenchOptions(quick, rounds, TimeSpan.FromSeconds(seconds), only, arguments.Contains("--page"));
    }

    /// <summary>Whether docs/performance.md is written.</summary>
    public bool WritesPage => !Quick && (Page || Only.Count == 0);

    public bool Includes(string name) => Only.Count == 0 || Only.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));
}
