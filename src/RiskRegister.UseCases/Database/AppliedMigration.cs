namespace RiskRegister.UseCases.Database;

/// <summary>A step of the schema's history as a database has it in its journal.</summary>
public sealed record AppliedMigration(int Number, string Name, string Checksum)
{
    public override string ToString() => $"{Number:D4}_{Name}";
}
