using Npgsql;
using RiskRegister.Api.Http;
using RiskRegister.Api.Security;
using RiskRegister.Api.Storage;
using RiskRegister.Domain;

namespace RiskRegister.Api.Features.Entries;

/// <summary>POST /entries/{ref}/closure: ends an entry with a reason; a proposal is refused by it.</summary>
public static class CloseEntry
{
    public static Task<Outcome> Handle(string reference, HttpContext http, Once once, EntryDesk desk) =>
        desk.ChangeOnce(http, once, reference, needsMatch: true, bodyIsOptional: false, async (connection, entry, body) =>
        {
            var faults = new Faults();
            var members = new JsonMembers(body.Root, "$", faults);
            members.Require("reason");
            var reason = EntryMembers.Line(members.Text("reason")).Or(null);
            if (reason is not null && OneLine.Fault(reason, EntryLimits.ClosureReason) is { } wrong) faults.Add("$.reason", wrong);
            var named = members.TextArray("replacedBy", EntryLimits.ReplacedBy).Or(null) ?? [];
            members.Close();
            var replacedBy = await Find(connection, http, entry, named, faults);
            if (faults.Refusal(Problems.Invalid) is { } invalid) return invalid;
            var status = entry.Facts.Status;
            if (status == EntryStatus.Closed) return new Refusal(Problems.WrongStatus, $"{entry.Name} is closed already.");
            var closure = new Closure(reason!, desk.Now, replacedBy, status);
            return Decision.To(status == EntryStatus.Proposed ? EntryAction.Refused : EntryAction.Closed,
                entry.State with { Status = EntryStatus.Closed, Closure = closure }, reason);
        });

    static async Task<IReadOnlyList<Guid>> Find(
        NpgsqlConnection connection, HttpContext http, FoundEntry entry, IReadOnlyList<string> named, Faults faults)
    {
        var ids = new List<Guid>();
        for (var index = 0; index < named.Count; index++)
        {
            var (other, _) = await LiveEntries.Find(connection, named[index], Caller.Of(http), http.RequestAborted);
            if (other is null) faults.Add($"$.replacedBy[{index}]", "is no entry's reference or id");
            else if (other.Row.Id == entry.Row.Id) faults.Add($"$.replacedBy[{index}]", "is the entry itself");
            else if (ids.Contains(other.Row.Id)) faults.Add($"$.replacedBy[{index}]", "stands twice");
            else ids.Add(other.Row.Id);
        }

        return ids;
    }
}
