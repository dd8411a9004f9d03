using RiskRegister.Domain;
using RiskRegister.Pages.Components;

namespace RiskRegister.Pages.Measures;

/// <summary>What was typed to give values.</summary>
/// <param name="Values">A line a period.</param>
/// <param name="Series">Whose; empty for the measure's own.</param>
/// <param name="Seen">Of the plan that was looked at; empty before.</param>
public sealed record ValuesDraft(string Values, string Series, string? Reason, string Seen)
{
    public static readonly ValuesDraft Blank = new("", "", null, "");

    public FormFaults Faults { get; } = new();

    // Tabs are kept: an empty first column counts.
    public static ValuesDraft Read(IFormCollection form) => new(
        form["values"].ToString().ReplaceLineEndings("\n"), form["series"].ToString().Trim(),
        form["reason"].ToString().Trim() is { Length: > 0 } reason ? reason : null, form["seen"].ToString());

    /// <summary>Says what a use case found: of values by their lines.</summary>
    public void Say(Faults found)
    {
        foreach (var (path, messages) in found.All)
        {
            var line = path.StartsWith("values[", StringComparison.Ordinal) ? path["values[".Length..^1] : null;
            if (line is not null) Faults.AddAlso("values", $"Line {line} {messages[0]}.");
            else Faults.Add(path, $"{Called(path)} {messages[0]}.");
        }
    }

    static string Called(string path) => path switch
    {
        "values" => "The values",
        "series" => "Whose values they are",
        _ => "Why values are revised",
    };
}
