using System.Text.Json;
using RiskRegister.Api.Http;
using RiskRegister.Domain;
using RiskRegister.UseCases.Entries;

namespace RiskRegister.Api.Features.Entries;

/// <summary>Moves of entries between registers: asked for, and decided.</summary>
public static class MoveEndpoints
{
    // GET /entries/{reference}/moves
    public static Task<Outcome> List(string reference, HttpContext http, QueryValues query, ReadMoves moves) =>
        Page.OfPart(http, query, "moves", read => moves.OfEntry(http.Actor(), reference, read, http.RequestAborted), row => row.Id,
            (writer, row) => JsonSerializer.Serialize(writer, MoveDocument.Of(row), MoveJson.Sent.MoveDocument));

    // GET /entries/{reference}/moves/{move}
    public static async Task<Outcome> Read(string reference, string move, HttpContext http, ReadMoves moves) =>
        Show(reference, await moves.One(http.Actor(), reference, move, http.RequestAborted));

    // POST /entries/{reference}/moves
    public static Task<Outcome> Ask(string reference, HttpContext http, EntryRequests requests) =>
        requests.Post(http, reference, needsMatch: false, bodyIsOptional: false, async request =>
        {
            var members = request.Members;
            foreach (var needed in (string[])["to", "reason"]) members.Require(needed);
            var (to, reason) = (members.OneOf<RegisterLevel>("to").Or(null), ReadReason(members));
            members.Close();
            var asked = await MoveEntry.Ask(
                request.Connection, request.Actor, request.Entry, to, reason, request.Faults, request.Stop);
            return Show(reference, asked, StatusCodes.Status201Created);
        });

    // POST /entries/{reference}/moves/{move}/acceptance
    public static Task<Outcome> Accept(
        string reference, string move, HttpContext http, EntryRequests requests, EntryViews views, MoveEntry moves) =>
        requests.Post(http, reference, needsMatch: true, bodyIsOptional: true, async request =>
        {
            var reason = EntryPatchReader.ReadNote(request.Members, "reason");
            request.Members.Close();
            return views.Show(await moves.Accept(
                request.Connection, request.Actor, request.Entry, request.Expected, move, reason, request.Faults, request.Stop));
        }, NoMove(move, http));

    // POST /entries/{reference}/moves/{move}/refusal
    public static Task<Outcome> Refuse(string reference, string move, HttpContext http, EntryRequests requests) =>
        requests.Post(http, reference, needsMatch: false, bodyIsOptional: false, async request =>
        {
            request.Members.Require("reason");
            var reason = ReadReason(request.Members);
            request.Members.Close();
            return Show(reference,
                await MoveEntry.Refuse(request.Connection, request.Actor, request.Entry, move, reason, request.Faults, request.Stop));
        }, NoMove(move, http));

    static Missing NoMove(string move, HttpContext http) => async (connection, entry) =>
        (await ReadMoves.Find(connection, entry, move, http.RequestAborted)) is { IsDone: false } missing ? missing.Refusal : null;

    // What cannot be empty is not null where it is.
    static string? ReadReason(JsonMembers members) => members.Text("reason").Or(null) is { } said ? TextRules.Prose(said) : null;

    static Outcome Show(string reference, Result<MoveRow> move, int status = StatusCodes.Status200OK)
    {
        if (!move.IsDone) return move.Refusal;
        var body = JsonSerializer.SerializeToUtf8Bytes(MoveDocument.Of(move.Value), MoveJson.Sent.MoveDocument);
        return new Answer(status, body)
        {
            ETag = EntityTag.OfBytes(body),
            Location = status == StatusCodes.Status201Created ? $"{RegisterApi.Base}/entries/{reference}/moves/{move.Value.Id:D}" : null,
        };
    }
}
