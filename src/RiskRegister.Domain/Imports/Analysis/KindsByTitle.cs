using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Rows without a kind of their own whose titles or references say one: "Threat: Heather beetle" beside "Opportunity: Biodiversity sales",
/// "Biodiversity sales (opportunity)", R-71 beside O-72, SR1 beside SO1; or whose types do, "Financial opportunity". Where every title
/// does, it is read; else it is asked, once for all.
/// </summary>
internal sealed partial class KindsByTitle(Decisions decisions)
{
    const string Id = "kinds-by-title";
    const string Each = "each";

    static readonly char[] BetweenTypes = ['/', ',', ';', '\n', '&', '+'];

    public void Read(TableReading table)
    {
        RowDraft[] drafts = [.. table.Drafts.Where(draft => draft.SaysNoKind)];
        var byReference = AreOfBothKinds(drafts);
        (RowDraft Draft, EntryKind? Kind)[] said =
        [
            .. drafts.Select(draft => (draft, OfTitle(draft.TextOf(draft.Layout.TitleField))
                ?? (byReference ? OfReference(draft.TextOf(ImportField.Reference))?.Kind : null)
                ?? (NamesOpportunity(draft) ? EntryKind.Opportunity : null))),
        ];
        var others = Array.FindAll(said, row => row.Kind is { } kind && kind != StoredKind(row.Draft));
        if (others.Length == 0) return;
        var isSaidByAll = Array.TrueForAll(drafts, draft => LabelOf(draft.TextOf(draft.Layout.TitleField)) is not null);
        if (!isSaidByAll && Ask(others[0].Draft, others[0].Kind!.Value) != Each) return;
        foreach (var (draft, kind) in others) draft.SaidKind = kind;
    }

    string Ask(RowDraft draft, EntryKind kind) => decisions.Ask(new ImportQuestion(
        Id,
        ImportCodes.KindDisagrees,
        $"\"{CellText.Shown(draft.TextOf(draft.Layout.TitleField))}\" begins or ends as {NameOf(kind)} does, or has the "
            + "reference or the type of one, and no column says what it is: are such rows what that says?",
        [
            new(Each, "Each is a risk or an opportunity as its title, reference or type says."),
            new("same", "They are what the other rows of their table are: the words mean something else."),
        ],
        Each, draft.Table, draft.Number)) ?? Each;

    static string NameOf(EntryKind kind) => kind == EntryKind.Risk ? "a risk" : "an opportunity";

    static EntryKind StoredKind(RowDraft draft) => draft.SaidKind ?? EntryKind.Risk;

    static EntryKind? OfTitle(string title)
    {
        if (LabelOf(title) is { } word) return KindOf(word);
        return MayBegin(title) && Opens().IsMatch(title) && !IsLost().IsMatch(title) ? EntryKind.Opportunity : null;
    }

    // Nearly no title begins with one of the words.
    static bool MayBegin(string title) =>
        title.AsSpan().TrimStart() is ['r' or 'R' or 't' or 'T' or 'o' or 'O' or 'a' or 'A' or '(' or '[', ..];

    // "Opportunity" and "Financial opportunity" among the types, but not "Equal opportunity".
    static bool NamesOpportunity(RowDraft draft)
    {
        if (!draft.Has(ImportField.Types)) return false;
        var types = draft.TextOf(ImportField.Types);
        return types.Contains("opp", StringComparison.OrdinalIgnoreCase) && types.Split(BetweenTypes).Any(type => OfType().IsMatch(type));
    }

    static string? LabelOf(string title)
    {
        if (MayBegin(title) && Label().Match(title) is { Success: true } label) return label.Groups["word"].Value;
        return title.AsSpan().TrimEnd() is [.., ')' or ']'] && LastLabel().Match(title) is { Success: true } last
            ? last.Groups["word"].Value : null;
    }

    // Numbers of both kinds, and no others.
    static bool AreOfBothKinds(RowDraft[] drafts)
    {
        var kinds = new HashSet<EntryKind>();
        var levels = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var draft in drafts)
        {
            if (OfReference(draft.TextOf(ImportField.Reference)) is not var (kind, level)) return false;
            kinds.Add(kind);
            levels.Add(level);
        }

        return kinds.Count > 1 && levels.Count == 1;
    }

    // With the letter of their level, the same in both: "SR1", "SO1".
    static (EntryKind Kind, string Level)? OfReference(string reference) => Number().Match(reference) is { Success: true } number
        ? (KindOf(number.Groups["word"].Value), number.Groups["level"].Value) : null;

    static EntryKind KindOf(string word) => word[0] is 'o' or 'O' ? EntryKind.Opportunity : EntryKind.Risk;

    [GeneratedRegex(
        @"^\s*((financial|legal|reputational|operational|strategic|commercial|economic|environmental|technical|technological|people"
            + @"|business|corporate|project|service|partnership|key|new|other)\s+(\w+\s+)?)?(opportunit(y|ies)|opp)\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex OfType();

    [GeneratedRegex(@"^\s*[\[(]?(?<word>risk|threat|opportunity|opp)\s*[:\-–—\])]",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Label();

    [GeneratedRegex(@"[(\[]\s?(an?\s)?(?<word>risk|threat|opportunity|opp)\s?[)\]]\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex LastLabel();

    [GeneratedRegex(@"^\s*(there (is|are|may be) (an? |some )?|an? |the )?opportunit(y|ies) (to|for)\b",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Opens();

    // "Opportunities for young people are lost" is a risk, and "Opportunity to recover lost income" is none.
    [GeneratedRegex(
        @"\b((lost|missed|forgone|foregone|wasted|squandered|overlooked|disappears?|lapses?|fails?|failed|dry\s+up|dries\s+up)"
            + @"(\W*$|\s*[,;:.(\-–—]|\s+(due|because|through|as|if|when|where|by|owing|after|since|to|at|and|or)\b)"
            + @"|(not|never)\s+((be|being|been|fully)\s+)*(taken|reali[sz]ed|seized|pursued|exploited|used|grasped|identified|secured)\b)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex IsLost();

    [GeneratedRegex(@"^\s*((?<word>r|risk|t|threat|op?|opp|opportunity)|(?<level>[a-z])(?<word>[ro]))[\s\-–_/.]*[0-9]",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Number();
}
