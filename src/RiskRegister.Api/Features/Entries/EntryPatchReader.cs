using System.Collections.Frozen;
using RiskRegister.Api.Http;
using RiskRegister.Domain;

namespace RiskRegister.Api.Features.Entries;

/// <summary>Reads the members of an entry that a client sends, as an RFC 7396 merge
/// patch. What they may say is the domain's to judge.</summary>
public static class EntryPatchReader
{
    /// <summary>What only the service sets, or a state noun does.</summary>
    public static readonly FrozenSet<string> ReadOnly = new[]
    {
        "id", "kind", "status", "movement", "level", "onRegister", "appetite", "reviewedAt", "closure", "revision", "updatedAt",
        "updatedBy",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static readonly FrozenSet<string> ReadOnlyOfScore = new[] { "value", "band", "assumed" }.ToFrozenSet(StringComparer.Ordinal);

    public static readonly FrozenSet<string> ReadOnlyOfDirection =
        new[] { "stated", "statedAt", "contradictsMovement" }.ToFrozenSet(StringComparer.Ordinal);

    public static EntryPatch Read(JsonMembers members, Faults faults) => new()
    {
        SourceReference = Line(members.Text("sourceReference", nullable: true)),
        Title = Needed(Line(members.Text("title"))),
        Description = Prose(members.Text("description", nullable: true)),
        Service = Line(members.Text("service", nullable: true)),
        Types = Lines(members.TextArray("types", EntryLimits.Types)),
        Effects = Lines(members.TextArray("effects", EntryLimits.Effects)),
        Controls = Needed(members.Elements<Control>("controls", EntryLimits.Controls, (element, at) => ReadControl(element, at, faults),
            new Control(0, "-"))),
        Actions = Needed(members.Elements<PlannedAction>(
            "actions", EntryLimits.Actions, (element, at) => ReadAction(element, at, faults), new PlannedAction(0, "-"))),
        Score = Needed(members.Nested<ScorePatch>("score", ReadScore)),
        ResidualScore = Needed(members.Nested<ScorePatch>("residualScore", ReadScore)),
        TargetScore = members.Nested<ScorePatch>("targetScore", ReadScore, nullable: true),
        TargetDate = members.Date("targetDate"),
        Response = members.OneOf<EntryResponse>("response", nullable: true),
        Objectives = Lines(members.TextArray("objectives", EntryLimits.Objectives)),
        Owners = Lines(members.TextArray("owners", EntryLimits.Owners)),
        Direction = members.Nested<DirectionPatch>("directionOfTravel", ReadDirection, nullable: true),
        Exempt = members.Nested<ExemptionPatch>("exempt", ReadExemption, nullable: true),
    };

    /// <summary>What is sent of one action.</summary>
    public static ActionPatch ReadAction(JsonMembers members) => new()
    {
        Text = Needed(Line(members.Text("text"))),
        Owner = Line(members.Text("owner", nullable: true)),
        DueOn = members.Date("dueOn"),
        Status = Needed(members.OneOf<ActionStatus>("status")),
        Progress = Prose(members.Text("progress", nullable: true)),
    };

    /// <summary>What is sent of one control.</summary>
    public static ControlPatch ReadControl(JsonMembers members) => new()
    {
        Text = Needed(Line(members.Text("text"))),
        Effectiveness = members.OneOf<ControlEffectiveness>("effectiveness", nullable: true),
        Owner = Line(members.Text("owner", nullable: true)),
        Assurance = members.Nested<AssurancePatch>("assurance", ReadAssurance, nullable: true),
    };

    /// <summary>Why, in the words of who does it; null when nothing is said.</summary>
    public static string? ReadNote(JsonMembers members, string name = "changeNote") =>
        Prose(members.Text(name, nullable: true)).Or(null) is { Length: > 0 } note ? note : null;

    /// <summary>Whether a reference far beyond the last is meant.</summary>
    public static bool ReadConfirmation(JsonMembers members) => members.Flag("confirmReference").Or(null) == true;

    /// <summary>A reference that a client names; null when it names none.</summary>
    public static Optional<EntryReference?> ReadReference(JsonMembers members, Faults faults)
    {
        var text = members.Text("reference", nullable: true);
        if (!text.IsGiven) return members.Has("reference") ? new(true, null) : default;
        if (text.Value is null) return new(true, null);
        if (EntryReference.TryParse(text.Value, out var reference)) return new(true, reference);
        faults.Add(members.At("reference"), "must be a reference, as CR28 or CO5.1");
        return new(true, null);
    }

    /// <summary>A line without the space around it.</summary>
    public static Optional<string?> Line(Optional<string?> text) => text.Value is { } value ? new(true, TextRules.Line(value)) : text;

    static Optional<string?> Prose(Optional<string?> text) => text.Value is { } value ? new(true, TextRules.Prose(value)) : text;

    static Optional<IReadOnlyList<string>> Lines(Optional<IReadOnlyList<string>?> texts) =>
        texts.Value is { } values ? new(true, [.. values.Select(TextRules.Line)]) : default;

    static Optional<T> Needed<T>(Optional<T?> given) where T : class => given.Value is { } value ? new(true, value) : default;

    static Optional<T> Needed<T>(Optional<T?> given) where T : struct => given.Value is { } value ? new(true, value) : default;

    static Optional<Control?> ReadControl(System.Text.Json.JsonElement element, string at, Faults faults)
    {
        var members = new JsonMembers(element, at, faults);
        var id = ReadId(members, faults);
        members.Require("text");
        var control = ReadControl(members).ApplyTo(new Control(id, "-"));
        members.Close();
        return control;
    }

    static Optional<PlannedAction?> ReadAction(System.Text.Json.JsonElement element, string at, Faults faults)
    {
        var members = new JsonMembers(element, at, faults);
        var id = ReadId(members, faults);
        members.Require("text");
        var action = ReadAction(members).ApplyTo(new PlannedAction(id, "-"));
        members.Close();
        return action;
    }

    // In a patch 0 stands for none, which a client says by leaving it out.
    static int ReadId(JsonMembers members, Faults faults)
    {
        if (members.Whole("id").Or(null) is not { } id) return 0;
        if (id < 1) faults.Add(members.At("id"), "is not an item of this entry; leave it out for a new one");
        return Math.Max(id, 0);
    }

    static Optional<ScorePatch?> ReadScore(JsonMembers members)
    {
        var score = new ScorePatch(Needed(members.Whole("impact")), Needed(members.Whole("likelihood")));
        members.Close(ReadOnlyOfScore);
        return score;
    }

    static Optional<AssurancePatch?> ReadAssurance(JsonMembers members)
    {
        var patch = new AssurancePatch(Line("first"), Line("second"), Line("third"));
        members.Close();
        return patch;

        Optional<LinePatch?> Line(string name) => members.Nested<LinePatch>(name, ReadLine, nullable: true);
    }

    static Optional<LinePatch?> ReadLine(JsonMembers members)
    {
        var line = new LinePatch(Needed(Line(members.Text("what"))), Line(members.Text("by", nullable: true)), members.Date("on"));
        members.Close();
        return line;
    }

    static Optional<DirectionPatch?> ReadDirection(JsonMembers members)
    {
        var direction = new DirectionPatch(members.OneOf<Direction>("direction", nullable: true),
            Prose(members.Text("narrative", nullable: true)));
        members.Close(ReadOnlyOfDirection);
        return direction;
    }

    static Optional<ExemptionPatch?> ReadExemption(JsonMembers members)
    {
        var exemption = new ExemptionPatch(Needed(Line(members.Text("paragraph"))), Needed(Line(members.Text("reason"))));
        members.Close();
        return exemption;
    }
}
