using RiskRegister.Benchmarks.Cluster;

namespace RiskRegister.Benchmarks;

/// <summary>What benchmarks share.</summary>
/// <param name="ServiceFile">The published service.</param>
public sealed record Bench(BenchOptions Options, BenchCluster Cluster, string ServiceFile)
{
    /// <summary>Where what is going on is told; the table is the only output.</summary>
    public static void Tell(string what) => Console.Error.WriteLine($"{TimeProvider.System.GetLocalNow():HH:mm:ss} {what}");
}
