namespace RiskRegister.Domain.Imports;

/// <summary>Which fields the parts of a register's scores are, and what questions call them.</summary>
internal static class ScoreFields
{
    /// <summary>How questions begin that ask which of several columns is a field.</summary>
    public const string Twice = "twice:";

    public static readonly ImportField[] Parts = [ImportField.Score, ImportField.Impact, ImportField.Likelihood];

    static readonly ImportField[] Impacts = [ImportField.Impact, ImportField.ResidualImpact, ImportField.TargetImpact];
    static readonly ImportField[] Likelihoods =
        [ImportField.Likelihood, ImportField.ResidualLikelihood, ImportField.TargetLikelihood];

    static readonly ScoreFamily[] Known = [ScoreFamily.Inherent, ScoreFamily.Residual, ScoreFamily.Target];

    /// <summary>Null of "Current", and of a score without a family: only what else there is tells which it is.</summary>
    public static ImportField? Of(ScoreFamily family, ImportField part) => family switch
    {
        ScoreFamily.Inherent => part,
        ScoreFamily.Residual => Residual(part),
        ScoreFamily.Target => Target(part),
        _ => null,
    };

    /// <summary>Whether fields are the impact of several scores, or the likelihood, which one cell may say of all of them.</summary>
    public static bool AreOneFactor(IReadOnlyList<ImportField> fields) => fields.All(Impacts.Contains) || fields.All(Likelihoods.Contains);

    public static ImportField Residual(ImportField part) => part switch
    {
        ImportField.Impact => ImportField.ResidualImpact,
        ImportField.Likelihood => ImportField.ResidualLikelihood,
        _ => ImportField.ResidualScore,
    };

    public static ImportField Target(ImportField part) => part switch
    {
        ImportField.Impact => ImportField.TargetImpact,
        ImportField.Likelihood => ImportField.TargetLikelihood,
        _ => ImportField.TargetScore,
    };

    /// <summary>As in the ids of questions: "residual impact"; of what is no part of a score, the field itself.</summary>
    public static string NameOf(ScoreFamily family, ImportField field)
    {
        var name = MappingText.NameOf(field);
        return family is ScoreFamily.None or ScoreFamily.Plain ? name : $"{family.ToString().ToLowerInvariant()} {name}";
    }

    /// <summary>How the questions begin that ask which of several columns a field is, whatever these are headed.</summary>
    public static IEnumerable<string> IdsOfTwice(ImportField field) =>
        Known.SelectMany(_ => Parts, (family, part) => (Family: family, Part: part)).Where(each => Of(each.Family, each.Part) == field)
            .Select(each => NameOf(each.Family, each.Part)).Append(MappingText.NameOf(field)).Select(name => $"{Twice}{name}:");
}
