using System.Text.Json;
using Npgsql;
using Xunit;

namespace RiskRegister.Api.Tests.Scale;

/// <summary>How PostgreSQL ran a command: what it read of each table, and how.</summary>
public sealed record QueryPlan(string Text, IReadOnlyList<TableScan> Scans)
{
    /// <summary>Runs a command again, in a transaction that is rolled back, with the parameters that it was sent with.</summary>
    public static async Task<QueryPlan> Of(NpgsqlCommand command, string connectionString)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        await using var explain = command.Clone();
        (explain.Connection, explain.Transaction) = (connection, transaction);
        explain.CommandText = $"explain (analyze, format json) {command.CommandText}";
        var text = (string)(await explain.ExecuteScalarAsync(stop))!;
        using var plan = JsonDocument.Parse(text);
        return new QueryPlan($"{command.CommandText}\n{text}", [.. ScansIn(plan.RootElement[0].GetProperty("Plan"))]);
    }

    static IEnumerable<TableScan> ScansIn(JsonElement node)
    {
        if (node.TryGetProperty("Relation Name", out var table))
        {
            var read = Number(node, "Actual Rows") + Number(node, "Rows Removed by Filter") + Number(node, "Rows Removed by Index Recheck");
            yield return new TableScan(table.GetString()!, node.GetProperty("Node Type").GetString()!, read * Number(node, "Actual Loops"));
        }

        if (!node.TryGetProperty("Plans", out var below)) yield break;
        foreach (var scan in below.EnumerateArray().SelectMany(ScansIn)) yield return scan;
    }

    static double Number(JsonElement node, string name) => node.TryGetProperty(name, out var value) ? value.GetDouble() : 0;
}

/// <param name="Node">As PostgreSQL names it: "Seq Scan", "Index Scan" …</param>
/// <param name="Rows">Read, whether they were wanted or not.</param>
public sealed record TableScan(string Table, string Node, double Rows);
