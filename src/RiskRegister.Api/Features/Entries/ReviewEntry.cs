using RiskRegister.Api.Http;
using RiskRegister.Api.Storage;
using RiskRegister.Domain;

namespace RiskRegister.Api.Features.Entries;

/// <summary>POST /entries/{ref}/review: looked at, nothing to change.</summary>
public static class ReviewEntry
{
    public static Task<Outcome> Handle(string reference, HttpContext http, Once once, EntryDesk desk) =>
        desk.ChangeOnce(http, once, reference, needsMatch: true, bodyIsOptional: true, (_, entry, body) =>
        {
            var faults = new Faults();
            var members = new JsonMembers(body.Root, "$", faults);
            var note = EntryMembers.ReadNote(members, faults, "note");
            members.Close();
            return Task.FromResult<Decision>(
                faults.Refusal(Problems.Invalid) is { } invalid ? invalid
                : entry.Facts.Status == EntryStatus.Closed ? ChangeEntry.IsClosed(entry)
                : Decision.To(EntryAction.Reviewed, entry.State with { ReviewedAt = desk.Now }, note));
        });
}
