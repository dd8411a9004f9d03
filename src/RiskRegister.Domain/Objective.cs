using System.Text.Json.Serialization;

namespace RiskRegister.Domain;

/// <summary>A corporate objective that entries bear on.</summary>
/// <param name="Code">By which entries name it, at most 20 characters: "O1".</param>
/// <param name="Title">At most 200 characters.</param>
public sealed record Objective(string Code, string Title)
{
    /// <summary>"O1 – Good roads".</summary>
    [JsonIgnore]
    public string Printed => $"{Code} – {Title}";

    /// <summary>What a code stands for, with it; the code alone where the settings do not have it any more.</summary>
    public static string PrintedOf(string code, RegisterSettings settings) =>
        settings.Objectives.FirstOrDefault(objective => objective.Code == code)?.Printed ?? code;
}
