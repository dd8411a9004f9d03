using RiskRegister.Benchmarks.Report;

namespace RiskRegister.Benchmarks;

/// <summary>Something measured, for the table.</summary>
public abstract class Benchmark
{
    /// <summary>What --only looks for.</summary>
    public abstract string Name { get; }

    /// <summary>Whether --quick has it too.</summary>
    public virtual bool IsQuick => false;

    public abstract IAsyncEnumerable<Measured> Run(Bench bench, CancellationToken stop);
}
