namespace RiskRegister.Domain.Imports;

/// <summary>Reads the corporate objectives that a cell names: "O1", "Good roads", "O1 – Good roads".</summary>
internal sealed class ObjectiveNames(IReadOnlyList<Objective> objectives)
{
    // A title may have a comma in it: what is a line or a whole cell is looked up before it is parted.
    static readonly char[][] Separators = [['\n'], ['\n', ';'], ['\n', ';', ',']];

    /// <summary>The codes found, and what names none, at most a few of each.</summary>
    public (IReadOnlyList<string> Codes, IReadOnlyList<string> Unknown) Read(string cell)
    {
        List<string> parts = [cell];
        foreach (var separators in Separators)
        {
            parts =
            [
                .. parts.SelectMany(part => CodeOf(part) is not null ? [part]
                    : part.Split(separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
            ];
        }

        var said = parts.Select(part => ItemLines.Read(part)).Where(part => part.Length > 0 && !ItemLines.IsNone(part)).ToArray();
        return ([.. said.Select(CodeOf).OfType<string>().Distinct(StringComparer.Ordinal)], [.. said.Where(part => CodeOf(part) is null)]);
    }

    public bool Has(string code) => objectives.Any(objective => objective.Code == code);

    string? CodeOf(string text)
    {
        var key = TextKey.Of(ItemLines.Read(text));
        return objectives.FirstOrDefault(objective => key == TextKey.Of(objective.Code) || key == TextKey.Of(objective.Title)
            || key == TextKey.Of(objective.Printed) || key == TextKey.Of($"{objective.Code}: {objective.Title}")
            || key == TextKey.Of($"{objective.Code} {objective.Title}"))?.Code;
    }
}
