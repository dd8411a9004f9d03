namespace RiskRegister.Benchmarks.Bulk;

/// <summary>The table in which the register's big pieces of work stand.</summary>
public static class BulkGroup
{
    public const string Name = "Ten thousand at once";
}
