using RiskRegister.Domain.Rounds;
using RiskRegister.UseCases.Rounds;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Pages.Rounds;

/// <summary>What pages say of rounds and of entries in them.</summary>
static class RoundWords
{
    /// <summary>"Quarter 3 2017/18".</summary>
    public static string Printed(this RoundRow round, RegisterSettingsInForce settings) =>
        round.Quarter.Printed(settings.Settings.FinancialYearStartsIn);

    public static string Of(TaskState state) => state switch
    {
        TaskState.Outstanding => "Outstanding",
        TaskState.Updated => "Updated",
        TaskState.Confirmed => "Confirmed",
        TaskState.Returned => "Sent back",
        _ => "Signed off",
    };

    public static string ColourOf(TaskState state) => state switch
    {
        TaskState.Outstanding => "blue",
        TaskState.Updated or TaskState.Confirmed => "turquoise",
        TaskState.Returned => "orange",
        _ => "green",
    };

    public static string ColourOf(RoundState state) => state switch
    {
        RoundState.Planned => "grey",
        RoundState.Open => "blue",
        _ => "green",
    };

    public static string Of(MyTaskKind kind) => kind switch
    {
        MyTaskKind.Action => "Action",
        MyTaskKind.Returned => "Sent back",
        MyTaskKind.Value => "Value",
        MyTaskKind.Question => "Question",
        _ => "Look at it",
    };

    /// <summary>In the order in which an entry goes through them.</summary>
    public static IReadOnlyList<(TaskState State, int Count)> Of(TaskCounts counts) =>
    [
        (TaskState.Outstanding, counts.Outstanding), (TaskState.Updated, counts.Updated), (TaskState.Confirmed, counts.Confirmed),
        (TaskState.Returned, counts.Returned), (TaskState.SignedOff, counts.SignedOff),
    ];

    /// <summary>"7 entries are still to be looked at".</summary>
    public static string ToDo(TaskCounts counts) => counts.ToDo() == 0
        ? "Every entry has been looked at" : $"{Components.Words.Count(counts.ToDo(), "entry is", "entries are")} still to be looked at";
}
