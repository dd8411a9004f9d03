using FluentValidation;
using RiskRegister.Domain;

namespace RiskRegister.UseCases;

/// <summary>Holds a command against its rules, and says what is wrong with it beside what was found when it was read.</summary>
public static class CommandRules
{
    /// <summary>Adds each fault by its path, as "roles" or "owners[2]", where nothing was found yet.</summary>
    public static void Check<T>(this AbstractValidator<T> rules, T command, Faults faults)
    {
        foreach (var error in rules.Validate(command).Errors)
            faults.AddUnlessCovered(char.ToLowerInvariant(error.PropertyName[0]) + error.PropertyName[1..], error.ErrorMessage);
    }

    /// <summary>One line with something on it to read.</summary>
    public static IRuleBuilderOptionsConditions<T, string> IsLine<T>(this IRuleBuilder<T, string> rule, int longest) =>
        rule.Custom((text, context) =>
    {
        if (TextRules.LineFault(text, longest) is { } wrong) context.AddFailure(wrong);
    });

    /// <summary>No text stands twice; the later one is at fault.</summary>
    public static IRuleBuilderOptionsConditions<T, IReadOnlyList<string>> HasNoneTwice<T>(
        this IRuleBuilder<T, IReadOnlyList<string>> rule) =>
        rule.Custom((texts, context) =>
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            for (var index = 0; index < texts.Count; index++)
            {
                if (!seen.Add(texts[index])) context.AddFailure($"{context.PropertyPath}[{index}]", "stands twice");
            }
        });

    /// <summary>What refuses a command in which something is wrong; null when nothing is.</summary>
    public static Refusal? Refuse(Faults faults) => faults.Any ? new Refusal(Refusals.Invalid, "", faults) : null;
}
