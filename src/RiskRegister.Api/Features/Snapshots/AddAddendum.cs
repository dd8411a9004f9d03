using System.ComponentModel.DataAnnotations;
using Dapper;
using Npgsql;
using RiskRegister.Api.Http;
using RiskRegister.Api.Security;
using RiskRegister.Api.Forms;
using RiskRegister.UseCases.Storage;
using RiskRegister.Domain;

namespace RiskRegister.Api.Features.Snapshots;

public sealed record AddendumRequest
{
    /// <summary>The entry's reference in the snapshot, or its id.</summary>
    [Length(1, 36)]
    public required string Reference { get; init; }

    /// <summary>What is corrected, as readers of the register are told: one line.</summary>
    [Length(1, EntryLimits.ChangeNote)]
    public required string Note { get; init; }

    /// <summary>Whose text is right; the entry's present one when left out.</summary>
    [NeverNull, Range(1, int.MaxValue)]
    public int? Revision { get; init; }
}

/// <summary>POST /snapshots/{quarter}/addenda: corrects the text of one entry of a published snapshot.</summary>
public static class AddAddendum
{
    const string RevisionOf = """
        select coalesce((select r.revision from entry_revisions as r where r.entry_id = e.id and r.revision = @revision), case when @revision is null then e.revision end)
        from entries as e where e.id = @id
        """;

    public static async Task<Outcome> Handle(
        string quarter, HttpContext http, NpgsqlDataSource database, IdempotentPosts posts, SnapshotWriter writer)
    {
        var stop = http.RequestAborted;
        await using (var connection = await database.OpenConnectionAsync(stop))
        {
            var (_, missing) = await StandingSnapshot.Find(connection, quarter, http.Actor(), stop);
            if (missing is not null) return missing;
        }

        var (read, unreadable) = await JsonBody.Read(http);
        if (unreadable is not null) return unreadable;
        using var body = read!;
        return await posts.Run(http, body.Hash, async connection =>
        {
            var faults = new Faults();
            var members = new JsonMembers(body.Root, "", faults);
            members.Require("reference");
            members.Require("note");
            var named = members.Text("reference").Or(null);
            var note = members.Text("note").Or(null)?.Trim();
            var revision = members.Whole("revision").Or(null);
            members.Close();
            if (note is not null && TextRules.LineFault(note, EntryLimits.ChangeNote) is { } wrong) faults.Add("note", wrong);
            if (named is not null && !EntryReference.TryParse(named, out _) && !Guid.TryParseExact(named, "D", out _)) faults.Add("reference", "must be a reference, as CR16, or an id");
            if (Problem.OfBody(faults) is { } invalid) return invalid;
            await SnapshotWriter.BeAlone(connection, stop);
            var (snapshot, missing) = await StandingSnapshot.Find(connection, quarter, http.Actor(), stop);
            if (missing is not null) return missing;
            if (!snapshot!.IsPublished) return new Refusal(SnapshotRefusals.NotPublished, $"The snapshot of {snapshot.QuarterText} is not published; replace the entry instead.");
            var entry = await FrozenEntries.Find(connection, snapshot.Id, named!, publicEdition: false, stop);
            if (entry is null) return new Refusal(SnapshotRefusals.NotInSnapshot, $"The snapshot of {snapshot.QuarterText} does not hold {named}.");
            var taken = await connection.ExecuteScalarAsync<int?>(new CommandDefinition(RevisionOf, new { id = entry.Row.Id, revision }, cancellationToken: stop));
            if (taken is null)
            {
                faults.Add("revision", $"{named} has no such revision");
                return Problem.OfBody(faults)!;
            }

            await writer.Append(connection, http.Actor(), snapshot.Id, SnapshotEventKind.Addendum, entry.Row.Id, taken,
                AddendumDetail.Write(note!), stop);
            var after = await StandingSnapshot.Get(connection, snapshot.Id, stop);
            var corrected = await FrozenEntries.Find(connection, snapshot.Id, entry.Row.Id.ToString("D"), publicEdition: false, stop);
            return ReadFrozenEntries.Show(corrected!, after, publicEdition: false, StatusCodes.Status201Created,
                $"{RegisterApi.Base}/snapshots/{snapshot.QuarterText}/entries/{entry.Facts.Reference}");
        });
    }
}

/// <summary>What an addendum's event keeps beside the revision.</summary>
static class AddendumDetail
{
    public static string Write(string note) => System.Text.Encoding.UTF8.GetString(JsonText.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("note"u8, note);
        writer.WriteEndObject();
    }).Span);
}
