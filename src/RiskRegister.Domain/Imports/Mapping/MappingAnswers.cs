namespace RiskRegister.Domain.Imports;

/// <summary>Turns answers into what they mean, so that a mapping says it in its own words.</summary>
internal static class MappingAnswers
{
    public static ImportMapping Resolve(ImportMapping mapping) => mapping with
    {
        SingleScore = mapping.SingleScore ?? Answer<SingleScoreMeaning>(mapping, ScoreRoles.SingleScore),
        Scores = mapping.Scores ?? Answer<ScorePairMeaning>(mapping, ScoreRoles.Scores),
        UnscoredRows = mapping.UnscoredRows ?? Answer<UnscoredMeaning>(mapping, "unscored-rows"),
        ErrorValues = mapping.ErrorValues ?? Answer<ErrorMeaning>(mapping, "error-values"),
        References = mapping.References ?? Answer<ReferenceMeaning>(mapping, "references"),
        ExemptParagraph = mapping.ExemptParagraph
            ?? (mapping.Answers.TryGetValue("exempt-paragraph", out var paragraph) && ExemptText.IsParagraph(paragraph) ? paragraph
                : null),
    };

    static T? Answer<T>(ImportMapping mapping, string id)
        where T : struct, Enum => mapping.Answers.TryGetValue(id, out var answer) ? MappingText.Parse<T>(answer) : null;
}
