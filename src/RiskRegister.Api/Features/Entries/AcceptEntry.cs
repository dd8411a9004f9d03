using Npgsql;
using RiskRegister.Api.Http;
using RiskRegister.Api.Storage;
using RiskRegister.Domain;

namespace RiskRegister.Api.Features.Entries;

/// <summary>POST /entries/{ref}/acceptance: a proposal becomes an open entry and gets its reference.</summary>
public static class AcceptEntry
{
    public static Task<Outcome> Handle(string reference, HttpContext http, Once once, EntryDesk desk) =>
        desk.ChangeOnce(http, once, reference, needsMatch: true, bodyIsOptional: true, async (connection, entry, body) =>
        {
            var faults = new Faults();
            var members = new JsonMembers(body.Root, "$", faults);
            var named = EntryMemberReference.Read(members, entry.Facts.Kind, faults);
            var note = EntryMembers.ReadNote(members, faults);
            members.Close();
            if (faults.Refusal(Problems.Invalid) is { } invalid) return invalid;
            if (entry.Facts.Status != EntryStatus.Proposed)
                return new Refusal(Problems.WrongStatus, $"{entry.Name} is {EnumNames.Of(entry.Facts.Status)}; only a proposal can be accepted.");
            try
            {
                var number = await CreateEntry.NumberFor(connection, entry.Facts.Kind, named, http.RequestAborted);
                return Decision.To(EntryAction.Accepted, entry.State with { Status = EntryStatus.Open, Reference = number }, note);
            }
            catch (PostgresException exception) when (exception.SqlState == ReferenceNumbers.UsedUp)
            {
                return ReferenceNumbers.NoneLeft();
            }
        });
}
