using Shouldly;

namespace RiskRegister.Domain.Tests;

public sealed class MovementsTests
{
    [Fact]
    public void Movement_is_the_sign_of_the_difference()
    {
        for (var residual = 1; residual <= 25; residual++)
        {
            Movements.Since(residual, null).ShouldBe(Movement.New);
            for (var before = 1; before <= 25; before++)
            {
                Movements.Since(residual, before).ShouldBe(Math.Sign(residual - before) switch
                {
                    1 => Movement.Up,
                    -1 => Movement.Down,
                    _ => Movement.Level,
                });
            }
        }
    }
}
