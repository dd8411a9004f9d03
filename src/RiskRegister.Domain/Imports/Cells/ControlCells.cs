namespace RiskRegister.Domain.Imports;

/// <summary>Reads what columns say of controls beside their texts.</summary>
/// <param name="beside">Lays lines beside them.</param>
/// <param name="report">Takes what could not be read: of which field, and what is to be said.</param>
internal sealed class ControlCells(int controls, ItemCells beside, Action<ImportField, string> report)
{
    /// <param name="owners">Lines, blank ones among them; null where there is no such column.</param>
    public IReadOnlyList<ImportedControl> Read(
        IReadOnlyList<string>? owners, IReadOnlyList<string>? effectiveness, IReadOnlyList<string>? assurance)
    {
        owners = beside.FittingOwners(owners, ImportField.ControlOwners);
        effectiveness = beside.Fitting(effectiveness, ImportField.ControlEffectiveness);
        assurance = beside.Fitting(assurance, ImportField.ControlAssurance);
        return
        [
            .. Enumerable.Range(0, controls).Select(at => new ImportedControl(
                beside.Said(owners, at, owner => owner), beside.Said(effectiveness, at, ReadEffectiveness),
                beside.Said(assurance, at, ReadAssurance))),
        ];
    }

    /// <summary>What a word says of how a control works; null where it is none that is known.</summary>
    public static ControlEffectiveness? EffectivenessOf(string word) => TextKey.Of(word) switch
    {
        "effective" or "fully effective" or "yes" or "y" => ControlEffectiveness.Effective,
        "partly" or "partly effective" or "partially effective" or "partial" or "partially" or "in part" => ControlEffectiveness.Partly,
        "ineffective" or "not effective" or "inadequate" or "no" or "n" => ControlEffectiveness.Ineffective,
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
}
