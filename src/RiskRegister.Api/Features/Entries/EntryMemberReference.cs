using RiskRegister.Api.Http;
using RiskRegister.Domain;

namespace RiskRegister.Api.Features.Entries;

/// <summary>Reads a reference that a client names.</summary>
public static class EntryMemberReference
{
    public static EntryReference? Read(JsonMembers members, EntryKind kind, Faults faults)
    {
        var text = members.Text("reference", nullable: true).Or(null);
        if (text is null) return null;
        if (!EntryReference.TryParse(text, out var reference)) faults.Add(members.At("reference"), "must be a reference, as CR28 or CO5.1");
        else if (reference.Kind != kind) faults.Add(members.At("reference"), kind == EntryKind.Risk ? "must begin with CR: it is a risk" : "must begin with CO: it is an opportunity");
        else return reference;
        return null;
    }
}
