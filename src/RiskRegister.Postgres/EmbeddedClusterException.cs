namespace RiskRegister.Postgres;

/// <summary>The embedded PostgreSQL cluster cannot be used; the message tells an administrator why and what to do.</summary>
public sealed class EmbeddedClusterException : Exception
{
    public EmbeddedClusterException() { }

    public EmbeddedClusterException(string message) : base(message) { }

    public EmbeddedClusterException(string message, Exception? innerException) : base(message, innerException) { }
}
