using Dapper;
using Npgsql;
using RiskRegister.UseCases.Storage;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Durability;

/// <summary>Readings close early, before what takes its time and needs the database no more, and again at their end.</summary>
public sealed class ReadingConnectionTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task Closing_a_reading_again_ends_nobody_elses_transaction()
    {
        var stop = TestContext.Current.CancellationToken;
        _ = app.Anonymous();
        var login = new NpgsqlConnectionStringBuilder(app.Database.ServiceConnectionString) { Pooling = true, MaxPoolSize = 1 };
        await using var database = NpgsqlDataSource.Create(login);
        var first = await ReadingConnection.Open(database, atOneInstant: true, stop);
        await Instant(first);
        await first.DisposeAsync();

        await using var next = await ReadingConnection.Open(database, atOneInstant: true, stop);
        var instant = await Instant(next);
        await first.DisposeAsync();
        (await Instant(next)).ShouldBe(instant);

        Task<string?> Instant(ReadingConnection reading) => reading.Connection.ExecuteScalarAsync<string>(
            new CommandDefinition("select extract(epoch from transaction_timestamp())::text", cancellationToken: stop));
    }
}
