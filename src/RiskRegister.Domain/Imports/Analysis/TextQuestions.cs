namespace RiskRegister.Domain.Imports;

/// <summary>
/// What is asked once of several texts of the file, so that an answer holds for these and for none that comes next quarter: the id of the
/// question says which they are.
/// </summary>
internal sealed class TextQuestions(ImportMapping mapping)
{
    // Their marks are an id of no more than MappingRules.Heading.
    const int MostOfOne = 20;
    const int MostShown = 6;

    // By what the ids begin with; then by the texts.
    readonly Dictionary<string, OrderedDictionary<string, ImportQuestion>> asked = new(StringComparer.Ordinal);

    public IEnumerable<ImportQuestion> All => asked.SelectMany(one => one.Value.Chunk(MostOfOne).Select(Together));

    /// <summary>The choice that was made for a text, or null: then it is asked.</summary>
    /// <param name="question">Its id is what comes before the texts.</param>
    /// <param name="safe">The choice that also holds for other texts, where none was answered otherwise.</param>
    public string? Ask(ImportQuestion question, string text, string safe)
    {
        if (Answer(question, text, safe) is { } answer) return answer;
        if (mapping.Answers.TryGetValue(question.Id, out var all))
            question = question with { Text = $"{question.Text} The answer \"{CellText.Shown(all)}\" does not say of which texts." };
        Add(question, text);
        return null;
    }

    public void Join(TextQuestions others)
    {
        foreach (var (text, question) in others.asked.Values.SelectMany(texts => texts)) Add(question, text);
    }

    /// <summary>Takes back what was asked about the rows of a table.</summary>
    public void WithdrawAbout(string table)
    {
        foreach (var texts in asked.Values)
        {
            foreach (var text in texts.Where(one => one.Value.Table == table).Select(one => one.Key).ToArray()) texts.Remove(text);
        }
    }

    void Add(ImportQuestion question, string text)
    {
        if (!asked.TryGetValue(question.Id, out var texts)) asked.Add(question.Id, texts = new(StringComparer.Ordinal));
        texts.TryAdd(text, question);
    }

    string? Answer(ImportQuestion question, string text, string safe)
    {
        if (mapping.Answers.Count == 0) return null;
        if (mapping.Answers.GetValueOrDefault(question.Id) == safe) return safe;
        var (own, mark) = (Decisions.IdOfWhole(text), Decisions.MarkOf(text));
        var (isSafe, isOther) = (false, false);
        foreach (var (id, answer) in mapping.Answers)
        {
            if (!IsOf(id, question.Id) || !question.Choices.Any(choice => choice.Value == answer)) continue;
            if (id.AsSpan(question.Id.Length + 1).SequenceEqual(own) || id.Contains(mark, StringComparison.Ordinal)) return answer;
            if (answer == safe) isSafe = true;
            else isOther = true;
        }

        return isSafe && !isOther ? safe : null;
    }

    static bool IsOf(string id, string beginning) =>
        id.Length > beginning.Length && id[beginning.Length] == ':' && id.StartsWith(beginning, StringComparison.Ordinal);

    static ImportQuestion Together(KeyValuePair<string, ImportQuestion>[] texts)
    {
        var (text, first) = texts[0];
        if (texts.Length == 1) return first with { Id = $"{first.Id}:{Decisions.IdOfWhole(text)}" };
        var others = string.Join(", ", texts.Skip(1).Take(MostShown).Select(one => $"\"{CellText.Shown(one.Key)}\""));
        var more = texts.Length - 1 > MostShown ? $" and {texts.Length - 1 - MostShown} more" : "";
        return first with
        {
            Id = $"{first.Id}:{string.Join(' ', texts.Select(one => Decisions.MarkOf(one.Key)))}",
            Text = $"{first.Text} The same is asked of {others}{more}.",
        };
    }
}
