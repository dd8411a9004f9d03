using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// What a sentence outside of a table says of entries that it names by their numbers or titles: "Risk 2 was closed by Cabinet on 4 June",
/// "Risks 4 and 6 are proposed for closure", "CR5 contains exempt information", "The risk on loss of staff was closed".
/// </summary>
/// <param name="Title">What stands between number and verb, which the entry's title begins with; null where nothing does.</param>
/// <param name="Status">What the entries rather are; null where it speaks of exemption.</param>
internal sealed partial record EntrySentence(
    string Text, EntryNumbers Numbers, string? Title, RowStatus? Status, bool IsUnlisted, ExemptCaption? Exempt)
{
    /// <summary>What those are called that it names by their titles, as <see cref="EntryTitles"/> has them; else none.</summary>
    public IReadOnlyList<string> Titles { get; private init; } = [];

    /// <summary>It says of something that it is closed which may be no entry, for nothing in it speaks of a risk or register.</summary>
    public bool IsDoubtful { get; private init; }

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
    public static bool IsOne(string line) => MayBeIn(line) && (AnyVerb().IsMatch(line) || line.EndsWith('.')) && In(line).Any();

    /// <summary>
    /// The same of a line that names entries by titles or by a mark; beside many entries also "Loss of staff – closed", without a verb.
    /// </summary>
    public static bool IsOne(string line, EntryNames names, SourceTable table) => IsOne(line)
        || names.MarkIn(line, table) is { Status: not null }
        || (MayNameTitles(line) && (AnyVerb().IsMatch(line) || !NamesAbove.IsForm(table))
            && Said(line, names.TitlesBeside(table)).Any(said => said.Titles.Count > 0));

    /// <summary>What a text says of entries that it names by their numbers.</summary>
    public static IEnumerable<EntrySentence> In(string text) => MayBeIn(text) ? Said(text, null) : [];

    /// <summary>The same of those that it names by their numbers, or by titles of the same file.</summary>
    public static IEnumerable<EntrySentence> In(string text, EntryTitles titles) => MayBeIn(text) || MayNameTitles(text)
        ? Said(text, titles) : [];

    /// <summary>What a note says of entries that bear a mark, where that is not about exemption.</summary>
    public static EntrySentence OfMark(EntryMark mark) => new(mark.Text, new([], null), null, mark.Status, mark.IsUnlisted, null);

    /// <summary>A text without what it says of the exemption of single entries.</summary>
    public static string WithoutExempt(string text, EntryTitles titles)
    {
        if (text.Length > Longest || ExemptCaption.Of(text) is null) return text;
        var sentences = SentencesOf(text);
        return string.Join(' ', sentences.Where(sentence => !Read(sentence, titles).Any(said => said.Exempt is not null)));
    }

    // Few texts have one of the words.
    static bool MayNameTitles(string text) => text.Length <= Longest
        && (ClosedRemark.MayBeIn(text) || UnlistedWords.HasSign(text) || ExemptCaption.MayBeIn(text));

    static IEnumerable<EntrySentence> Said(string text, EntryTitles? titles)
    {
        var isListed = false;
        foreach (var listed in OfTitles(text))
        {
            isListed = true;
            yield return listed;
        }

        if (titles is not null && !isListed && MayNameTitles(text) && OfListed(text, titles) is { } ofAll)
        {
            yield return ofAll;
            yield break;
        }

        var sentences = SentencesOf(text);
        foreach (var (at, sentence) in sentences.Index())
        {
            var next = at + 1 < sentences.Count ? sentences[at + 1] : "";
            var isTakenBack = TakenBack().IsMatch(next);
            var said = Read(sentence, isListed ? null : titles);
            if (said.Length == 0 && !isTakenBack && OfTheSame().IsMatch(next))
                said = Read($"{sentence} and {char.ToLowerInvariant(next[0])}{next[1..]}", isListed ? null : titles);
            foreach (var one in said)
            {
                if (one.Exempt is not null || !isTakenBack) yield return one;
            }
        }
    }

    // "Two risks were closed: Loss of staff; Cyber attack".
    static EntrySentence? OfListed(string text, EntryTitles titles) =>
        text.Length <= LongestSentence && titles.Listed(TextKey.Of(text)) is ({ } label, var named)
            && OfLabel(CellText.OnOneLine(text), label, Unnumbered(label)) is { } said ? said with { Titles = named } : null;

    static EntryNumbers Unnumbered(string called) => new([], HeadingNames.KindNamedIn(called));

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
        return sentences.ConvertAll(sentence => WithoutNumber(CellText.OnOneLine(sentence).Trim(' ', '.', ';', '*', '•')));
    }

    // "3.2 Since the last meeting CR4 has been closed": reports count their paragraphs.
    static string WithoutNumber(string sentence) =>
        Paragraph().Match(sentence) is { Success: true } number && (number.Groups["sign"].Success || char.IsUpper(sentence[number.Length]))
            ? sentence[number.Length..] : sentence;

    static EntrySentence[] Read(string sentence, EntryTitles? titles)
    {
        EntrySentence[] numbered = [.. Read(sentence)];
        return numbered.Length > 0 || titles is null || sentence.Length > LongestSentence || !MayNameTitles(sentence) ? numbered
            : [.. ReadTitled(sentence, titles)];
    }

    static IEnumerable<EntrySentence> ReadTitled(string sentence, EntryTitles titles)
    {
        var key = TextKey.Of(sentence);
        var hasSaid = false;
        foreach (var (at, mention) in titles.In(key).Index())
        {
            var speaksOfEntries = mention.IsSaid || OfRegister().IsMatch(key);
            if (!mention.IsSure && !speaksOfEntries) continue;
            var (behind, isParted) = (mention.Behind, Parted().IsMatch(mention.Behind));

            // "Loss of staff – closed in June" says that it is, "Loss of staff (R4) was closed" what it is besides.
            if (isParted) behind = Parted().Replace(behind, " is ${word}");
            else if (!IsMarked().IsMatch(behind) && Bracketed().Match(behind) is { Success: true } bracketed)
                behind = behind[bracketed.Length..];
            if (OfSubject(sentence, mention.Before, behind, Unnumbered(mention.Kind), null, at == 0) is not { } one) continue;

            // What is said of each of two are two questions.
            var text = !hasSaid || one.Exempt is not null ? sentence : (key.Length == sentence.Length ? sentence : key)[mention.Start..];
            yield return one with { Text = text, Titles = mention.Named, IsDoubtful = !speaksOfEntries && !isParted };
            hasSaid = true;
        }
    }

    /// <summary>
    /// Whether a text says that an entry is closed, whatever it calls it: "The risk was closed", "The risk on Brexit was closed".
    /// </summary>
    public static bool MayBeOfUnnamed(string text)
    {
        if (text.Length > Longest || !ClosedRemark.MayBeIn(text) || SheetNames.IsDenied(text)) return false;
        var isList = ListOfAny().Match(text) is { Success: true } list && SheetNames.IsOfClosed(list.Groups["label"].Value)
            && !ItemLines.IsNone(list.Groups["rest"].Value);
        return isList || SentencesOf(text).Exists(sentence =>
            sentence.Length <= LongestSentence && IsOfUnnamed(TextKey.Of(sentence)));
    }

    static bool IsOfUnnamed(string key) => IsClosed(key) || (Unnamed().Match(key) is { Success: true } unnamed
        && !Clause().IsMatch(unnamed.Groups["what"].Value) && Begins().IsMatch(key[..unnamed.Index])
        && IsClosed($"this risk{key[unnamed.Groups["verb"].Index..]}"));

    static bool IsClosed(string sentence) =>
        ClosedRemark.Of(sentence, "", isOfUpdates: true) is { NamesEntry: true, IsYetToBe: false };

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
        var numbers = EntryNumbers.Of(subject.Groups["list"].Value, KindOf(subject.Groups["kind"].Value));
        return title is not null && numbers.All.Count > 1 ? null : OfSubject(sentence, before, behind, numbers, title, isFirst);
    }

    static EntrySentence? OfSubject(string sentence, string before, string behind, EntryNumbers numbers, string? title, bool isFirst)
    {
        if (Denied().IsMatch(before)) return null;
        if ((IsExempt().IsMatch(behind) || IsMarked().IsMatch(behind)) && BeforeExempt().IsMatch(before)
            && !OfMore().IsMatch(InPapers().Replace(behind, ""))
            && ExemptCaption.Of($"this risk{behind}") is { } caption)
            return new(sentence, numbers, title, null, IsUnlisted: false, caption with { Text = sentence });

        // Read as what registers say elsewhere of the entry that they are about; "Risk 14: closed" says that it is.
        if (IsSaidAlone().IsMatch(behind)) behind = Parted().Replace(behind, " is ${word}");
        var remark = isFirst ? ClosedRemark.Of($"{before}this risk{behind}", "", isOfUpdates: true) : null;
        if (Begins().IsMatch(before)) remark ??= ClosedRemark.Of($"This risk{behind}", "", isOfUpdates: true) ?? OfLaterClause(behind);
        if (remark is { NamesEntry: true })
            return new(sentence, numbers, title, remark.IsYetToBe ? RowStatus.Open : RowStatus.Closed, IsUnlisted: false, null);
        var named = $"risks{behind}";
        if (!Begins().IsMatch(before) || !Verb().IsMatch(behind) || !UnlistedWords.AreIn(named)) return null;
        return UnlistedWords.MeaningOf(named) is { } status
            ? new(sentence, numbers, title, status, !UnlistedWords.AreOfLeaving(named), null) : null;
    }

    // "Risks 2 and 7 have reached their target, and it is proposed that they are removed".
    static ClosedRemark? OfLaterClause(string behind) => Verb().IsMatch(behind) && LaterClause().Match(behind) is { Success: true } later
        ? ClosedRemark.Of($"{later.Groups["who"].Value}this risk {later.Groups["what"].Value}", "", isOfUpdates: true) : null;

    static EntryKind? KindOf(string word) => word is ['r' or 'R', 'i' or 'I', ..] or ['t' or 'T', ..] ? EntryKind.Risk
        : word is ['o' or 'O', ..] ? EntryKind.Opportunity : null;

    // "Risk 2 (Flood) was closed", "CR3 – Loss of data – has been removed".
    static (string Behind, string? Title) WithoutTitle(string behind)
    {
        if (Bracketed().Match(behind) is { Success: true } bracketed) behind = behind[bracketed.Length..];

        // "One risk, CR4, was removed".
        if (behind.StartsWith(',') && Verb().IsMatch(behind.AsSpan(1))) behind = behind[1..];
        if (Verb().IsMatch(behind) || LaterVerb().Match(behind) is not { Success: true } later) return (behind, null);
        var title = behind[..later.Index].Trim(' ', '-', '–', '—', ':', ',', '"', '“', '”', '\'', '‘', '’');
        return title.Length is > 0 and <= LongestTitle ? (behind[later.Index..], title) : (behind, null);
    }

    [GeneratedRegex(@"^(\(?[0-9]{1,3}(\.[0-9]{1,2}){0,3}(?<sign>[.)])?|\(?[a-zA-Z](?<sign>[.)])|\(?[ivx]{1,5}(?<sign>[.)]))\s+\b", Options)]
    private static partial Regex Paragraph();

    [GeneratedRegex(@"^\s?[-–—:]\s?(now\s)?(closed|removed|deleted|archived)\W*$", Options)]
    private static partial Regex IsSaidAlone();

    // "The following risks have been removed since May: Brexit (old risk 3) and Covid-19".
    [GeneratedRegex(
        @"^(?<label>[^:]{3,200}\b(is|are|was|were|has|have)\s[^:]{3,200}):\s*(?<rest>\p{L}.*)$",
        Options | RegexOptions.NonBacktracking | RegexOptions.Singleline)]
    private static partial Regex ListOfAny();

    // "The risk on leaving the union was closed", "The Brexit risk was closed".
    [GeneratedRegex(
        @"\b(the|our|this)\s((corporate|strategic|operational|service|directorate|project|key)\s)*((risk|opportunity|threat)\s"
            + EntryTitles.About + @"\s(?<what>[^,;:]{2,120}?)|([\w'/&-]+\s){1,6}(risk|opportunity|threat))"
            + @"(?<verb>\s(has|have|was|were|is|are|had|be|should)\s)",
        Options | RegexOptions.NonBacktracking)]
    private static partial Regex Unnamed();

    // "The risk of flooding grew while the sluice was closed" is about the sluice.
    [GeneratedRegex(
        @"\b(while|whilst|since|when|after|before|because|as|until|if|where|which|who|although|though|has|have|had|is|are|was|were)\b",
        Options)]
    private static partial Regex Clause();

    [GeneratedRegex(@"\bregisters?\b", Options)]
    private static partial Regex OfRegister();

    [GeneratedRegex(
        @"^\s?([-–—]\s|[:(\[])\s?((now|is|was|has been)\s)*"
            + "(?<word>closed|removed|deleted|archived|merged|withdrawn|de-?escalated|de-?registered)", Options)]
    private static partial Regex Parted();

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

    const string OfSame = @"(?<who>it\s(is|was|has\sbeen)\s(now\s|therefore\s)?\w+\sthat\s)?";

    [GeneratedRegex(@"^" + OfSame + @"(it|this|they|these|both|the\s(risks?|opportunit(y|ies)))\s", Options)]
    private static partial Regex OfTheSame();

    // Of what else is closed there, it has another subject.
    [GeneratedRegex(
        @"\W(and|so|but|therefore)\s+((so|therefore|now|as\sa\sresult)\W+)?" + OfSame
            + @"((it|this|they|these|both|the\s(risks?|opportunit(y|ies)))\s+)?"
            + @"(?<what>(now\s|therefore\s)?(has|have|had|is|are|was|were|will|can|could|may|should|to|be)\s.+)$",
        Options | RegexOptions.NonBacktracking)]
    private static partial Regex LaterClause();

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
