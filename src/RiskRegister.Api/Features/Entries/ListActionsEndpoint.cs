using System.Globalization;
using RiskRegister.Api.Forms;
using RiskRegister.Api.Http;
using RiskRegister.Documents;
using RiskRegister.Domain;
using RiskRegister.UseCases.Entries;

namespace RiskRegister.Api.Features.Entries;

/// <summary>GET /actions: the actions of all entries, in pages of JSON or whole as CSV.</summary>
public static class ListActionsEndpoint
{
    public static readonly QueryParameter Owner = QueryParameter.Text("owner",
        "Actions of this post: their own, or where they have none their entry's; me: of any post that the caller acts for.",
        EntryLimits.Owner, "MT");

    public static readonly QueryParameter Due =
        QueryParameter.Day("due", "Actions that are due on this day or before it.", "2017-01-31");

    public static readonly QueryParameter Overdue = QueryParameter.Flag(
        "overdue", "Open actions past their day (true), or all others (false).");

    public static readonly QueryParameter Status = QueryParameter.OneOf<ActionStatus>("status", "Actions in this status only.");

    public static async Task<Outcome> Handle(HttpContext http, QueryValues query, ListActions actions, TimeProvider clock)
    {
        var (actor, stop, limit) = (http.Actor(), http.RequestAborted, Page.LimitOf(query));
        var (form, unacceptable) = FormChoice.OfList.Choose(http, query);
        if (unacceptable is not null) return unacceptable;
        Page.RefuseIn(form, query);
        var asOf = Instants.Read(query, clock.GetUtcNow());
        var filter = new ActionFilter
        {
            Owners = EntryQuery.PostsOf(query[Owner], actor),
            DueBy = query[Due] is { } due ? DateOnly.Parse(due, CultureInfo.InvariantCulture) : null,
            Overdue = query.Flag(Overdue),
            Status = EnumNames.TryParse<ActionStatus>(query[Status], out var status) ? status : null,
        };
        var entries = EntryQuery.Filter(query, actor, asOf) with
        {
            Owners = null,
            Status = null,
            Overdue = filter.Overdue == true ? true : null,
        };
        var list = EntityTag.Context("actions", EntryQuery.NameOfList(query, asOf), query[Due]);
        var after = ActionCursor.PlaceOf(query, Cursor.Read(query, list));
        if (query.Problem is { } problem) return problem;
        var read = actions.Read(actor, entries, filter, after, stop);
        return form == Form.Csv
            ? await ListForms.Actions(http, "actions", Edition.Full, read.Select(each => each.Line))
            : Page.Write(http, await read.Take(limit + 1).ToListAsync(stop), limit, After,
                (writer, each) => ListedActionDocument.Write(writer, each.Line, each.Row.Revision, each.Row.UpdatedAt));

        Cursor After(ListedAction each) => ActionCursor.After(list, each.Row.Position, each.Row.Id, each.Line.Action.Id);
    }
}
