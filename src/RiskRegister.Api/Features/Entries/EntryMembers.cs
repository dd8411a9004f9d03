using System.Collections.Frozen;
using RiskRegister.Api.Http;
using RiskRegister.Domain;

namespace RiskRegister.Api.Features.Entries;

/// <summary>Reads the members of an entry that a client sends, as an RFC 7396 merge patch onto the entry as it is.</summary>
public static class EntryMembers
{
    /// <summary>What only the service sets, or a state noun does.</summary>
    public static readonly FrozenSet<string> ReadOnly = new[]
    {
        "id", "kind", "status", "movement", "onRegister", "reviewedAt", "closure", "revision", "updatedAt", "updatedBy",
    }.ToFrozenSet(StringComparer.Ordinal);

    static readonly FrozenSet<string> ReadOnlyOfScore = new[] { "value", "band", "assumed" }.ToFrozenSet(StringComparer.Ordinal);

    static readonly FrozenSet<string> ReadOnlyOfDirection = new[] { "stated", "statedAt", "contradictsMovement" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The entry after the patch; members that are faulty leave it as it was.</summary>
    /// <param name="now">When a direction that is stated anew counts from.</param>
    public static EntryState Apply(JsonMembers members, EntryState present, DateTimeOffset now, Faults faults)
    {
        var controls = members.Elements<Control>("controls", EntryLimits.Controls,
            (element, at) => ReadControl(new JsonMembers(element, at, faults), present.Controls, faults), new Control(0, "-"));
        var actions = members.Elements<PlannedAction>("actions", EntryLimits.Actions,
            (element, at) => ReadAction(new JsonMembers(element, at, faults), present.Actions, faults), new PlannedAction(0, "-"));
        var (lastControl, lastAction) = (present.LastControlId, present.LastActionId);
        return present with
        {
            SourceReference = Line(members.Text("sourceReference", nullable: true)).Or(present.SourceReference),
            Title = Line(members.Text("title")).Or(present.Title)!,
            Description = Lines(members.Text("description", nullable: true)).Or(present.Description),
            Service = Line(members.Text("service", nullable: true)).Or(present.Service),
            Types = AllLines(members.TextArray("types", EntryLimits.Types)) ?? present.Types,
            Effects = AllLines(members.TextArray("effects", EntryLimits.Effects)) ?? present.Effects,
            Controls = controls.IsGiven
                ? Numbered(controls.Value!, item => item.Id, (item, id) => item with { Id = id }, ref lastControl, members.At("controls"), faults) : present.Controls,
            Actions = actions.IsGiven
                ? Numbered(actions.Value!, item => item.Id, (item, id) => item with { Id = id }, ref lastAction, members.At("actions"), faults) : present.Actions,
            Score = ReadScore(members, "score", present.Score, nullable: false) ?? present.Score,
            ResidualScore = ReadScore(members, "residualScore", present.ResidualScore, nullable: false) ?? present.ResidualScore,
            TargetScore = ReadScore(members, "targetScore", present.TargetScore, nullable: true),
            Owners = AllLines(members.TextArray("owners", EntryLimits.Owners)) ?? present.Owners,
            Direction = ReadDirection(members, present.Direction, now),
            Exempt = ReadExemption(members, present.Exempt),
            LastControlId = lastControl,
            LastActionId = lastAction,
        };
    }

    public static Given<Control?> ReadControl(JsonMembers members, IReadOnlyList<Control> present, Faults faults)
    {
        var id = ReadId(members, present.Select(item => item.Id), faults);
        members.Require("text");
        var text = Line(members.Text("text"));
        members.Close();
        return new Control(id, text.Or("-") ?? "-");
    }

    public static Given<PlannedAction?> ReadAction(JsonMembers members, IReadOnlyList<PlannedAction> present, Faults faults)
    {
        var id = ReadId(members, present.Select(item => item.Id), faults);
        members.Require("text");
        var action = ApplyToAction(members, new PlannedAction(id, "-"));
        members.Close();
        return action;
    }

    /// <summary>Merges what is sent of an action onto it.</summary>
    public static PlannedAction ApplyToAction(JsonMembers members, PlannedAction present) => present with
    {
        Text = Line(members.Text("text")).Or(present.Text) ?? present.Text,
        Owner = Line(members.Text("owner", nullable: true)).Or(present.Owner),
        DueOn = members.Date("dueOn").Or(present.DueOn),
        Status = members.OneOf<ActionStatus>("status").Or(present.Status) ?? present.Status,
        Progress = Lines(members.Text("progress", nullable: true)).Or(present.Progress),
    };

    public static string? ReadNote(JsonMembers members, Faults faults, string name = "changeNote")
    {
        var note = Lines(members.Text(name, nullable: true)).Or(null);
        if (note?.Length > EntryLimits.ChangeNote) faults.Add(members.At(name), $"must have at most {EntryLimits.ChangeNote} characters");
        else if (note is not null && !TextRules.IsProse(note)) faults.Add(members.At(name), "has a control character");
        return string.IsNullOrEmpty(note) ? null : note;
    }

    /// <summary>A line without the space around it.</summary>
    public static Given<string?> Line(Given<string?> text) => text.Value is { } value ? new Given<string?>(true, value.Trim()) : text;

    /// <summary>Lines that end as PostgreSQL and committees expect.</summary>
    public static Given<string?> Lines(Given<string?> text) =>
        text.Value is { } value ? new Given<string?>(true, value.ReplaceLineEndings("\n").Trim()) : text;

    static IReadOnlyList<string>? AllLines(Given<IReadOnlyList<string>?> texts) => texts.Value is { } values ? [.. values.Select(value => value.Trim())] : null;

    static Score? ReadScore(JsonMembers members, string name, Score? present, bool nullable)
    {
        var given = members.Nested<Score>(name, score =>
        {
            var (impact, likelihood) = (score.Whole("impact"), score.Whole("likelihood"));
            if (present is null)
            {
                score.Require("impact");
                score.Require("likelihood");
            }

            score.Close(ReadOnlyOfScore);
            if (!impact.IsGiven && !likelihood.IsGiven) return new Given<Score?>(present is not null, present);
            return new Score(impact.Or(present?.Impact) ?? Score.Lowest, likelihood.Or(present?.Likelihood) ?? Score.Lowest);
        }, nullable);
        return given.IsGiven ? given.Value : present;
    }

    // Stating the same direction again changes nothing: it has been stated since then.
    static StatedDirection ReadDirection(JsonMembers members, StatedDirection present, DateTimeOffset now)
    {
        var given = members.Nested<StatedDirection>("directionOfTravel", travel =>
        {
            var stated = travel.OneOf<Direction>("direction", nullable: true);
            var narrative = Lines(travel.Text("narrative", nullable: true)).Or(present.Narrative);
            travel.Close(ReadOnlyOfDirection);
            var direction = stated.Or(present.Direction);
            var statedAt = direction == present.Direction ? present.StatedAt : direction is null ? null : (DateTimeOffset?)now;
            return new StatedDirection(direction, statedAt, string.IsNullOrEmpty(narrative) ? null : narrative);
        }, nullable: true);
        return !given.IsGiven ? present : given.Value ?? StatedDirection.None;
    }

    static Exemption? ReadExemption(JsonMembers members, Exemption? present)
    {
        var given = members.Nested<Exemption>("exempt", exempt =>
        {
            if (present is null)
            {
                exempt.Require("paragraph");
                exempt.Require("reason");
            }

            var paragraph = Line(exempt.Text("paragraph")).Or(present?.Paragraph);
            var reason = Line(exempt.Text("reason")).Or(present?.Reason);
            exempt.Close();
            return paragraph is null || reason is null ? default(Given<Exemption?>) : new Exemption(paragraph, reason);
        }, nullable: true);
        return given.IsGiven ? given.Value : present;
    }

    static int ReadId(JsonMembers members, IEnumerable<int> present, Faults faults)
    {
        if (members.Whole("id").Or(null) is not { } id) return 0;
        if (present.Contains(id)) return id;
        faults.Add(members.At("id"), "is not an item of this entry; leave it out for a new one");
        return 0;
    }

    static List<T> Numbered<T>(
        IReadOnlyList<T> items, Func<T, int> idOf, Func<T, int, T> withId, ref int last, string path, Faults faults)
    {
        var seen = new HashSet<int>();
        var numbered = new List<T>(items.Count);
        for (var index = 0; index < items.Count; index++)
        {
            var item = items[index];
            if (idOf(item) == 0) item = withId(item, ++last);
            else if (!seen.Add(idOf(item))) faults.Add($"{path}[{index}].id", "stands twice");
            numbered.Add(item);
        }

        return numbered;
    }
}
