using Npgsql;
using RiskRegister.Api.Http;
using RiskRegister.Domain;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Snapshots;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Features.Snapshots;

/// <summary>What legal services do with snapshots: each reads its request, and leaves the rest to the use case that it names.</summary>
public static class SnapshotEndpoints
{
    // POST /snapshots
    public static async Task<Outcome> Take(
        HttpContext http, QueryValues query, IdempotentPosts posts, Transactions transactions, TakeSnapshot take, ReadSnapshots read)
    {
        var (received, wrong) = await JsonBody.Read(http);
        if (wrong is not null) return wrong;
        using var body = received!;
        var isRehearsal = query.Flag(QueryParameter.DryRun) == true;
        return isRehearsal
            ? await transactions.Rehearse(connection => Done(connection, StatusCodes.Status200OK), http.RequestAborted)
            : await posts.Run(http, body.Hash, connection => Done(connection, StatusCodes.Status201Created));

        async Task<Outcome> Done(NpgsqlConnection connection, int status)
        {
            var faults = new Faults();
            var members = new JsonMembers(body.Root, "", faults);
            members.Require("quarter");
            var text = members.Text("quarter").Or(null);
            var despiteOutstanding = members.Flag("despiteOutstanding").Or(null) == true;
            members.Close();
            if (!Quarter.TryParse(text, out var quarter) && text is not null) faults.Add("quarter", "must be a quarter, as 2016-17-Q3");
            if (Problem.OfBody(faults) is { } invalid) return invalid;
            var taken = await take.Apply(connection, http.Actor(), quarter, http.RequestAborted, isRehearsal, despiteOutstanding);
            return await Show(http, connection, taken, read, status);
        }
    }

    // DELETE /snapshots/{quarter}
    public static async Task<Outcome> Discard(string quarter, HttpContext http, DiscardSnapshot discard, ReadSnapshots read)
    {
        if (await read.Missing(http.Actor(), quarter, http.RequestAborted) is { } missing) return missing;
        if (JsonBody.None(http) is { } wrong) return wrong;
        return (await discard.Apply(http.Actor(), quarter, http.RequestAborted)).Refusal is { } refusal ? refusal : Answer.NoContent();
    }

    // POST /snapshots/{quarter}/publication
    public static async Task<Outcome> Publish(
        string quarter, HttpContext http, QueryValues query, IdempotentPosts posts, Transactions transactions, PublishSnapshot publish,
        ReadSnapshots read)
    {
        if (await read.Missing(http.Actor(), quarter, http.RequestAborted) is { } missing) return missing;
        if (JsonBody.None(http) is { } wrong) return wrong;
        var isRehearsal = query.Flag(QueryParameter.DryRun) == true;
        return isRehearsal
            ? await transactions.Rehearse(Done, http.RequestAborted) : await posts.Run(http, [], Done);

        async Task<Outcome> Done(NpgsqlConnection connection)
        {
            var published = await publish.Apply(connection, http.Actor(), quarter, http.RequestAborted, isRehearsal);
            return await Show(http, connection, published, read, StatusCodes.Status200OK);
        }
    }

    // POST /snapshots/{quarter}/entries/{reference}/replacement
    public static async Task<Outcome> Replace(
        string quarter, string reference, HttpContext http, NpgsqlDataSource database, IdempotentPosts posts, ReplaceFrozenEntry replace)
    {
        var (actor, stop) = (http.Actor(), http.RequestAborted);
        await using (var connection = await database.OpenConnectionAsync(stop))
        {
            var missing = (await StandingSnapshot.Find(connection, quarter, actor, stop)).Refusal;
            missing ??= (await LiveEntries.Find(connection, reference, actor, stop)).Refusal;
            if (missing is not null) return missing;
        }

        if (JsonBody.None(http) is { } wrong) return wrong;
        return await posts.Run(http, [], async connection =>
        {
            var (replaced, refusal) = await replace.Apply(connection, actor, quarter, reference, stop);
            return refusal is null ? ReadSnapshotEndpoints.Show(replaced!, publicEdition: false) : refusal;
        });
    }

    // POST /snapshots/{quarter}/addenda
    public static async Task<Outcome> Correct(string quarter, HttpContext http, IdempotentPosts posts, AddAddendum add, ReadSnapshots read)
    {
        var (received, wrong) = await JsonBody.Read(http);
        using var body = received;
        if (await read.Missing(http.Actor(), quarter, http.RequestAborted) is { } missing) return missing;
        if (wrong is not null) return wrong;
        return await posts.Run(http, body!.Hash, async connection =>
        {
            var faults = new Faults();
            var members = new JsonMembers(body.Root, "", faults);
            members.Require("reference");
            members.Require("note");
            var addendum = new Addendum(members.Text("reference").Or(null), members.Text("note").Or(null)?.Trim(),
                members.Whole("revision").Or(null))
            {
                Faults = faults,
            };
            members.Close();
            var (corrected, refusal) = await add.Apply(connection, http.Actor(), quarter, addendum, http.RequestAborted);
            return refusal is not null ? refusal
                : ReadSnapshotEndpoints.Show(corrected!, publicEdition: false, StatusCodes.Status201Created,
                $"{RegisterApi.Base}/snapshots/{corrected!.Snapshot.QuarterText}/entries/{corrected.Entry.Facts.Reference}");
        });
    }

    static async Task<Outcome> Show(
        HttpContext http, NpgsqlConnection connection, Result<StandingSnapshot> done, ReadSnapshots read, int status) => done.IsDone
        ? ReadSnapshotEndpoints.Show(await read.Count(connection, done.Value, publicEdition: false, http.RequestAborted),
        publicEdition: false, status)
        : done.Refusal;
}
