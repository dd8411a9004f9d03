using RiskRegister.Api.Http;
using RiskRegister.Api.Security;
using RiskRegister.Domain;

namespace RiskRegister.Api.Features.Keys;

/// <summary>Reads what a key is to be.</summary>
public static class KeyMembers
{
    public static KeyRights Read(JsonMembers members, DateTimeOffset now, Faults faults)
    {
        members.Require("label");
        members.Require("roles");
        var label = members.Text("label").Or(null)?.Trim() ?? "";
        if (members.Has("label") && !faults.Covers("label") && TextRules.LineFault(label, EntryLimits.Owner) is { } wrong) faults.Add("label", wrong);
        var roles = ReadRoles(members, faults);
        var owners = ReadOwners(members, faults);
        if (roles.Contains(Role.Owner) && owners.Count == 0 && !faults.Covers("owners")) faults.Add("owners", "must name a post that the role owner acts for");
        return new KeyRights(label, roles, owners, members.Flag("fullEdition").Or(null) ?? false, ReadEnd(members, now, faults).Or(null));
    }

    /// <summary>expiresAt: an instant to come, or null.</summary>
    public static Optional<DateTimeOffset?> ReadEnd(JsonMembers members, DateTimeOffset now, Faults faults)
    {
        var end = members.Instant("expiresAt");
        if (end.Value <= now) faults.Add(members.At("expiresAt"), "must be in the future");
        return end;
    }

    static List<Role> ReadRoles(JsonMembers members, Faults faults)
    {
        var names = members.TextArray("roles", Enum.GetValues<Role>().Length).Or(null);
        if (names is { Count: 0 }) faults.Add("roles", "must name at least one role");
        var roles = new List<Role>();
        for (var index = 0; index < names?.Count; index++)
        {
            var path = $"roles[{index}]";
            if (faults.Covers(path)) continue;
            if (!EnumNames.TryParse<Role>(names[index], out var role)) faults.Add(path, $"must be one of {EnumNames.List<Role>()}");
            else if (roles.Contains(role)) faults.Add(path, "stands twice");
            else roles.Add(role);
        }

        return roles;
    }

    static List<string> ReadOwners(JsonMembers members, Faults faults)
    {
        var names = members.TextArray("owners", EntryLimits.Owners).Or(null) ?? [];
        var owners = new List<string>();
        for (var index = 0; index < names.Count; index++)
        {
            var (path, owner) = ($"owners[{index}]", names[index].Trim());
            if (faults.Covers(path)) continue;
            if (TextRules.LineFault(owner, EntryLimits.Owner) is { } wrong) faults.Add(path, wrong);
            else if (owners.Contains(owner, StringComparer.Ordinal)) faults.Add(path, "stands twice");
            else owners.Add(owner);
        }

        return owners;
    }
}
