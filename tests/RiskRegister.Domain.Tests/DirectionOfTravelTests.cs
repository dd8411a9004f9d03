using Shouldly;

namespace RiskRegister.Domain.Tests;

public sealed class DirectionOfTravelTests
{
    static readonly DateTimeOffset Since = new(2016, 11, 1, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(Movement.New, null)]
    [InlineData(Movement.Up, Direction.Upwards)]
    [InlineData(Movement.Level, Direction.Level)]
    [InlineData(Movement.Down, Direction.Downwards)]
    public void Where_nothing_is_stated_it_follows_the_movement(Movement movement, Direction? expected) =>
        DirectionOfTravel.Of(new StatedDirection(null, null, "Still under review"), movement)
            .ShouldBe(new DirectionOfTravel(expected, Stated: false, StatedAt: null, "Still under review", ContradictsMovement: false));

    [Theory]
    [InlineData(Direction.Upwards, Movement.New, false)]
    [InlineData(Direction.Upwards, Movement.Up, false)]
    [InlineData(Direction.Upwards, Movement.Level, false)]
    [InlineData(Direction.Upwards, Movement.Down, true)]
    [InlineData(Direction.Level, Movement.New, false)]
    [InlineData(Direction.Level, Movement.Up, false)]
    [InlineData(Direction.Level, Movement.Level, false)]
    [InlineData(Direction.Level, Movement.Down, false)]
    [InlineData(Direction.Downwards, Movement.New, false)]
    [InlineData(Direction.Downwards, Movement.Up, true)]
    [InlineData(Direction.Downwards, Movement.Level, false)]
    [InlineData(Direction.Downwards, Movement.Down, false)]
    public void A_stated_direction_stands_and_only_the_opposite_contradicts_it(Direction stated, Movement movement, bool contradicts) =>
        DirectionOfTravel.Of(new StatedDirection(stated, Since, null), movement)
            .ShouldBe(new DirectionOfTravel(stated, Stated: true, Since, Narrative: null, contradicts));
}
