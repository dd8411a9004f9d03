namespace RiskRegister.UseCases.Database;

/// <summary>For statements that write many rows in one transaction.</summary>
static class ManyRows
{
    /// <summary>
    /// Foreign keys and triggers look things up by plans that PostgreSQL keeps: where the session forbids these, as most connections of the
    /// service do, each of thousands of rows would be planned for. Goes before the statement, and ends with the transaction.
    /// </summary>
    public const string KeepPlans = "set local plan_cache_mode = auto;\n";
}
