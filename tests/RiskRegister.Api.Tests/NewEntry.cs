namespace RiskRegister.Api.Tests;

/// <summary>A body of POST /entries: a risk that is good as it stands, to change with "with".</summary>
public sealed record NewEntry
{
    public string Kind { get; init; } = "risk";

    public string? Status { get; init; }

    public string? Reference { get; init; }

    public bool? ConfirmReference { get; init; }

    public string? SourceReference { get; init; }

    public string Title { get; init; } = "Loss of a depot";

    public string? Description { get; init; }

    public string? Service { get; init; }

    public string[]? Types { get; init; }

    public string[]? Effects { get; init; }

    public object[]? Controls { get; init; }

    public object[]? Actions { get; init; }

    public Cell Score { get; init; } = new(5, 4);

    public Cell ResidualScore { get; init; } = new(4, 4);

    public Cell? TargetScore { get; init; }

    public string? TargetDate { get; init; }

    public string? Response { get; init; }

    public string[]? Objectives { get; init; }

    public string[]? Owners { get; init; }

    public object? DirectionOfTravel { get; init; }

    public object? Exempt { get; init; }

    public string? ChangeNote { get; init; }

    public static NewEntry Opportunity => new() { Kind = "opportunity", Title = "Heat from the incinerator" };
}

public sealed record Cell(int Impact, int Likelihood);
