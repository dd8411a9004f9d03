namespace RiskRegister.Domain.Imports;

/// <summary>
/// Lays what columns say of controls beside the controls of a cell: one line is for all of them, as many lines as controls are one each,
/// and anything else cannot be told apart and is reported.
/// </summary>
internal sealed class ControlCells(int controls, bool isOfOwnExport, Action<ImportField, string> report)
{
    /// <param name="owners">Lines, blank ones among them; null where there is no such column.</param>
    public IReadOnlyList<ImportedControl> Read(
        IReadOnlyList<string>? owners, IReadOnlyList<string>? effectiveness, IReadOnlyList<string>? assurance)
    {
        (owners, effectiveness, assurance) = (Fitting(owners, ImportField.ControlOwners),
            Fitting(effectiveness, ImportField.ControlEffectiveness), Fitting(assurance, ImportField.ControlAssurance));
        return
        [
            .. Enumerable.Range(0, controls).Select(at => new ImportedControl(
                Said(owners, at, owner => owner), Said<ControlEffectiveness?>(effectiveness, at, ReadEffectiveness),
                Said(assurance, at, ReadAssurance))),
        ];
    }

    /// <summary>What a word says of how a control works; null where it is none that is known.</summary>
    public static ControlEffectiveness? EffectivenessOf(string word) => TextKey.Of(word) switch
    {
        "effective" or "fully effective" => ControlEffectiveness.Effective,
        "partly" or "partly effective" or "partially effective" or "partial" => ControlEffectiveness.Partly,
        "ineffective" or "not effective" => ControlEffectiveness.Ineffective,
        "not tested" or "nottested" or "untested" => ControlEffectiveness.NotTested,
        _ => null,
    };

    ControlEffectiveness? ReadEffectiveness(string line)
    {
        if (EffectivenessOf(line) is { } known) return known;
        report(ImportField.ControlEffectiveness,
            $"\"{CellText.Shown(line)}\" says not how a control works: write effective, partly effective, ineffective or not tested.");
        return null;
    }

    ControlAssurance? ReadAssurance(string line)
    {
        if (OwnAssuranceText.Read(line) is { } known) return known;
        report(ImportField.ControlAssurance,
            $"\"{CellText.Shown(line)}\" cannot be read: write \"first: what was done | by whom | 2027-03-31; second: …\".");
        return null;
    }

    // In an export of the service an empty line says that there is nothing; elsewhere it says nothing.
    Optional<T?> Said<T>(IReadOnlyList<string>? lines, int at, Func<string, T?> read)
    {
        if (lines is null) return default;
        var line = lines.Count == 1 ? lines[0] : lines[at];
        if (line.Length == 0) return isOfOwnExport ? new Optional<T?>(true, default) : default;
        return read(line) is { } value ? new Optional<T?>(true, value) : default;
    }

    IReadOnlyList<string>? Fitting(IReadOnlyList<string>? lines, ImportField field)
    {
        if (lines is { Count: 0 } && isOfOwnExport) return [.. Enumerable.Repeat("", controls)];
        if (lines is null || lines.Count == controls || (lines.Count == 1 && !isOfOwnExport)) return lines;
        if (lines.Any(line => line.Length > 0))
        {
            report(field,
                $"There are {controls} controls and {lines.Count} lines: which belongs to which cannot be told, and none is read.");
        }

        return null;
    }
}
