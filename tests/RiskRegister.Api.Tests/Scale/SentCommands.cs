using System.Collections.Concurrent;
using System.Diagnostics;
using Npgsql;

namespace RiskRegister.Api.Tests.Scale;

/// <summary>A data source that remembers every command sent through it, with its parameters as they were sent.</summary>
public sealed class SentCommands : IAsyncDisposable
{
    // Once a minute a key's use is marked, so that a request takes one command or two more.
    static readonly string[] SignIn = ["as Revoked, coalesce(expires_at", "'keyFirstUsed'"];

    readonly ConcurrentQueue<NpgsqlCommand> sent = new();

    // Npgsql asks which commands to trace only while somebody listens.
    readonly ActivityListener listener = new() { ShouldListenTo = source => source.Name == "Npgsql" };

    public SentCommands(string connectionString)
    {
        ActivitySource.AddActivityListener(listener);
        Source = new NpgsqlDataSourceBuilder(connectionString).ConfigureTracing(tracing => tracing.ConfigureCommandFilter(command =>
        {
            sent.Enqueue(command.Clone());
            return false;
        })).Build();
    }

    public NpgsqlDataSource Source { get; }

    /// <summary>What was sent since the last call, but for signing in.</summary>
    public IReadOnlyList<NpgsqlCommand> Take()
    {
        var taken = new List<NpgsqlCommand>();
        while (sent.TryDequeue(out var command))
        {
            if (!SignIn.Any(text => command.CommandText.Contains(text, StringComparison.Ordinal))) taken.Add(command);
        }

        return taken;
    }

    public async ValueTask DisposeAsync()
    {
        listener.Dispose();
        await Source.DisposeAsync();
    }
}
