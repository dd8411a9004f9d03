using System.Text.Json;

namespace RiskRegister.Benchmarks.Requests;

/// <summary>The body of a new entry with about 2 KB of text.</summary>
public static class NewEntry
{
    public const string Title = "Failure of a supplier of adult social care";
    public const string Owner = "Director of Adult Services";
    const string Sentence = "Council services depend on suppliers whose staff and systems are under pressure from rising demand.";

    public static string Json { get; } = JsonSerializer.Serialize(new
    {
        kind = "risk",
        status = "open",
        title = Title,
        description = $"{Sentence} {Sentence} {Sentence}",
        effects = Enumerable.Repeat(Sentence, 3),
        controls = Enumerable.Range(1, 5).Select(number => new { text = $"{Sentence} Control {number}." }),
        actions = Enumerable.Range(1, 5).Select(number => new
        {
            text = $"{Sentence} Action {number}.",
            owner = (string?)null,
            dueOn = $"2090-01-{number:00}",
            status = "open",
            progress = (string?)null,
        }),
        service = "Adult Services",
        types = new[] { "Social", "Financial" },
        score = new { impact = 4, likelihood = 4 },
        residualScore = new { impact = 4, likelihood = 3 },
        targetScore = new { impact = 3, likelihood = 2 },
        owners = new[] { Owner },
        changeNote = "Measured",
    });
}
