using System.Collections.Frozen;
using System.Net.Sockets;
using Npgsql;

namespace RiskRegister.UseCases.Database;

/// <summary>What kept the database from doing what it was asked, where that was not the statement.</summary>
/// <param name="Sentence">For people: what is the matter.</param>
/// <param name="ConnectionIsLost">Another connection may be answered: this one is of a server that has gone, or was ended.</param>
/// <param name="MayBeDone">Nobody knows whether a change that met it was made: it may have been on its way, or wait for a standby.</param>
public sealed record DatabaseFault(string Sentence, bool ConnectionIsLost = false, bool MayBeDone = false)
{
    /// <summary>It says nothing.</summary>
    public static readonly DatabaseFault Away = new("The database does not answer.", ConnectionIsLost: true, MayBeDone: true);

    /// <summary>Changes wait until a server that follows has them too, and none comes.</summary>
    public static readonly DatabaseFault Unconfirmed = new("No standby has confirmed the change.", MayBeDone: true);

    static readonly DatabaseFault TooSlow = new("The database did not answer in time.", MayBeDone: true);

    // The server ends by itself what takes too long: where it has not, it may be that it stands still, and keeps its connections.
    static readonly DatabaseFault Silent = TooSlow with { ConnectionIsLost = true };
    static readonly DatabaseFault Busy = new("The database has no connection to spare.");
    static readonly DatabaseFault Stopping = new("The database is stopping or starting.", ConnectionIsLost: true, MayBeDone: true);
    static readonly DatabaseFault ReadOnly = new("The database takes no changes at present: it is read-only.");
    static readonly DatabaseFault Full = new("The database's disk is full.");
    static readonly DatabaseFault Protected = new("The database's disk takes no changes.");
    static readonly DatabaseFault Closed = new("The database takes no connections at present.");
    static readonly DatabaseFault Overtaken = new("The replica had to go on before it had answered.", ConnectionIsLost: true);
    static readonly DatabaseFault OutOfMemory = new("The database is short of memory.");

    // Where PostgreSQL opens and writes its files: a file system that is read-only has the code of a missing right.
    static readonly FrozenSet<string> Storage =
        new[] { "md.c", "fd.c", "slru.c", "xlog.c", "copydir.c", "relmapper.c", "buffile.c", "dshash.c", "storage.c" }
            .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Null for whatever is the statement's own fault, or no fault of the database.</summary>
    public static DatabaseFault? Of(Exception exception) => exception switch
    {
        UnconfirmedCommitException => Unconfirmed,
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege, File: { } source } when Storage.Contains(source) =>
            Protected,
        PostgresException { SqlState: PostgresErrorCodes.SerializationFailure } conflict
            when conflict.MessageText.Contains("conflict with recovery", StringComparison.Ordinal) => Overtaken,
        PostgresException postgres => Of(postgres.SqlState),
        NpgsqlException { InnerException: SocketException or EndOfStreamException or IOException } => Away,
        NpgsqlException npgsql when npgsql.Message.Contains("pool", StringComparison.OrdinalIgnoreCase) => Busy,
        NpgsqlException { InnerException: TimeoutException } => Silent,
        NpgsqlException => Away,
        ObjectDisposedException => null,
        _ => exception.InnerException is { } inner ? Of(inner) : null,
    };

    static DatabaseFault? Of(string state) => state switch
    {
        PostgresErrorCodes.QueryCanceled => TooSlow,
        PostgresErrorCodes.TooManyConnections => Busy,
        PostgresErrorCodes.ReadOnlySqlTransaction => ReadOnly,
        PostgresErrorCodes.DiskFull => Full,
        PostgresErrorCodes.OutOfMemory => OutOfMemory,
        PostgresErrorCodes.ObjectNotInPrerequisiteState => Closed,
        _ when state.StartsWith("57P", StringComparison.Ordinal) => Stopping,
        _ when state.StartsWith("08", StringComparison.Ordinal) => Away,
        _ => null,
    };
}
