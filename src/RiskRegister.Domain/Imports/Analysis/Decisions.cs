using System.Security.Cryptography;
using System.Text;

namespace RiskRegister.Domain.Imports;

/// <summary>What a mapping decides, and the questions about what it leaves open.</summary>
/// <param name="before">What was asked before these were set apart; nothing is added to it while they are.</param>
internal sealed class Decisions(ImportMapping mapping, Decisions? before = null)
{
    const int MostQuestions = 200;
    const int MostTables = 50;
    const int LongestText = 80;
    const int BytesOfMark = 5;

    // By their ids, as each table asks it first.
    readonly Dictionary<string, List<ImportQuestion>> asked = new(StringComparer.Ordinal);

    // What tables with the same headings ask in the same words is one question, with the id of the first of them.
    readonly Dictionary<string, string> idOfAlike = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> idOfFirst = new(StringComparer.Ordinal);

    readonly TextQuestions ofTexts = new(mapping);
    readonly Dictionary<string, ImportQuestion> answered = new(StringComparer.Ordinal);

    public ImportMapping Mapping => mapping;

    /// <summary>What would be asked if the mapping had not answered it, each as it arose first.</summary>
    public IReadOnlyCollection<ImportQuestion> Answered => answered.Values;

    public IReadOnlyCollection<ImportQuestion> Questions =>
        [.. asked.Values.Select(InTheNameOfAll).Concat(ofTexts.All).Take(MostQuestions)];

    ImportQuestion InTheNameOfAll(List<ImportQuestion> questions) =>
        questions.Count > 1 && idOfFirst.ContainsValue(questions[0].Id)
            ? questions[0] with { Text = $"{questions[0].Text} The answer holds for all tables with these headings." } : questions[0];

    /// <summary>
    /// The same of how the columns of a table are read: not asked again of other tables with the same headings, unless a mapping has an
    /// answer for each.
    /// </summary>
    public string? Ask(ImportQuestion question, IEnumerable<ColumnDraft> columns)
    {
        var alike = string.Join('\n',
            [question.Text, .. question.Choices.Select(choice => choice.Value), .. columns.Select(column => column.Heading)]);
        if (!idOfAlike.TryAdd(alike, question.Id) && idOfAlike[alike] is var first && first != question.Id
            && !mapping.Answers.ContainsKey(question.Id))
        {
            idOfFirst[question.Id] = first;
            question = question with { Id = first };
        }

        return Ask(question);
    }

    /// <summary>The choice that was made, or null: then the question is asked.</summary>
    public string? Ask(ImportQuestion question)
    {
        if (mapping.Answers.TryGetValue(question.Id, out var answer) && question.Choices.Any(choice => choice.Value == answer))
        {
            Remember(question);
            return answer;
        }

        if (answer is not null)
            question = question with { Text = $"{question.Text} The answer \"{CellText.Shown(answer)}\" is none of the choices." };
        Add(question);
        return null;
    }

    /// <summary>The same of a text, for which the answer is, and not for others: <see cref="TextQuestions.Ask"/>.</summary>
    public string? AskOfText(ImportQuestion question, string text, string safe) => ofTexts.Ask(question, text, safe);

    void Remember(ImportQuestion question)
    {
        if (answered.Count < MostQuestions) answered.TryAdd(question.Id, question);
    }

    /// <summary>With the same answers; what is asked is asked apart from what was before, until it is joined.</summary>
    public Decisions Apart() => new(mapping, this);

    /// <summary>Asks what others that were apart have asked, as if it had been asked here.</summary>
    public void Join(Decisions apart)
    {
        foreach (var question in apart.asked.Values.SelectMany(questions => questions)) Add(question);
        ofTexts.Join(apart.ofTexts);
        foreach (var question in apart.answered.Values) Remember(question);
    }

    void Add(ImportQuestion question)
    {
        if (!asked.TryGetValue(question.Id, out var questions))
        {
            if (asked.Count < MostQuestions) asked.Add(question.Id, [question]);
        }
        else if (questions.Count < MostTables && questions[^1].Table != question.Table)
        {
            questions.Add(question);
        }
    }

    /// <summary>Proposes an answer that only what is read later tells; of what is not asked, nothing.</summary>
    public void Propose(string id, string answer)
    {
        if (asked.TryGetValue(id, out var questions)) questions[0] = questions[0] with { Proposed = answer };
    }

    /// <summary>Puts another choice before those of a question, which only what is read later tells.</summary>
    public void Offer(string id, QuestionChoice choice, bool isProposed)
    {
        if (!asked.TryGetValue(id, out var questions)) return;
        questions[0] = questions[0] with { Choices = [choice, .. questions[0].Choices] };
        if (isProposed) Propose(id, choice.Value);
    }

    /// <summary>Takes back what turned out to be beside the point.</summary>
    public void Withdraw(string id) => asked.Remove(id);

    /// <summary>
    /// Takes back what was asked about the columns of a table which is none that is read, but for what others ask as well.
    /// </summary>
    public void WithdrawAbout(SourceTable table)
    {
        var end = $":{IdOf(table.Title ?? "")}";
        foreach (var (id, questions) in asked)
        {
            var isOfTable = id.EndsWith(end, StringComparison.Ordinal) || idOfFirst.ContainsValue(id)
                || id is ScoreRoles.SingleScore or ScoreRoles.Scores;
            questions.RemoveAll(question => question.Table == table.Name && (isOfTable || question.Column is not null));
            if (questions.Count == 0) asked.Remove(id);
        }
    }

    /// <summary>Takes back what was asked about a table, but for what is so coded.</summary>
    public void WithdrawAbout(string table, string otherThan)
    {
        foreach (var (id, questions) in asked)
        {
            if (questions[0].Table == table && questions[0].Code != otherThan) asked.Remove(id);
        }

        ofTexts.WithdrawAbout(table);
    }

    public bool IsAsked(string id) => asked.ContainsKey(idOfFirst.GetValueOrDefault(id, id)) || before?.IsAsked(id) == true;

    /// <summary>Whether a question is open whose id begins so.</summary>
    public bool IsAnyAsked(string prefix) =>
        asked.Keys.Any(id => id.StartsWith(prefix, StringComparison.Ordinal)) || before?.IsAnyAsked(prefix) == true;

    /// <summary>Part of a question's id: a text of the file, folded and not long.</summary>
    public static string IdOf(string text)
    {
        var key = TextKey.Of(text);
        return key.Length <= LongestText ? key : key[..LongestText];
    }

    /// <summary>The same of which no other text has the same, however long they are.</summary>
    public static string IdOfWhole(string text)
    {
        var key = TextKey.Of(text);
        return key.Length <= LongestText ? key : $"{key[..LongestText]} {MarkOf(text)}";
    }

    /// <summary>What stands for a text in an id that is of several.</summary>
    public static string MarkOf(string text) =>
        $"#{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(TextKey.Of(text))).AsSpan(0, BytesOfMark))}";
}
