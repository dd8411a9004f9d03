using RiskRegister.Domain;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Pages.Components;

/// <summary>What pages say of scores, directions and states, in the words of the printed register.</summary>
static class Words
{
    /// <summary>"High".</summary>
    public static string Band(Score score, EntryKind kind, RegisterSettingsInForce settings) =>
        First(settings.Matrix.BandOf(score).NameFor(kind));

    /// <summary>"Major (4) × likely (4)".</summary>
    public static string Factors(Score score, EntryKind kind, MatrixSettings matrix) =>
        $"{Impact(kind, matrix)[score.Impact - 1]} ({score.Impact}) × {matrix.Likelihood[score.Likelihood - 1].ToLowerInvariant()} "
            + $"({score.Likelihood})";

    public static IReadOnlyList<string> Impact(EntryKind kind, MatrixSettings matrix) =>
        kind == EntryKind.Risk ? matrix.RiskImpact : matrix.OpportunityImpact;

    /// <summary>"Upwards (worsening)".</summary>
    public static string Direction(DirectionOfTravel direction, EntryKind kind) => direction.Direction is not { } known ? "New"
        : RegisterWording.MeaningOf(known, kind) switch
        {
            DirectionMeaning.Worsening => $"{known} (worsening)",
            DirectionMeaning.Improving => $"{known} (improving)",
            _ => known.ToString(),
        };

    public static string Kind(EntryKind kind) => kind == EntryKind.Risk ? "Risk" : "Opportunity";

    /// <summary>What is already in place: controls of a risk, progress to date of an opportunity.</summary>
    public static string Controls(EntryKind kind) => kind == EntryKind.Risk ? "Controls in place" : "Progress to date";

    public static string Actions(EntryKind kind) => kind == EntryKind.Risk ? "Mitigating actions" : "Maximising actions";

    public static string Effects(EntryKind kind) => kind == EntryKind.Risk ? "Possible consequences" : "Possible benefits";

    /// <summary>What a response means.</summary>
    public static string Response(EntryResponse response) => response switch
    {
        EntryResponse.Treat => "Make it smaller",
        EntryResponse.Tolerate => "Live with it",
        EntryResponse.Transfer => "Let somebody else bear it, as an insurer",
        EntryResponse.Terminate => "Give up what brings it about",
        EntryResponse.Exploit => "Make it come about",
        EntryResponse.Enhance => "Make it likelier, or greater",
        EntryResponse.Share => "Pursue it together with others",
        _ => "Take it where it comes by itself",
    };

    /// <summary>"1 entry", "12 entries".</summary>
    public static string Count(int number, string one, string several) => $"{number} {(number == 1 ? one : several)}";

    public static string First(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>A choice as words, "Leave out" of "leaveOut"; a column's name stays as it is.</summary>
    public static string OfChoice(string choice) =>
        choice is [>= 'a' and <= 'z', ..] && choice.All(char.IsAsciiLetter) ? Spaced(choice) : First(choice);

    /// <summary>A name of a program's as words: "snapshotTaken" is "Snapshot taken".</summary>
    public static string Spaced(string name) =>
        First(string.Concat(name.Select(letter => char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}")).Trim());
}
