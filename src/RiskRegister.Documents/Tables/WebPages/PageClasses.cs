using System.Collections.Immutable;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser.Tokens;

namespace RiskRegister.Documents.Tables.WebPages;

/// <summary>How an element looks, as far as it matters.</summary>
readonly record struct ElementLook(bool IsStruck, bool IsHidden, SymbolFont? Font)
{
    /// <summary>It stands above the line.</summary>
    public bool IsRaised { get; init; }

    /// <summary>The place within the page that it links to.</summary>
    public string? Target { get; init; }

    public ElementLook Over(ElementLook around) => new(IsStruck || around.IsStruck, IsHidden || around.IsHidden, Font ?? around.Font)
    {
        IsRaised = IsRaised || around.IsRaised,
        Target = Target ?? around.Target,
    };
}

/// <summary>
/// The classes of a page's style sheets that strike text through, hide it or give it a font of signs; Excel's pages use them.
/// </summary>
sealed partial class PageClasses
{
    const int MostClasses = 10_000;
    const int LongestStyle = 10_000;
    const int LongestTarget = 200;

    public static readonly PageClasses None = new(ImmutableDictionary<string, ElementLook>.Empty);

    readonly ImmutableDictionary<string, ElementLook> looks;

    PageClasses(ImmutableDictionary<string, ElementLook> looks) => this.looks = looks;

    public PageClasses With(string sheet)
    {
        var all = looks.ToBuilder();
        foreach (var rule in Rule().EnumerateMatches(sheet))
        {
            var text = sheet.AsSpan(rule.Index, rule.Length);
            var brace = text.IndexOf('{');
            var look = LookOf(text[brace..].ToString());
            if (look != default && all.Count < MostClasses) all[text[1..brace].Trim().ToString()] = look;
        }

        return new PageClasses(all.ToImmutable());
    }

    public ElementLook LookOf(HtmlTagToken tag)
    {
        var face = tag.Name == "font" ? SymbolFont.Named(tag.GetAttribute("face")) : null;
        var look = new ElementLook(tag.Name is "s" or "strike" or "del", false, face) { IsRaised = tag.Name == "sup" };
        if (tag.Name == "a") look = look with { Target = TargetOf(tag), IsRaised = IsNoteReference(tag) };
        foreach (var attribute in tag.Attributes)
        {
            if (attribute.Name == "style") look = LookOf(attribute.Value).Over(look);
            else if (attribute.Name == "hidden") look = look with { IsHidden = true };
            else if (attribute.Name == "class" && looks.Count > 0) look = OfClasses(attribute.Value).Over(look);
        }

        return look;
    }

    static string? TargetOf(HtmlTagToken tag) => tag.GetAttribute("href") is ['#', _, ..] place and { Length: <= LongestTarget }
        ? Uri.UnescapeDataString(place[1..]) : null;

    // As publishing software says it.
    static bool IsNoteReference(HtmlTagToken tag) =>
        tag.GetAttribute("role") == "doc-noteref" || tag.GetAttribute("epub:type") == "noteref";

    ElementLook OfClasses(string names)
    {
        var look = default(ElementLook);
        if (names.Length > LongestStyle) return look;
        foreach (var name in names.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (looks.TryGetValue(name, out var own)) look = own.Over(look);
        }

        return look;
    }

    static ElementLook LookOf(string style)
    {
        if (style.Length > LongestStyle) return default;
        var isStruck = style.Contains("line-through", StringComparison.OrdinalIgnoreCase);
        var isHidden = Hiding().IsMatch(style);
        var family = Family().Match(style);
        var font = family.Success ? SymbolFont.Named(family.Groups["name"].Value.Trim(' ', '"', '\'')) : null;
        return new ElementLook(isStruck, isHidden, font) { IsRaised = Raising().IsMatch(style) };
    }

    [GeneratedRegex(@"\.[A-Za-z0-9_-]{1,100}\s*\{[^}]*\}", RegexOptions.NonBacktracking)]
    private static partial Regex Rule();

    [GeneratedRegex(@"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Hiding();

    [GeneratedRegex(@"vertical-align\s*:\s*super", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Raising();

    [GeneratedRegex(@"font-family\s*:\s*(?<name>[^;,}]*)", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Family();
}
