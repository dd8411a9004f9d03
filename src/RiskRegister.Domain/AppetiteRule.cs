namespace RiskRegister.Domain;

/// <summary>How much risk of a type the organisation takes on.</summary>
/// <param name="Type">One of the register's types.</param>
/// <param name="Appetite">The highest residual score that is within appetite, 1–25.</param>
/// <param name="Tolerance">The highest that is within tolerance, no lower than the appetite.</param>
/// <param name="Statement">The appetite in words, at most 1,000 characters; null where nobody has said it.</param>
public sealed record AppetiteStatement(string Type, int Appetite, int Tolerance, string? Statement = null)
{
    public const int LongestStatement = 1_000;
}

/// <summary>How a risk stands to the appetite for its types.</summary>
public enum AppetitePosition
{
    WithinAppetite,

    /// <summary>Above the appetite, and not above the tolerance.</summary>
    WithinTolerance,

    /// <summary>Above the tolerance.</summary>
    Outside,
}

/// <summary>Compares residual scores with what the settings say of appetite.</summary>
public static class AppetiteRule
{
    /// <summary>
    /// How an entry stands to the strictest of its types that the settings speak of; null where they speak of none, and for an opportunity,
    /// which is the better the higher its residual score is.
    /// </summary>
    public static AppetitePosition? Of(EntryKind kind, IReadOnlyList<string> types, Score residual, RegisterSettings settings)
    {
        if (kind != EntryKind.Risk || settings.Appetite.Count == 0) return null;
        AppetitePosition? strictest = null;
        foreach (var statement in settings.Appetite)
        {
            if (!types.Contains(statement.Type, StringComparer.Ordinal)) continue;
            var position = residual.Value <= statement.Appetite ? AppetitePosition.WithinAppetite
                : residual.Value <= statement.Tolerance ? AppetitePosition.WithinTolerance : AppetitePosition.Outside;
            if (strictest is null || position > strictest) strictest = position;
        }

        return strictest;
    }

    public static AppetitePosition? AppetiteBy(this EntryState entry, RegisterSettings settings) =>
        Of(entry.Kind, entry.Types, entry.ResidualScore, settings);

    /// <summary>"Within tolerance", as documents and pages print it.</summary>
    public static string Worded(this AppetitePosition position) => position switch
    {
        AppetitePosition.WithinAppetite => "Within appetite",
        AppetitePosition.WithinTolerance => "Within tolerance",
        _ => "Outside tolerance",
    };
}
