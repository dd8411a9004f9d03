using RiskRegister.Domain;

namespace RiskRegister.Documents.Printed;

/// <summary>A direction of travel by arrow and word, with what it means for this kind of entry.</summary>
/// <param name="Arrow">Null for a new entry that states nothing.</param>
/// <param name="Word">"Upwards", "Level", "Downwards" or "New".</param>
/// <param name="Meaning">Null for a new entry that states nothing.</param>
/// <param name="Narrative">The owner's words, line by line.</param>
/// <param name="Warning">Set when it opposes the movement.</param>
sealed record PrintedDirection(string? Arrow, string Word, DirectionMeaning? Meaning, IReadOnlyList<string> Narrative, string? Warning)
{
    /// <summary>"▲ Upwards (worsening)", "► Level", "New".</summary>
    public string Words => $"{(Arrow is null ? "" : $"{Arrow} ")}{Word}{Meaning switch
    {
        DirectionMeaning.Worsening => " (worsening)",
        DirectionMeaning.Improving => " (improving)",
        _ => "",
    }}";

    /// <summary>"▲ worsening", "► level"; empty for a new entry that states nothing.</summary>
    public string ShortWords => Arrow is null ? "" : $"{Arrow} {Meaning switch
    {
        DirectionMeaning.Worsening => "worsening",
        DirectionMeaning.Improving => "improving",
        _ => "level",
    }}";

    public static PrintedDirection Of(DirectionOfTravel direction, EntryKind kind) => new(
        direction.Direction switch
        {
            Direction.Upwards => "▲",
            Direction.Level => "►",
            Direction.Downwards => "▼",
            _ => null,
        },
        direction.Direction?.ToString() ?? "New",
        direction.Direction is { } known ? RegisterWording.MeaningOf(known, kind) : null,
        Lines.Of(direction.Narrative),
        direction.ContradictsMovement ? RegisterWording.ContradictsMovement : null);
}
