using Npgsql;
using RiskRegister.Api.Http;
using RiskRegister.Api.Security;
using RiskRegister.Api.Storage;
using RiskRegister.Domain;

namespace RiskRegister.Api.Features.Entries;

/// <summary>POST /entries: an owner's is a proposal, an editor's an open entry unless it says otherwise.</summary>
public static class CreateEntry
{
    const int MostTries = 5;

    public static async Task<Outcome> Handle(
        HttpContext http, Caller caller, Once once, EntryWriter writer, EntryRules rules, EntryDesk desk)
    {
        var (read, unreadable) = await JsonBody.Read(http);
        if (unreadable is not null) return unreadable;
        using var body = read!;
        return await once.Run(http, body.Hash, async connection =>
        {
            var faults = new Faults();
            var members = new JsonMembers(body.Root, "$", faults);
            foreach (var required in (ReadOnlySpan<string>)["kind", "title", "score", "residualScore"]) members.Require(required);
            var kind = members.OneOf<EntryKind>("kind").Or(null) ?? EntryKind.Risk;
            var status = members.OneOf<EntryStatus>("status").Or(null);
            if (status == EntryStatus.Closed) faults.Add("$.status", "must be open or proposed");
            var named = EntryMemberReference.Read(members, kind, faults);
            var note = EntryMembers.ReadNote(members, faults);
            var blank = Blank(kind, status ?? (caller.IsEditor ? EntryStatus.Open : EntryStatus.Proposed), writer.Now);
            var state = EntryMembers.Apply(members, blank, writer.Now, faults);
            members.Close(EntryMembers.ReadOnly);
            if (!caller.IsEditor)
            {
                if (NotForOwners(members, status) is { } forbidden) return forbidden;
                if (!members.Has("owners")) state = state with { Owners = caller.Posts };
                else if (!caller.ActsForAny(state.Owners))
                    return new Refusal(Problems.NotForOwners, $"A proposal names an owner that you act for: {string.Join(", ", caller.Posts)}.");
            }

            if (named is not null && state.Status == EntryStatus.Proposed) faults.Add("$.reference", "is given when a proposal is accepted");
            rules.Check(state, blank, desk.Settings.Settings, faults);
            if (faults.Refusal(Problems.Invalid) is { } invalid) return invalid;
            return await Store(connection, http, writer, desk, state, named, note);
        }, PostedWork.OneWrite);
    }

    static async Task<Outcome> Store(
        NpgsqlConnection connection, HttpContext http, EntryWriter writer, EntryDesk desk, EntryState state, EntryReference? named, string? note)
    {
        var (act, stop) = (Act.Of(http), http.RequestAborted);
        var proposed = state.Status == EntryStatus.Proposed;
        try
        {
            for (var tries = 1; ; tries++)
            {
                if (!proposed) state = state with { Reference = await NumberFor(connection, state.Kind, named, stop) };
                try
                {
                    var row = await writer.TryWrite(connection, act, new EntryChange(0, proposed ? EntryAction.Proposed : EntryAction.Created, state, note), stop);
                    if (row is null) return new Refusal(Problems.NotForOwners, "An owner proposes entries of its own posts.");
                    return desk.Show(row, StatusCodes.Status201Created, EntryRoutes.PathOf(new FoundEntry(row, StoredEntry.ReadFacts(row.Facts))));
                }
                catch (PostgresException exception) when (exception.ConstraintName == RegisterSchema.LiveReference)
                {
                    // Between taking a number and writing it, another entry was given it by name; within a transaction the lock on numbers prevents that.
                    if (named is not null || tries == MostTries) return EntryDesk.InUse(state.Reference!.Value);
                }
            }
        }
        catch (PostgresException exception) when (exception.SqlState == ReferenceNumbers.UsedUp)
        {
            return ReferenceNumbers.NoneLeft();
        }
    }

    /// <summary>The reference named, noted so that the sequence goes on after it, or else the next.</summary>
    public static async Task<EntryReference> NumberFor(NpgsqlConnection connection, EntryKind kind, EntryReference? named, CancellationToken stop)
    {
        if (named is null) return new EntryReference(kind, await ReferenceNumbers.Take(connection, kind, stop));
        await ReferenceNumbers.Name(connection, named.Value, stop);
        return named.Value;
    }

    static EntryState Blank(EntryKind kind, EntryStatus status, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Kind = kind,
        Status = status,
        Title = "",
        Score = new Score(Score.Lowest, Score.Lowest),
        ResidualScore = new Score(Score.Lowest, Score.Lowest),
    };

    static Refusal? NotForOwners(JsonMembers members, EntryStatus? status)
    {
        foreach (var name in (ReadOnlySpan<string>)["reference", "exempt"])
        {
            if (members.Has(name)) return new Refusal(Problems.NotForOwners, $"An owner proposes an entry without its {name}.");
        }

        return status is EntryStatus.Open ? new Refusal(Problems.NotForOwners, "An owner's entry is a proposal until an editor accepts it.") : null;
    }
}
