namespace RiskRegister.Postgres;

/// <summary>Where the service's own PostgreSQL cluster lives and how it runs.</summary>
public sealed record EmbeddedClusterOptions
{
    /// <summary>The service's data directory; the cluster is in <c>cluster</c> below it wherever PostgreSQL can reach that.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>The directory of <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c>; null looks in the usual places.</summary>
    public string? PostgresBin { get; init; }

    /// <summary>
    /// False trades the promise that an acknowledged change survives a crash of the machine for speed: throw-away clusters only.
    /// </summary>
    public bool Durable { get; init; } = true;

    public int MaxConnections { get; init; } = 100;

    /// <summary>Why no cluster is made where there is none, in words for an administrator; null lets one be made.</summary>
    public string? NotToBeMade { get; init; }

    /// <summary>In bytes: what is kept free of the disk for a start when it is full. 0 keeps nothing.</summary>
    public long RoomKept { get; init; } = 64 * 1024 * 1024;

    /// <summary>
    /// True lets a command line use the cluster of a service that is running; it neither supervises nor stops what the service started.
    /// </summary>
    public bool ShareWithRunningService { get; init; }
}
