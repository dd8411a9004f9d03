using RiskRegister.Api.Http;
using RiskRegister.Api.Storage;

namespace RiskRegister.Api.Features.Entries;

/// <summary>DELETE /entries/{ref}/closure: brings an entry back to the status it had.</summary>
public static class ReopenEntry
{
    public static Task<Outcome> Handle(string reference, HttpContext http, EntryDesk desk) => desk.Change(http, reference, readsBody: false, (entry, _) =>
        entry.Facts.Closure is { } closure
            ? Decision.To(EntryAction.Reopened, entry.State with { Status = closure.From, Closure = null }, note: null)
            : new Refusal(Problems.WrongStatus, $"{entry.Name} is not closed."));
}
