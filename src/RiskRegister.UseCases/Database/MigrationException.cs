namespace RiskRegister.UseCases.Database;

/// <summary>
/// The database is not in a state that this version of the service can work with; the message says which migration, and why.
/// </summary>
public sealed class MigrationException : Exception
{
    public MigrationException() { }

    public MigrationException(string message) : base(message) { }

    public MigrationException(string message, Exception? innerException) : base(message, innerException) { }
}
