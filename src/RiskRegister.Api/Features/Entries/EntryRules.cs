using System.Text.Json;
using FluentValidation;
using RiskRegister.Api.Http;
using RiskRegister.Domain;

namespace RiskRegister.Api.Features.Entries;

/// <summary>What an entry must satisfy, whoever changes it. Limits are <see cref="EntryLimits"/>.</summary>
public sealed class EntryRules : AbstractValidator<EntryState>
{
    public EntryRules()
    {
        RuleLevelCascadeMode = CascadeMode.Stop;
        RuleFor(entry => entry.Title).Line(EntryLimits.Title);
        RuleFor(entry => entry.Description).Prose(EntryLimits.Description);
        RuleFor(entry => entry.Service).Line(EntryLimits.Service);
        RuleFor(entry => entry.SourceReference).Line(EntryLimits.SourceReference);
        RuleFor(entry => entry.Types).Differing();
        RuleForEach(entry => entry.Types).Line(EntryLimits.Type);
        RuleForEach(entry => entry.Effects).Line(EntryLimits.Effect);
        RuleFor(entry => entry.Owners).Differing();
        RuleForEach(entry => entry.Owners).Line(EntryLimits.Owner);
        RuleForEach(entry => entry.Controls).ChildRules(control => control.RuleFor(item => item.Text).Line(EntryLimits.ControlText));
        RuleForEach(entry => entry.Actions).ChildRules(action =>
        {
            action.RuleFor(item => item.Text).Line(EntryLimits.ActionText);
            action.RuleFor(item => item.Owner).Line(EntryLimits.ActionOwner);
            action.RuleFor(item => item.Progress).Prose(EntryLimits.ActionProgress);
        });
        RuleFor(entry => entry.Score).OnMatrix();
        RuleFor(entry => entry.ResidualScore).OnMatrix();
        RuleFor(entry => entry.TargetScore!).OnMatrix();
        RuleFor(entry => entry.Direction.Narrative).Prose(EntryLimits.Narrative).OverridePropertyName("DirectionOfTravel.Narrative");
        RuleFor(entry => entry.Exempt!).ChildRules(exempt =>
        {
            exempt.RuleFor(each => each.Paragraph).Line(EntryLimits.ExemptionParagraph);
            exempt.RuleFor(each => each.Reason).Line(EntryLimits.ExemptionReason);
        });
    }

    /// <summary>Adds what is wrong with an entry to what was wrong with the JSON that made it.</summary>
    /// <param name="present">The entry before: a type that it has already may stay, known or not.</param>
    public void Check(EntryState entry, EntryState present, RegisterSettings settings, Faults faults)
    {
        foreach (var failure in Validate(entry).Errors)
        {
            var path = JsonPath(failure.PropertyName);
            if (!faults.Covers(path)) faults.Add(path, failure.ErrorMessage);
        }

        for (var index = 0; index < entry.Types.Count; index++)
        {
            var type = entry.Types[index];
            if (settings.Types.Contains(type, StringComparer.Ordinal) || present.Types.Contains(type, StringComparer.Ordinal)) continue;
            var path = $"$.types[{index}]";
            if (!faults.Covers(path)) faults.Add(path, $"must be one of {string.Join(", ", settings.Types)}");
        }
    }

    /// <summary>The same for a request that is about one item: its faults stand at the members that were sent.</summary>
    public void CheckItem(EntryState entry, string items, int index, Faults faults)
    {
        var prefix = $"$.{items}[{index}].";
        foreach (var failure in Validate(entry).Errors)
        {
            if (JsonPath(failure.PropertyName) is var path && path.StartsWith(prefix, StringComparison.Ordinal) && !faults.Covers($"$.{path[prefix.Length..]}"))
                faults.Add($"$.{path[prefix.Length..]}", failure.ErrorMessage);
        }
    }

    // "Actions[2].Text" is $.actions[2].text.
    static string JsonPath(string property) => "$." + string.Join('.', property.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));
}

/// <summary>Rules of text that FluentValidation has not.</summary>
public static class TextRules
{
    public static bool IsProse(string text) => !text.Any(character => char.IsControl(character) && character is not ('\n' or '\t'));

    /// <summary>One line with something on it.</summary>
    public static IRuleBuilderOptions<T, string?> Line<T>(this IRuleBuilder<T, string?> rule, int longest) => rule
        .Must(text => text is null || (text.Length >= 1 && text.Length <= longest)).WithMessage($"must have 1 to {longest} characters")
        .Must(text => text is null || IsOneLine(text)).WithMessage("must be one line")
        .Must(text => text is null || !text.Any(char.IsControl)).WithMessage("has a control character");

    /// <summary>Any number of lines.</summary>
    public static IRuleBuilderOptions<T, string?> Prose<T>(this IRuleBuilder<T, string?> rule, int longest) => rule
        .Must(text => text is null || text.Length <= longest).WithMessage($"must have at most {longest} characters")
        .Must(text => text is null || IsProse(text)).WithMessage("has a control character");

    public static void Differing<T>(this IRuleBuilder<T, IReadOnlyList<string>> rule) => rule
        .Must(texts => texts.Distinct(StringComparer.Ordinal).Count() == texts.Count).WithMessage("must not name the same twice");

    public static void OnMatrix<T>(this IRuleBuilder<T, Score> rule) => rule.ChildRules(score =>
    {
        score.RuleFor(each => each.Impact).InclusiveBetween(Score.Lowest, Score.Highest).WithMessage($"must be {Score.Lowest} to {Score.Highest}");
        score.RuleFor(each => each.Likelihood).InclusiveBetween(Score.Lowest, Score.Highest).WithMessage($"must be {Score.Lowest} to {Score.Highest}");
    });

    static bool IsOneLine(string text) => !text.Any(character => character is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029');
}
