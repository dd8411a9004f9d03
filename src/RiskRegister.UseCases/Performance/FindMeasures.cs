using Dapper;
using Npgsql;
using RiskRegister.Domain.Performance;

namespace RiskRegister.UseCases.Performance;

/// <summary>Finds measures for those who may see them.</summary>
public static class FindMeasures
{
    const string One = MeasureRow.Select + "where (m.id = @id or m.number = @number) and " + MeasureRow.Visible;

    /// <param name="named">A reference or an id.</param>
    public static async Task<Result<MeasureRow>> Find(NpgsqlConnection connection, Actor actor, string named, CancellationToken stop)
    {
        Guid? id = Guid.TryParseExact(named, "D", out var parsed) ? parsed : null;
        int? number = MeasureReference.TryParse(named, out var reference) ? reference.Number : null;
        if (id is null && number is null) return NotFound(named);
        var row = await connection.QuerySingleOrDefaultAsync<MeasureRow>(new CommandDefinition(
            One, new { id, number, all = actor.SeesAllMeasures, posts = actor.Posts.ToArray() }, cancellationToken: stop));
        return row is null ? NotFound(named) : row;
    }

    /// <summary>The same for who gives its values: of one's own posts, or everybody's.</summary>
    public static async Task<Result<MeasureRow>> FindOwn(NpgsqlConnection connection, Actor actor, string named, CancellationToken stop)
    {
        var found = await Find(connection, actor, named, stop);
        if (!found.IsDone || actor.IsAnalyst || actor.ActsForAny(found.Value.State.Owners)) return found;
        var owners = found.Value.State.Owners;
        return new Refusal(
            MeasureRefusals.NotYours, $"{found.Value.State.Reference} belongs to {Listed(owners)}; you act for {Listed(actor.Posts)}.");
    }

    static Refusal NotFound(string named) => new(MeasureRefusals.NotFound, $"There is no measure {Refusal.Named(named)}.");

    static string Listed(IReadOnlyList<string> names) => names.Count == 0 ? "nobody" : string.Join(" and ", names);
}
