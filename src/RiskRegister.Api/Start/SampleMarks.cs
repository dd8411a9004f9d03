using Npgsql;
using RiskRegister.Domain;
using RiskRegister.UseCases.Entries;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Start;

/// <summary>
/// What is said of some entries of the demonstration register as a whole, before its first snapshot: what is done about them, where one
/// is to be by when, how some controls work, and which objectives they bear on, where the organisation has configured any.
/// </summary>
public sealed class SampleMarks(ChangeEntry change, RegisterSettingsInForce settings)
{
    static readonly (string Entry, EntryResponse Response)[] Responses =
    [
        ("CR1", EntryResponse.Treat), ("CR5", EntryResponse.Treat), ("CR12", EntryResponse.Treat), ("CR15", EntryResponse.Transfer),
        ("CR21", EntryResponse.Tolerate), ("CO1", EntryResponse.Share), ("CO2", EntryResponse.Enhance),
    ];

    static readonly Dictionary<string, Func<Control, Control>> FirstControls = new(StringComparer.Ordinal)
    {
        ["CR1"] = control => control with
        {
            Effectiveness = ControlEffectiveness.Effective,
            Assurance = new ControlAssurance(
                new LineAssurance("Forecasts compared with the ledger", "Finance business partners", new DateOnly(2016, 9, 30)),
                Third: new LineAssurance("Audit of the savings programme", "Internal audit", new DateOnly(2016, 6, 24))),
        },
        ["CR12"] = control => control with
        {
            Effectiveness = ControlEffectiveness.Partly,
            Assurance = new ControlAssurance(
                Second: new LineAssurance("Records put right counted again", "Performance team", new DateOnly(2015, 5, 29))),
        },
        ["CR21"] = control => control with { Effectiveness = ControlEffectiveness.NotTested },
    };

    public async Task Load(NpgsqlConnection connection, Actor actor, CancellationToken stop)
    {
        var objectives = settings.Settings.Objectives.Select(objective => objective.Code).ToArray();
        for (var at = 0; at < Responses.Length; at++)
        {
            var (name, response) = Responses[at];
            var entry = (await LiveEntries.Find(connection, name, actor, stop)).Required;
            var patch = new EntryPatch { Response = (EntryResponse?)response };
            if (objectives.Length > 0) patch = patch with { Objectives = new(true, [objectives[at % objectives.Length]]) };
            if (FirstControls.TryGetValue(name, out var about))
                patch = patch with { Controls = new(true, [about(entry.State.Controls[0]), .. entry.State.Controls.Skip(1)]) };
            if (name == "CR1") patch = patch with { TargetScore = ScorePatch.To(3, 4), TargetDate = (DateOnly?)new DateOnly(2017, 3, 31) };
            _ = (await change.Apply(connection, actor, entry, Expected.Any, new EntryRevision(patch, default, Note: null), stop)).Required;
        }
    }
}
