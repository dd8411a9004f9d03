using System.Globalization;
using RiskRegister.Api.Http;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Forms;

/// <summary>Cursors of lists of actions.</summary>
public static class ActionCursor
{
    public static Cursor After(string list, long position, Guid entry, int action) =>
        new(list, position.ToString(CultureInfo.InvariantCulture), string.Create(CultureInfo.InvariantCulture, $"{entry:D}.{action}"));

    /// <summary>Where a page begins; a fault on the query when the cursor is none of such a list's.</summary>
    public static ActionPlace? PlaceOf(QueryValues query, Cursor? cursor)
    {
        if (cursor?.KeyAsNumber(query) is not { } position) return null;
        if (position >= 0 && cursor.Id.Split('.') is [var entry, var action] && Guid.TryParseExact(entry, "D", out var id)
            && int.TryParse(action, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return new ActionPlace(position, id, number);
        }

        query.Fault(Cursor.Parameter, "is not a cursor that this service gave");
        return null;
    }
}
