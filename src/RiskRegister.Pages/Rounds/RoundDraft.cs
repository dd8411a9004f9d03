using System.Globalization;
using RiskRegister.Domain;
using RiskRegister.Pages.Components;
using RiskRegister.UseCases.Rounds;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Pages.Rounds;

/// <summary>A round's dates as they were typed.</summary>
public sealed record RoundDraft
{
    public static readonly RoundDraft Blank = new();

    public string Quarter { get; init; } = "";

    /// <summary>What the dates were moved from; 0 for a new round.</summary>
    public int Revision { get; init; }

    public DateParts MeetingOn { get; init; } = DateParts.None;

    public DateParts OpensOn { get; init; } = DateParts.None;

    public DateParts DueOn { get; init; } = DateParts.None;

    public DateParts FreezesOn { get; init; } = DateParts.None;

    public string Note { get; init; } = "";

    public static RoundDraft Of(RoundRow round) => new()
    {
        Quarter = round.QuarterText,
        Revision = round.Revision,
        MeetingOn = DateParts.Of(round.MeetingOn),
        OpensOn = DateParts.Of(round.OpensOn),
        DueOn = DateParts.Of(round.DueOn),
        FreezesOn = DateParts.Of(round.FreezesOn),
        Note = round.Note ?? "",
    };

    public static RoundDraft Read(IFormCollection form) => new()
    {
        Quarter = form["quarter"].ToString(),
        Revision = int.TryParse(form["revision"], NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : 0,
        MeetingOn = DateParts.Read(form, "meetingOn"),
        OpensOn = DateParts.Read(form, "opensOn"),
        DueOn = DateParts.Read(form, "dueOn"),
        FreezesOn = DateParts.Read(form, "freezesOn"),
        Note = form["note"].ToString().ReplaceLineEndings("\n").Trim(),
    };

    /// <param name="isNew">Whether dates that are left out are proposed; they must all be there when a round is moved.</param>
    public RoundPlan Plan(bool isNew, FormFaults faults)
    {
        var meeting = MeetingOn.ToDay("meetingOn", NameOf("meetingOn"), faults);
        var mayBeLeftOut = isNew && !MeetingOn.IsEmpty;
        return new RoundPlan
        {
            MeetingOn = meeting,
            OpensOn = Day("opensOn", OpensOn),
            DueOn = Day("dueOn", DueOn),
            FreezesOn = Day("freezesOn", FreezesOn),
            Note = Note.Length == 0 ? null : Note,
        };

        Optional<DateOnly?> Day(string name, DateParts typed)
        {
            if (!typed.IsEmpty) return typed.ToDay(name, NameOf(name), faults);
            if (mayBeLeftOut) return default;
            var otherwise = isNew ? ", or the first public meeting, from which one is proposed" : "";
            faults.Add(name, $"{NameOf(name)}: enter a day{otherwise}.");
            return default;
        }
    }

    /// <summary>Says what a use case found at the fields of the form.</summary>
    public static void Name(Faults found, FormFaults faults) => faults.AddAll(found, path => path, NameOf);

    static string NameOf(string field) => field switch
    {
        "meetingOn" => "The first public meeting",
        "opensOn" => "The first day",
        "dueOn" => "The day by which owners have looked",
        "freezesOn" => "The last day",
        "note" => "The note",
        _ => "The quarter",
    };
}
