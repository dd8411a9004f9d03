using System.Text.Json;
using RiskRegister.Domain;
using RiskRegister.UseCases.Storage;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Entries;

/// <summary>Facts are read by a reader of our own; the serializer, which writes them, says what it must find.</summary>
public sealed class StoredFactsTests
{
    static readonly EntryState Plain = new()
    {
        Id = Guid.NewGuid(),
        Kind = EntryKind.Risk,
        Status = EntryStatus.Proposed,
        Title = "A title",
        Score = new Score(1, 2),
        ResidualScore = new Score(5, 4, Assumed: true),
    };

    public static TheoryData<string, EntryState> States { get; } = new()
    {
        { "plain", Plain },
        {
            "everything", Plain with
            {
                Kind = EntryKind.Opportunity,
                Status = EntryStatus.Closed,
                Reference = new EntryReference(EntryKind.Opportunity, 12),
                SourceReference = "CRR0065",
                Service = "Roads \"and\" Bridges\n",
                Types = ["Social", "Économique", "🌊"],
                Owners = ["MT", "Head of \\ Roads"],
                TargetScore = new Score(3, 3),
                TargetDate = new DateOnly(2027, 3, 31),
                Response = EntryResponse.Enhance,
                Objectives = ["O1", "Économie \"verte\""],
                Move = new EntryMove(RegisterLevel.Service, RegisterLevel.Directorate),
                Direction = new StatedDirection(
                    Direction.Downwards, DateTimeOffset.Parse("2016-12-05T09:30:00.123456+00:00"), "Line one\nline two\t\"quoted\""),
                Exempt = new Exemption("3", "Terms under negotiation"),
                Closure = new Closure("Merged", DateTimeOffset.Parse("2017-01-11T00:00:00Z"), [Guid.NewGuid(), Guid.NewGuid()],
                    EntryStatus.Open),
                ReviewedAt = DateTimeOffset.Parse("2016-11-01T12:00:00Z"),
                LastControlId = 7,
                LastActionId = int.MaxValue,
            }
        },
        { "an unstated direction with a narrative", Plain with { Direction = new StatedDirection(null, null, "ﷺ أخطار") } },
        { "a closure that names nothing",
            Plain with { Status = EntryStatus.Closed, Closure = new Closure("Over", DateTimeOffset.UnixEpoch, [], EntryStatus.Proposed) } },
    };

    [Theory]
    [MemberData(nameof(States))]
    public void The_reader_finds_what_the_serializer_finds(string which, EntryState state)
    {
        var stored = StoredEntry.From(state, "Somebody", which.Length % 2 == 0 ? null : "A \"note\"").Facts;

        var read = StoredEntry.ReadFacts(stored);

        Again(read).ShouldBe(Again(JsonSerializer.Deserialize(stored, StoredJson.Texts.StoredFacts)!));
        Again(read).ShouldBe(System.Text.Encoding.UTF8.GetString(stored));
    }

    [Fact]
    public void Members_that_are_not_known_are_passed_over_in_whatever_order()
    {
        var read = StoredEntry.ReadFacts("""
            {"later":{"a":[1,{"kind":"x"}]},"updatedBy":"Somebody","score":{"new":[],"likelihood":2,"impact":1},"residualScore":{"impact":5,"likelihood":4,"assumed":true},
             "status":"open","kind":"risk","direction":{"direction":null,"since":1},"more":null}
            """u8);

        (read.Kind, read.Status, read.UpdatedBy, read.Score, read.ResidualScore).ShouldBe(
            (EntryKind.Risk, EntryStatus.Open, "Somebody", new StoredScore(1, 2, false), new StoredScore(5, 4, true)));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"kind":"hazard"}""")]
    [InlineData("""{"kind":"risk","status":"open","score":{"impact":1""")]
    public void What_is_no_facts_is_refused(string text) =>
        Should.Throw<JsonException>(() => StoredEntry.ReadFacts(System.Text.Encoding.UTF8.GetBytes(text)));

    static string Again(StoredFacts facts) => JsonSerializer.Serialize(facts, StoredJson.Texts.StoredFacts);
}
