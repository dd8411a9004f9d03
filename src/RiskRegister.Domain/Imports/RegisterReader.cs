namespace RiskRegister.Domain.Imports;

/// <summary>Understands the tables of a register as councils publish them.</summary>
public static class RegisterReader
{
    /// <summary>
    /// Every entry that the tables hold, and everything that is wrong with them or in question. Never throws, whatever the cells hold.
    /// </summary>
    /// <param name="mapping">What <see cref="MappingRules"/> accept; null where nothing is said beforehand.</param>
    /// <param name="today">Later days of closure are still to come; null where that is not known.</param>
    public static Understanding Understand(
        IEnumerable<SourceTable> tables, RegisterSettings settings, ImportMapping? mapping = null, DateOnly? today = null) =>
        new RegisterReading([.. tables], settings, MappingAnswers.Resolve(mapping ?? new ImportMapping()), today).Run();

    /// <summary>The same, where nobody is there to answer: every question is a refusal.</summary>
    public static ReadRegister Read(IEnumerable<SourceTable> tables, RegisterSettings settings, ImportMapping? mapping = null)
    {
        var (register, analysis) = Understand(tables, settings, mapping);
        if (analysis.Questions.Count == 0) return register;
        return register with { Messages = [.. register.Messages, .. analysis.Questions.Select(question => question.AsRefusal())] };
    }
}

/// <summary>What became of an import's tables.</summary>
/// <param name="Register">The entries, as the mapping and the proposals read them; of use only when nothing is in question.</param>
/// <param name="Analysis">What was understood.</param>
public sealed record Understanding(ReadRegister Register, ImportAnalysis Analysis);
