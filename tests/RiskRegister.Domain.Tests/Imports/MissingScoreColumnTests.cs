using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>A profile's column of scores that the next quarter's file has twice, by other names.</summary>
public sealed class MissingScoreColumnTests
{
    [Theory]
    [InlineData("Net", ImportField.ResidualScore, "Owner")]
    [InlineData("Residual impact", ImportField.ResidualImpact, "Residual likelihood")]
    public void Which_of_them_it_is_is_asked_once_and_the_other_is_not_read(string heading, ImportField field, string other)
    {
        SourceTable[] tables =
        [
            Table(["Ref", "Risk", "Inherent", other, $"{heading} (Q1)", $"{heading} (Q2)"], ["K1", "Silt", "20", "4", "2", "3"]),
        ];
        var column = new ColumnMapping { Heading = heading, Fields = [field] };
        var mapping = new ImportMapping { Tables = [new TableMapping { Columns = [column] }] };
        var asked = RegisterReader.Understand(tables, Settings, mapping).Analysis.Questions;
        asked.ShouldNotContain(question => question.Id.StartsWith("twice:", StringComparison.Ordinal));
        var id = asked.Single(question => question.Id.StartsWith("column-missing:", StringComparison.Ordinal)).Id;

        var answered = mapping with { Answers = new Dictionary<string, string> { [id] = $"{heading} (Q2)" } };
        var (_, analysis) = RegisterReader.Understand(tables, Settings, answered);
        analysis.Questions.ShouldNotContain(question => question.Id.StartsWith("score:", StringComparison.Ordinal)
            || question.Id.StartsWith("impact:", StringComparison.Ordinal) || question.Id == "single-score");
        analysis.Tables.Single().Columns.Single(each => each.Heading == $"{heading} (Q1)").Fields.ShouldBeEmpty();
        analysis.Tables.Single().Columns.Single(each => each.Heading == $"{heading} (Q2)").Fields.ShouldBe([field]);
    }
}
