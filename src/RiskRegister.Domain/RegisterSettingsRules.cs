using System.Text.RegularExpressions;

namespace RiskRegister.Domain;

/// <summary>What configuration must satisfy before the service starts with it.</summary>
public static partial class RegisterSettingsRules
{
    const int LongestName = 200;
    const int LongestType = 60;
    const int MostTypes = 100;
    const int MostBands = 10;
    const int MostAbbreviations = 100;
    const int MostObjectives = 100;

    /// <summary>Every fault, each beginning with the setting's path below "Register"; none when the settings are good.</summary>
    public static IEnumerable<string> FaultsOf(RegisterSettings settings)
    {
        foreach (var (path, name) in Names(settings))
        {
            if (string.IsNullOrWhiteSpace(name)
                || name.Length > LongestName) yield return $"{path} must have 1 to {LongestName} characters.";
        }

        if (settings.Contact is { Length: > LongestName }) yield return $"Contact must have at most {LongestName} characters.";
        if (settings.Threshold is < 1 or > 25) yield return "Threshold must be 1 to 25.";
        if (settings.FinancialYearStartsIn is < 1 or > 12) yield return "FinancialYearStartsIn must be a month, 1 to 12.";
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(settings.TimeZone, out var zone) || !zone.HasIanaId)
            yield return "TimeZone must be a time zone of the IANA database that this machine knows (package tzdata), as Europe/London.";
        if (settings.Types.Count is 0 or > MostTypes) yield return $"Types must name 1 to {MostTypes} types.";
        if (settings.Types.Any(type => string.IsNullOrWhiteSpace(type) || type.Length > LongestType))
            yield return $"Types must have 1 to {LongestType} characters each.";
        if (settings.Types.Distinct(StringComparer.OrdinalIgnoreCase).Count() != settings.Types.Count) yield return "Types must differ.";
        if (settings.AssuranceMonths is < 1 or > 120) yield return "AssuranceMonths must be 1 to 120.";
        if (settings.Objectives.Count > MostObjectives) yield return $"Objectives must be at most {MostObjectives}.";
        if (settings.Objectives.Any(each => !IsCode(each.Code) || !IsName(each.Title, LongestName)))
            yield return $"Objectives must have a code of 1 to {EntryLimits.Objective} characters without \",\" and \";\" and a title of "
                + $"1 to {LongestName}.";
        if (settings.Objectives.Select(each => each.Code).Distinct(StringComparer.OrdinalIgnoreCase).Count() != settings.Objectives.Count)
            yield return "Objectives must have different codes.";
        foreach (var statement in settings.Appetite)
        {
            if (!settings.Types.Contains(statement.Type, StringComparer.Ordinal))
                yield return $"Appetite names \"{statement.Type}\", which is not a type.";
            if (statement.Appetite is < 1 or > 25 || statement.Tolerance < statement.Appetite || statement.Tolerance > 25)
                yield return "Appetite must have an Appetite of 1 to 25 and a Tolerance from there to 25.";
            if (statement.Statement is { Length: > AppetiteStatement.LongestStatement })
                yield return $"Appetite must have a Statement of at most {AppetiteStatement.LongestStatement} characters.";
        }

        if (settings.Appetite.Select(each => each.Type).Distinct(StringComparer.Ordinal).Count() != settings.Appetite.Count)
            yield return "Appetite must name each type once.";
        if (settings.Abbreviations.Count > MostAbbreviations) yield return $"Abbreviations must be at most {MostAbbreviations}.";
        if (settings.Abbreviations.Any(each => !IsName(each.Letters, LongestType) || !IsName(each.Meaning, LongestName)))
            yield return $"Abbreviations must have a short form of 1 to {LongestType} characters and a meaning of 1 to {LongestName}.";
        foreach (var fault in FaultsOf(settings.Matrix)) yield return fault;
    }

    static bool IsCode(string? text) =>
        text is not null && TextRules.LineFault(text, EntryLimits.Objective) is null && text.AsSpan().Trim().Length == text.Length
        && text.AsSpan().IndexOfAny(',', ';') < 0;

    static bool IsName(string? text, int longest) => !string.IsNullOrWhiteSpace(text) && text.Length <= longest;

    static IEnumerable<(string Path, string Name)> Names(RegisterSettings settings) =>
    [
        ("Organisation", settings.Organisation),
        ("RegisterName", settings.RegisterName),
        ("Labels:Score", settings.Labels.Score),
        ("Labels:ResidualScore", settings.Labels.ResidualScore),
        ("Labels:TargetScore", settings.Labels.TargetScore),
        ("Labels:Owner", settings.Labels.Owner),
        ("Labels:DirectionOfTravel", settings.Labels.DirectionOfTravel),
    ];

    static IEnumerable<string> FaultsOf(MatrixSettings matrix)
    {
        foreach (var (path, names) in new[]
        {
            ("RiskImpact", matrix.RiskImpact), ("OpportunityImpact", matrix.OpportunityImpact), ("Likelihood", matrix.Likelihood),
        })
        {
            if (names.Count != Score.Highest
                || names.Any(string.IsNullOrWhiteSpace)) yield return $"Matrix:{path} must name all five steps.";
        }

        if (matrix.Bands.Count is 0 or > MostBands) yield return $"Matrix:Bands must have 1 to {MostBands} bands.";
        if (matrix.Bands.Any(band => string.IsNullOrWhiteSpace(band.Risk) || string.IsNullOrWhiteSpace(band.Opportunity)))
            yield return "Matrix:Bands must have names for risks and for opportunities.";
        if (matrix.Bands.Select(band => band.Risk).Distinct(StringComparer.Ordinal).Count() != matrix.Bands.Count
            || matrix.Bands.Select(band => band.Opportunity).Distinct(StringComparer.Ordinal).Count() != matrix.Bands.Count)
            yield return "Matrix:Bands must have different names.";
        if (matrix.Bands.Any(band => band.Colour is null || !Colour().IsMatch(band.Colour)))
            yield return "Matrix:Bands must have colours like #2e7d32.";
        if (matrix.Bands.Any(band => band.OpportunityColour is { } colour && !Colour().IsMatch(colour)))
            yield return "Matrix:Bands must have opportunity colours like #2e7d32.";
        if (matrix.Cells.Count != Score.Highest || matrix.Cells.Any(row => row.Count != Score.Highest))
            yield return "Matrix:Cells must have five rows of five cells.";
        var known = matrix.Bands.Select(band => band.Risk).ToHashSet(StringComparer.Ordinal);
        foreach (var unknown in matrix.Cells.SelectMany(row => row).Where(cell => !known.Contains(cell)).Distinct(StringComparer.Ordinal))
            yield return $"Matrix:Cells names \"{unknown}\", which is not a band.";
    }

    [GeneratedRegex(@"\A#[0-9a-fA-F]{6}\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Colour();
}
