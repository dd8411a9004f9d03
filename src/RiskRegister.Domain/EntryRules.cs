using System.Globalization;

namespace RiskRegister.Domain;

/// <summary>What an entry must satisfy, whoever changes it and however it comes. Limits are <see cref="EntryLimits"/>.</summary>
public static class EntryRules
{
    /// <summary>Adds what is wrong with an entry to what was wrong with the change that made it; one cause is said once.</summary>
    /// <param name="present">The entry before: a type or objective that it has already may stay, known or not.</param>
    /// <param name="settings">For the types and objectives that entries may have.</param>
    public static void Check(EntryState entry, EntryState present, RegisterSettings settings, Faults faults)
    {
        Line("title", entry.Title, EntryLimits.Title, faults);
        Prose("description", entry.Description, EntryLimits.Description, faults);
        Line("service", entry.Service, EntryLimits.Service, faults);
        Line("sourceReference", entry.SourceReference, EntryLimits.SourceReference, faults);
        Lines("types", entry.Types, EntryLimits.Types, EntryLimits.Type, mustDiffer: true, faults);
        Lines("effects", entry.Effects, EntryLimits.Effects, EntryLimits.Effect, mustDiffer: false, faults);
        Lines("owners", entry.Owners, EntryLimits.Owners, EntryLimits.Owner, mustDiffer: true, faults);
        Count("controls", entry.Controls.Count, EntryLimits.Controls, faults);
        Count("actions", entry.Actions.Count, EntryLimits.Actions, faults);
        for (var index = 0; index < entry.Controls.Count; index++) Check(entry.Controls[index], $"controls[{index}].", faults);
        for (var index = 0; index < entry.Actions.Count; index++) Check(entry.Actions[index], $"actions[{index}].", faults);
        Check(entry.Score, "score", faults);
        Check(entry.ResidualScore, "residualScore", faults);
        Check(entry.TargetScore, "targetScore", faults);
        Prose("directionOfTravel.narrative", entry.Direction.Narrative, EntryLimits.Narrative, faults);
        Line("exempt.paragraph", entry.Exempt?.Paragraph, EntryLimits.ExemptionParagraph, faults);
        Line("exempt.reason", entry.Exempt?.Reason, EntryLimits.ExemptionReason, faults);
        if (EntryResponses.FaultOf(entry.Response, entry.Kind) is { } misfit) faults.AddUnlessCovered("response", misfit);
        if (entry.TargetDate is not null && entry.TargetScore is null) faults.AddUnlessCovered("targetDate", "needs a target score");
        Lines("objectives", entry.Objectives, EntryLimits.Objectives, EntryLimits.Objective, mustDiffer: true, faults);
        Known("types", entry.Types, present.Types, settings.Types, faults);
        Known("objectives", entry.Objectives, present.Objectives, [.. settings.Objectives.Select(objective => objective.Code)], faults);

        // One that has always been longer may still be made shorter.
        if (!faults.Any && LengthOf(entry) is var length and > EntryLimits.Whole
            && length > LengthOf(present)) faults.Add("", TooLong(entry));
    }

    /// <summary>What is wrong with an entry whose texts are longer together than <see cref="EntryLimits.Whole"/>.</summary>
    public static string TooLong(EntryState entry) => string.Create(CultureInfo.InvariantCulture,
        $"makes {LengthOf(entry):N0} characters in all; an entry may have {EntryLimits.Whole:N0}");

    /// <param name="prefix">Of its members' paths: "controls[2].", or nothing where the control is all that was sent.</param>
    public static void Check(Control control, string prefix, Faults faults)
    {
        Line($"{prefix}text", control.Text, EntryLimits.ControlText, faults);
        Line($"{prefix}owner", control.Owner, EntryLimits.ControlOwner, faults);
        if (control.Assurance is null) return;
        foreach (var (name, line) in ControlAssurance.LineNames.Zip(control.Assurance.Lines))
        {
            Line($"{prefix}assurance.{name}.what", line?.What, EntryLimits.AssuranceWhat, faults);
            Line($"{prefix}assurance.{name}.by", line?.By, EntryLimits.AssuranceBy, faults);
        }
    }

    /// <param name="prefix">Of its members' paths.</param>
    public static void Check(PlannedAction action, string prefix, Faults faults)
    {
        Line($"{prefix}text", action.Text, EntryLimits.ActionText, faults);
        Line($"{prefix}owner", action.Owner, EntryLimits.ActionOwner, faults);
        Prose($"{prefix}progress", action.Progress, EntryLimits.ActionProgress, faults);
    }

    /// <summary>Why somebody did something, in words of their own.</summary>
    public static void CheckNote(string path, string? note, Faults faults) => Prose(path, note, EntryLimits.ChangeNote, faults);

    /// <summary>Why an entry is closed, as the committee will read it.</summary>
    public static void CheckReason(string path, string reason, Faults faults) => Line(path, reason, EntryLimits.ClosureReason, faults);

    /// <summary>The characters of all its texts, in UTF-16 code units.</summary>
    public static int LengthOf(EntryState entry) =>
        entry.Title.Length + Of(entry.Description) + entry.Effects.Sum(Of) + entry.Controls.Sum(LengthOf)
        + entry.Actions.Sum(action => action.Text.Length + Of(action.Owner) + Of(action.Progress)) + Of(entry.Direction.Narrative)
        + Of(entry.Service) + entry.Types.Sum(Of) + entry.Owners.Sum(Of) + Of(entry.Exempt?.Reason)
        + entry.Objectives.Sum(Of);

    static int LengthOf(Control control) => control.Text.Length + Of(control.Owner)
        + (control.Assurance?.Lines.Sum(line => Of(line?.What) + Of(line?.By)) ?? 0);

    static int Of(string? text) => text?.Length ?? 0;

    static void Line(string path, string? text, int longest, Faults faults)
    {
        if (text is not null) faults.AddUnlessCovered(path, TextRules.LineFault(text, longest));
    }

    static void Prose(string path, string? text, int longest, Faults faults)
    {
        if (text is not null) faults.AddUnlessCovered(path, TextRules.ProseFault(text, longest));
    }

    static void Lines(string path, IReadOnlyList<string> texts, int most, int longest, bool mustDiffer, Faults faults)
    {
        Count(path, texts.Count, most, faults);
        if (mustDiffer && texts.Distinct(StringComparer.OrdinalIgnoreCase).Count() != texts.Count) faults.AddUnlessCovered(path,
            "must not name the same twice");
        for (var index = 0; index < texts.Count; index++) Line($"{path}[{index}]", texts[index], longest, faults);
    }

    static void Known(
        string path, IReadOnlyList<string> names, IReadOnlyList<string> present, IReadOnlyList<string> known, Faults faults)
    {
        for (var index = 0; index < names.Count; index++)
        {
            if (known.Contains(names[index], StringComparer.Ordinal) || present.Contains(names[index], StringComparer.Ordinal)) continue;
            faults.AddUnlessCovered($"{path}[{index}]", known.Count == 0 ? "cannot be said: the settings have none"
                : $"must be one of {string.Join(", ", known)}");
        }
    }

    static void Count(string path, int count, int most, Faults faults)
    {
        if (count > most) faults.AddUnlessCovered(path, $"must have at most {most} elements");
    }

    static void Check(Score? score, string path, Faults faults)
    {
        if (score is null) return;
        if (score.Impact is < Score.Lowest
            or > Score.Highest) faults.AddUnlessCovered($"{path}.impact", $"must be {Score.Lowest} to {Score.Highest}");
        if (score.Likelihood is < Score.Lowest
            or > Score.Highest) faults.AddUnlessCovered($"{path}.likelihood", $"must be {Score.Lowest} to {Score.Highest}");
    }
}
