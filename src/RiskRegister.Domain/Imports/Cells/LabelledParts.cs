namespace RiskRegister.Domain.Imports;

/// <summary>Parts of one line that labels begin: "Fence; Gaps: no telemetry", "In place: alarms. Planned: sprinklers".</summary>
internal static class LabelledParts
{
    /// <summary>The line, parted before each of certain labels that a sign stands before; itself alone where there is none.</summary>
    public static IReadOnlyList<string> Of(string line, Func<string, bool> isLabel)
    {
        List<string>? parts = null;
        var from = 0;
        for (var colon = line.IndexOf(':', StringComparison.Ordinal); colon > 0; colon = line.IndexOf(':', colon + 1))
        {
            var sign = line.AsSpan(from, colon - from).LastIndexOfAny(";|.,") + from;
            if (sign < from) continue;
            var label = line[(sign + 1)..colon].Trim();
            if (label.Length == 0 || (line[sign] is '.' or ',' && !char.IsUpper(label[0])) || !isLabel(label)) continue;
            if (line[from..sign].Trim() is { Length: > 0 } before) (parts ??= []).Add(before);
            from = sign + 1;
        }

        if (parts is null) return [line];
        parts.Add(line[from..].Trim());
        return parts;
    }
}
