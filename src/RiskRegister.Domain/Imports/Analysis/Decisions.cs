namespace RiskRegister.Domain.Imports;

/// <summary>What a mapping decides, and the questions about what it leaves open.</summary>
internal sealed class Decisions(ImportMapping mapping)
{
    const int MostQuestions = 200;

    readonly Dictionary<string, ImportQuestion> asked = new(StringComparer.Ordinal);

    public ImportMapping Mapping => mapping;

    public IReadOnlyCollection<ImportQuestion> Questions => asked.Values;

    /// <summary>The choice that was made, or null: then the question is asked.</summary>
    public string? Ask(ImportQuestion question)
    {
        if (mapping.Answers.TryGetValue(question.Id, out var answer) && question.Choices.Any(choice => choice.Value == answer))
            return answer;
        if (asked.Count < MostQuestions) asked.TryAdd(question.Id, question);
        return null;
    }

    /// <summary>Takes back what turned out to be beside the point.</summary>
    public void Withdraw(string id) => asked.Remove(id);

    /// <summary>Takes back what was asked about one table alone, which is none that is read.</summary>
    public void WithdrawAbout(SourceTable table)
    {
        var end = $":{IdOf(table.Title ?? "")}";
        foreach (var (id, question) in asked)
        {
            if (question.Table == table.Name && id.EndsWith(end, StringComparison.Ordinal)) asked.Remove(id);
        }
    }

    public bool IsAsked(string id) => asked.ContainsKey(id);

    /// <summary>Whether a question is open whose id begins so.</summary>
    public bool IsAnyAsked(string prefix) => asked.Keys.Any(id => id.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>Part of a question's id: a text of the file, folded and not long.</summary>
    public static string IdOf(string text)
    {
        var key = TextKey.Of(text);
        return key.Length <= 80 ? key : key[..80];
    }
}
