using RiskRegister.Api.Http;
using RiskRegister.Api.Security;
using RiskRegister.Api.Storage;
using RiskRegister.Domain;

namespace RiskRegister.Api.Features.Entries;

/// <summary>PATCH /entries/{ref}: a merge patch of what the caller may change.</summary>
public static class ChangeEntry
{
    // What the Roles table keeps from an entry's own owners.
    static readonly string[] ForEditors = ["owners", "status", "exempt", "reference"];

    public static Task<Outcome> Handle(string reference, HttpContext http, Caller caller, EntryDesk desk, EntryRules rules) =>
        desk.Change(http, reference, readsBody: true, (entry, body) =>
        {
            var faults = new Faults();
            var members = new JsonMembers(body!.Root, "$", faults);
            if (!caller.IsEditor && ForEditors.FirstOrDefault(members.Has) is { } kept)
                return new Refusal(Problems.NotForOwners, $"An owner changes an entry's text and scores, not its {kept}.");
            var present = entry.State;
            var renamed = EntryMemberReference.Read(members, present.Kind, faults);
            if (members.Has("reference") && present.Reference is null) faults.Add("$.reference", "is given when a proposal is accepted");
            else if (members.Has("reference") && renamed is null && !faults.Covers("$.reference")) faults.Add("$.reference", "must not be null");
            var note = EntryMembers.ReadNote(members, faults);
            var state = EntryMembers.Apply(members, present, desk.Now, faults) with { Reference = renamed ?? present.Reference };
            members.Close(EntryMembers.ReadOnly);
            rules.Check(state, present, desk.Settings.Settings, faults);
            if (faults.Refusal(Problems.Invalid) is { } invalid) return invalid;
            if (present.Status == EntryStatus.Closed) return IsClosed(entry);
            return Decision.To(EntryAction.Changed, state, note) with { ReferenceIsNamed = true };
        });

    public static Refusal IsClosed(FoundEntry entry) => new(Problems.WrongStatus, $"{entry.Name} is closed; reopen it first.");
}
