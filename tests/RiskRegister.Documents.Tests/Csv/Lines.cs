using RiskRegister.Domain;

namespace RiskRegister.Documents.Tests.Csv;

/// <summary>Registers to write.</summary>
static class Lines
{
    public static EntryState Entry(string reference = "CR1") => new()
    {
        Id = new Guid("5d6f6f62-3a51-4f43-9d3a-1f0c7a1f4c11"),
        Kind = EntryKind.Risk,
        Status = EntryStatus.Open,
        Reference = EntryReference.TryParse(reference, out var parsed) ? parsed : null,
        Title = "Reservoir runs dry",
        Score = new Score(5, 4),
        ResidualScore = new Score(4, 3),
    };

    public static RegisterLine Of(EntryState state, Movement movement = Movement.Level) =>
        new(state, DirectionOfTravel.Of(state.Direction, movement), movement, OnRegister: true, []);

    public static PrintableRegister Register(params EntryState[] entries) => new()
    {
        Settings = new RegisterSettings(),
        Edition = Edition.Public,
        GeneratedAt = new DateTimeOffset(2016, 12, 5, 10, 0, 0, TimeSpan.Zero),
        Lines = All(entries.Select(entry => Of(entry))),
    };

    /// <summary>To be read as often as a writer likes.</summary>
    public static IAsyncEnumerable<RegisterLine> All(params IEnumerable<RegisterLine> lines) => lines.ToArray().ToAsyncEnumerable();
}
