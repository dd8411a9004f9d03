using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// What a sentence outside of a table says of entries that it names by their numbers: "Risk 2 was closed by Cabinet on 4 June", "Risks 4
/// and 6 are proposed for closure", "CR5 contains exempt information".
/// </summary>
/// <param name="Title">What stands between number and verb, which the entry's title begins with; null where nothing does.</param>
/// <param name="Status">What the entries rather are; null where it speaks of exemption.</param>
internal sealed partial record EntrySentence(
    string Text, EntryNumbers Numbers, string? Title, RowStatus? Status, bool IsUnlisted, ExemptCaption? Exempt)
{
    const int Longest = 10_000;
    const int LongestLooked = 200_000;
    const int FewestNamed = 2;
    const int LongestTitle = 120;

    // A longer one about exemption is asked about for all entries.
    const int LongestSentence = 1_000;
    const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;
    const string Kinds = "(?<kind>risks?|opportunit(y|ies)|threats?|entry|entries|items?|references?|refs?)";

    const string Subject = @"\b(((the|corporate|strategic|operational|service|directorate|project)\s)*" + Kinds
        + @"(\s(no\.?|nos\.?|numbers?|refs?\.?|references?|ids?))?\s[#(]?(?<list>" + EntryNumbers.One + "(" + EntryNumbers.Between
        + "(" + Kinds + @"\s)?" + EntryNumbers.One + ")*|" + LettersOnly + "|" + EntryNumbers.OneLetter + "(" + EntryNumbers.Between
        + EntryNumbers.OneLetter + ")*)|(?<list>" + EntryNumbers.Lettered + "(" + EntryNumbers.Between
        + EntryNumbers.One + ")*|" + LettersOnly + @"))\)?";

    const string Times = @"(meetings?|reviews?|quarter|report|update|year|months?|period|discussions?|q[1-4]|[0-9]{4})\s+";
    const string Counts = "one|two|three|four|five|six|another";

    // "HH-C and HH-D".
    const string LettersOnly = EntryNumbers.OfLetters + "(" + EntryNumbers.Between + EntryNumbers.OfLetters + ")*";

    /// <summary>Whether a text may have such sentences, as few have.</summary>
    public static bool MayBeIn(string text) =>
        text.Length <= Longest && (text.AsSpan().ContainsAnyInRange('0', '9') || Letters().IsMatch(text));

    /// <summary>Whether a text is too long to be read, and names several entries by number.</summary>
    public static bool MayBeInLong(string text) => text.Length > Longest
        && Subjects().Matches(text.Length > LongestLooked ? text[..LongestLooked] : text).Take(FewestNamed).Count() == FewestNamed;

    /// <summary>Whether a line is such a sentence, and so names no table or section: "CR1 – closed" may be the name of a form.</summary>
    public static bool IsOne(string line) => MayBeIn(line) && AnyVerb().IsMatch(line) && In(line).Any();

    public static IEnumerable<EntrySentence> In(string text)
    {
        if (!MayBeIn(text)) yield break;
        foreach (var listed in OfTitles(text)) yield return listed;
        var sentences = SentencesOf(text);
        foreach (var (at, sentence) in sentences.Index())
        {
            var isTakenBack = at + 1 < sentences.Count && TakenBack().IsMatch(sentences[at + 1]);
            foreach (var said in Read(sentence))
            {
                if (said.Exempt is not null || !isTakenBack) yield return said;
            }
        }
    }

    /// <summary>A text without what it says of the exemption of single entries.</summary>
    public static string WithoutExempt(string text)
    {
        if (!MayBeIn(text) || ExemptCaption.Of(text) is null) return text;
        var sentences = SentencesOf(text);
        return string.Join(' ', sentences.Where(sentence => !Read(sentence).Any(said => said.Exempt is not null)));
    }

    static List<string> SentencesOf(string text)
    {
        var sentences = new List<string>();
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var isEnd = text[at] is ';' or '\n' || (text[at] is '.' or '!' or '?' && at + 1 < text.Length && char.IsWhiteSpace(text[at + 1])
                && !Abbreviated().IsMatch(text[start..(at + 1)]));
            if (!isEnd) continue;
            sentences.Add(text[start..(at + 1)]);
            start = at + 1;
        }

        sentences.Add(text[start..]);
        return sentences.ConvertAll(sentence => CellText.OnOneLine(sentence).Trim(' ', '.', ';', '*', '•'));
    }

    static IEnumerable<EntrySentence> Read(string sentence)
    {
        if (sentence.Length > LongestSentence) yield break;
        if (List().Match(sentence) is { Success: true } list)
        {
            if (OfList(sentence, list) is { } listed) yield return listed;
            yield break;
        }

        var (isFirst, hasSaid) = (true, false);
        foreach (Match subject in Subjects().Matches(sentence))
        {
            if (OfSubject(sentence, subject, isFirst) is { } said)
            {
                // "R2 was closed and R3 is proposed for closure" are two questions.
                yield return hasSaid && said.Exempt is null ? said with { Text = sentence[subject.Index..] } : said;
                hasSaid = true;
            }

            isFirst = false;
        }
    }

    // "Risks proposed for closure: 4 and 6".
    static EntrySentence? OfList(string sentence, Match list)
    {
        var label = list.Groups["label"].Value;

        // "Risks closed this quarter: 2" says how many.
        if (OneFigure().IsMatch(list.Groups["list"].Value) && Counting().IsMatch(label)) return null;
        return OfLabel(sentence, label, EntryNumbers.Of(list.Groups["list"].Value, HeadingNames.KindNamedIn(label)));
    }

    static EntrySentence? OfLabel(string sentence, string label, EntryNumbers numbers)
    {
        // "Controls removed: CR1 fan".
        if (ClosedRemarks.AreOfOthers(HeadingNames.FoldedHeading(label).Split(' '))) return null;
        if (SheetNames.IsOfClosed(label)) return OfStatus(RowStatus.Closed, isUnlisted: false);
        if (UnlistedWords.AreIn(label) && UnlistedWords.MeaningOf(label) is { } meaning)
            return OfStatus(meaning, !UnlistedWords.AreOfLeaving(label));
        return ExemptCaption.Of(label) is { } caption
            ? new(sentence, numbers, null, null, IsUnlisted: false, caption with { Text = sentence }) : null;

        EntrySentence OfStatus(RowStatus status, bool isUnlisted) => new(sentence, numbers, null, status, isUnlisted, null);
    }

    // "Closed this quarter: R2 Payroll stops; R4 Old depot": each is asked about by itself.
    static IEnumerable<EntrySentence> OfTitles(string text)
    {
        if (TitledList.Of(text) is not ({ } label, { } named)) yield break;
        foreach (var item in named)
        {
            var (number, title) = TitledList.Parted(item);
            if (title.Length == 0) continue;
            var numbers = EntryNumbers.Of(number, HeadingNames.KindNamedIn(label));
            if (OfLabel($"{label}: {number} {title}", label, numbers) is { } said) yield return said;
        }
    }

    static EntrySentence? OfSubject(string sentence, Match subject, bool isFirst)
    {
        var before = sentence[..subject.Index];
        var rest = sentence[(subject.Index + subject.Length)..];
        var (behind, title) = IsMarked().IsMatch(rest) ? (rest, null) : WithoutTitle(rest);
        if (Denied().IsMatch(before)) return null;
        var numbers = EntryNumbers.Of(subject.Groups["list"].Value, KindOf(subject.Groups["kind"].Value));
        if (title is not null && numbers.All.Count > 1) return null;

        if ((IsExempt().IsMatch(behind) || IsMarked().IsMatch(behind)) && BeforeExempt().IsMatch(before)
            && !OfMore().IsMatch(InPapers().Replace(behind, ""))
            && ExemptCaption.Of($"this risk{behind}") is { } caption)
            return new(sentence, numbers, title, null, IsUnlisted: false, caption with { Text = sentence });

        // Read as what registers say elsewhere of the entry that they are about.
        var remark = isFirst ? ClosedRemark.Of($"{before}this risk{behind}", "", isOfUpdates: true) : null;
        if (Begins().IsMatch(before)) remark ??= ClosedRemark.Of($"This risk{behind}", "", isOfUpdates: true);
        if (remark is { NamesEntry: true })
            return new(sentence, numbers, title, remark.IsYetToBe ? RowStatus.Open : RowStatus.Closed, IsUnlisted: false, null);
        var named = $"risks{behind}";
        if (!Begins().IsMatch(before) || !Verb().IsMatch(behind) || !UnlistedWords.AreIn(named)) return null;
        return UnlistedWords.MeaningOf(named) is { } status
            ? new(sentence, numbers, title, status, !UnlistedWords.AreOfLeaving(named), null) : null;
    }

    static EntryKind? KindOf(string word) => word is ['r' or 'R', 'i' or 'I', ..] or ['t' or 'T', ..] ? EntryKind.Risk
        : word is ['o' or 'O', ..] ? EntryKind.Opportunity : null;

    // "Risk 2 (Flood) was closed", "CR3 – Loss of data – has been removed".
    static (string Behind, string? Title) WithoutTitle(string behind)
    {
        if (Bracketed().Match(behind) is { Success: true } bracketed) behind = behind[bracketed.Length..];
        if (Verb().IsMatch(behind) || LaterVerb().Match(behind) is not { Success: true } later) return (behind, null);
        var title = behind[..later.Index].Trim(' ', '-', '–', '—', ':', ',', '"', '“', '”', '\'', '‘', '’');
        return title.Length is > 0 and <= LongestTitle ? (behind[later.Index..], title) : (behind, null);
    }

    [GeneratedRegex(@"^\s*[0-9]{1,3}\s*$", Options)]
    private static partial Regex OneFigure();

    [GeneratedRegex(
        @"\b(number|no\.?|count|total|how\smany|risks|opportunities|threats|entries|items)\b", Options)]
    private static partial Regex Counting();

    [GeneratedRegex(Subject, Options | RegexOptions.NonBacktracking)]
    private static partial Regex Subjects();

    [GeneratedRegex(
        @"^(?<label>[^:0-9]*\p{L}[^:]*?)\s*(:|\s[-–—])\s*(" + Kinds + @"\s)?(?<list>" + EntryNumbers.One + "(" + EntryNumbers.Between + "("
            + Kinds + @"\s)?" + EntryNumbers.One + ")*|" + LettersOnly + "|" + EntryNumbers.OneLetter + "(" + EntryNumbers.Between
            + EntryNumbers.OneLetter + @")*)\W*$",
        Options | RegexOptions.NonBacktracking)]
    private static partial Regex List();

    [GeneratedRegex(
        @"\b" + EntryNumbers.OfLetters + @"|\b" + Kinds + @"\s\(?" + EntryNumbers.OneLetter + @"|[:–—-]\s*" + EntryNumbers.OneLetter,
        Options)]
    private static partial Regex Letters();

    [GeneratedRegex(@"\b(no|nos|ref|refs|para|paras|sch|cllr|st|dr|mr|mrs|ms)\.$", Options)]
    private static partial Regex Abbreviated();

    // "It has since been reopened."
    [GeneratedRegex(@"^\W*(but\s|however\W+)?(it|this|they|these|the\s(risk|opportunity))\s.*\bre-?(open|instat)", Options)]
    private static partial Regex TakenBack();

    [GeneratedRegex(@"\b(none\s+of|neither|not\s+true)\W*(the\s+)?$", Options)]
    private static partial Regex Denied();

    // Where a clause of its own begins: "Cabinet noted that risk 2 was closed", "Since the last meeting one risk (R2) has been closed".
    [GeneratedRegex(
        @"^\W*((since|at|in|during|following|after|over|this|last)\s+([^\s:;]+\s+){0,5}" + Times + @")?"
            + @"((the|following|these|both|all|" + Counts + @")\s+)*$"
            + @"|\b(" + Counts + @")\W+((new|old|further|other|more|existing|former)\W+)?$"
            + @"|[,:–—]\s*$|\s-\s*$|\b(that|and|while|whereas|but|note|update)\W+$"
            + @"|\b(risks?|entries)\s*\($", Options | RegexOptions.NonBacktracking)]
    private static partial Regex Begins();

    [GeneratedRegex(
        @"^\W*((please|note|nb|that|details?|the|information|content|texts?|of|for|on|in|about|relating|to|and|in\saddition|also)\W+)*$",
        Options)]
    private static partial Regex BeforeExempt();

    [GeneratedRegex(
        @"^\s+((is|are|was|were|has|have|had|both|all|now|also|still|being|been|be|remains?|contains?|includes?|holds?|considered|deemed|"
            + @"treated|as|to|should|must|may|can|shall|will|marked|taken|discussed|reported|heard|held|partly|wholly|the|an?|certain|some"
            + @"|commercially|legally)\s+)*"
            + "(" + ExemptCaption.Adjectives
            + @"|not|withheld|redacted|sensitive|commercially|in\s(confidence|private|camera|committee|closed\ssession))\b",
        Options)]
    private static partial Regex IsExempt();

    // "R2 – not for publication", "R2 (exempt, paragraph 3)"; "R2 – Restricted access" is the name of a risk.
    [GeneratedRegex(
        @"^\s?[-–—:(]\s?(not\sfor\s(publication|release|circulation)|in\s(confidence|private)|private|part\s(2|ii)|((commercially|legally)"
            + @"\s)?(confidential|sensitive)|exempt|restricted)(\W*$|\s?[-–—:;,(/]|\s(under|by|as|because|until|due|para|paragraph|see"
            + @"|schedule|and|only|from)\b)",
        Options)]
    private static partial Regex IsMarked();

    // Where an entry is reported is not what else is exempt: "… is reported in full in the confidential appendix".
    [GeneratedRegex(
        @"\b(in|within|under)\s(the|an?|our|its)\s(\w+\s){0,2}(appendix|appendices|reports?|registers?|documents?|papers?)\b", Options)]
    private static partial Regex InPapers();

    // "…, as are all others".
    [GeneratedRegex(
        @"\b(all|others?|rest|remaining|whole|registers?|reports?|documents?|appendix|appendices|these|following|below)\b", Options)]
    private static partial Regex OfMore();

    [GeneratedRegex(
        @"^(\s*[(\[][^()\[\]]{0,200}[)\]]|\s+[-–—]\s[^–—]{1,120}\s[-–—]\B"
            + @"|\s+['‘""“][^–—]{1,120}['’""”]\B)", Options)]
    private static partial Regex Bracketed();

    [GeneratedRegex(
        @"^\s+(has|have|had|is|are|was|were|be|to\sbe|will|should|can|could|may|not\syet|yet|awaiting|pending|proposed|recommended|"
            + @"suggested|put\sforward|now|closed|removed|deleted|archived|merged|withdrawn|contains?|includes?|holds?|remains?)\b",
        Options)]
    private static partial Regex Verb();

    [GeneratedRegex(@"\s+(has|have|is|are|was|were)\s", Options | RegexOptions.NonBacktracking)]
    private static partial Regex LaterVerb();

    [GeneratedRegex(@"\b(is|are|was|were|be|been|has|have|had|contains?|will|should)\b", Options)]
    private static partial Regex AnyVerb();
}
