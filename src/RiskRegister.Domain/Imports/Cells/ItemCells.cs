namespace RiskRegister.Domain.Imports;

/// <summary>
/// Lays the lines of a column beside the items that it speaks of: one line is for all of them, as many lines as items are one each, and
/// anything else cannot be told apart and is reported. An empty line clears, as empty cells do.
/// </summary>
/// <param name="item">What one of them is: "action".</param>
/// <param name="count">At least 1.</param>
/// <param name="clears">Whether empty cells clear.</param>
/// <param name="report">Takes what could not be read: of which field, and what is to be said.</param>
internal sealed class ItemCells(string item, int count, bool isOfOwnExport, bool clears, Action<ImportField, string> report)
{
    /// <summary>Null where there are no lines, or they cannot be laid beside the items.</summary>
    /// <param name="isOneForAll">Whether one line may be said of several items.</param>
    public IReadOnlyList<string>? Fitting(IReadOnlyList<string>? lines, ImportField field, bool isOneForAll = true)
    {
        if (lines is null) return lines;
        NameKept(lines, field);
        if (lines.Count == count) return lines;
        if (lines.All(line => line.Length == 0)) return lines.Count == 1 || isOfOwnExport ? [.. Enumerable.Repeat("", count)] : null;
        if (lines.Count == 1 && isOneForAll && !isOfOwnExport) return [.. Enumerable.Repeat(lines[0], count)];
        report(field, $"There {(count == 1 ? $"is 1 {item}" : $"are {count} {item}s")} and "
            + $"{(lines.Count == 1 ? "1 line" : $"{lines.Count} lines")}: which belongs to which cannot be told, and none is read.");
        return null;
    }

    void NameKept(IReadOnlyList<string> lines, ImportField field)
    {
        for (var at = 0; at < lines.Count; at++)
        {
            if (KeptText.Of(lines[at], field, isOfOwnExport) == KeptMeaning.None) continue;
            report(field, $"\"{CellText.Shown(lines[at])}\" says nothing of its own: what is known of the {item} stays, and of a new one "
                + "nothing is read.");
        }
    }

    /// <summary>As <see cref="Fitting"/>, the one owner of each; empty where nobody is named.</summary>
    public IReadOnlyList<string>? FittingOwners(IReadOnlyList<string>? lines, ImportField field)
    {
        if (lines is null || isOfOwnExport) return Fitting(lines, field);
        if (Fitting(OwnerLabels.ByItem(lines), field) is not { } owners) return null;
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in owners)
        {
            if (!known.ContainsKey(line)) known.Add(line, OwnerOf(line, field));
        }

        return [.. owners.Select(line => known[line])];
    }

    string OwnerOf(string line, ImportField field)
    {
        if (KeptText.Of(line, field, isOfOwnExport) != KeptMeaning.None) return line;
        var owner = line;
        if (OwnerLabels.Leading(owner) is var (lead, others))
        {
            var left = string.Join(", ", others.Select(other => $"\"{CellText.Shown(other)}\""));
            report(field, $"\"{CellText.Shown(owner)}\" names several, and one is the owner of the {item}: "
                + $"\"{CellText.Shown(lead)}\" is taken, and {left} left out.");
            owner = lead;
        }

        if (OwnerAdditions.Of(owner) is { } addition)
        {
            report(field, addition.Message);
            owner = addition.Owner;
        }

        if (OwnerNames.IsNobody(owner))
        {
            report(field, $"\"{CellText.Shown(owner)}\" names nobody: the {item} has no owner.");
            return "";
        }

        if (OwnerNames.VacantPost(owner) is not { } post) return OwnerNames.Plain(owner);
        report(field, $"\"{CellText.Shown(owner)}\" says that nobody holds the post: the post is taken for the owner of the {item}.");
        return OwnerNames.Plain(post);
    }

    /// <summary>What a fitting line says of an item: nothing where there is none, or where it cannot be read.</summary>
    public Optional<T?> Said<T>(IReadOnlyList<string>? fitting, int at, Func<string, T?> read)
    {
        if (fitting is null) return default;
        if (fitting[at].Length == 0) return clears ? new Optional<T?>(true, default) : default;
        if (KeptText.Of(fitting[at], ImportField.ActionOwners, isOfOwnExport) != KeptMeaning.None) return default;
        return read(fitting[at]) is { } value ? new Optional<T?>(true, value) : default;
    }
}
