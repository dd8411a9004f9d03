using System.Collections;

namespace RiskRegister.Domain.Imports;

/// <summary>The items of a cell, which are taken apart when they are first asked for: questions about a register ask for none.</summary>
internal sealed class CellItems<T>(string cell, Func<string, IReadOnlyList<T>> read) : IReadOnlyList<T>
{
    string? unread = cell;
    IReadOnlyList<T> items = [];

    public int Count => Items.Count;

    public T this[int index] => Items[index];

    IReadOnlyList<T> Items
    {
        get
        {
            if (unread is not null) (items, unread) = (read(unread), null);
            return items;
        }
    }

    public IEnumerator<T> GetEnumerator() => Items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
