using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>Headings of several words whose order says what they mean.</summary>
internal static partial class HeadingPhrases
{
    /// <summary>What a risk is called by whose it is, or by how it stands among others.</summary>
    public const string Levels =
        "strategic|corporate|key|operational|principal|project|programme|service|organisational|significant|main|top|directorate"
        + "|potential";

    // "Number of risks" counts them; "Risk number" names one.
    [GeneratedRegex(
        @"^(total )?(number|no\.?|count) of\s", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    public static partial Regex CountOf();

    // "Actions to realise", not "Actions to date".
    [GeneratedRegex(
        @"^\sto\s(be\s)?(taken?|mitigate|maximi[sz]e|reali[sz]e|exploit|enhance|reduce|address|manage|achieve|implement|complete"
            + "|reach|return|bring|get|move|meet|attain)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    public static partial Regex Intent();

    // "Linked action title", "Current risk matrix impact": what programs put around the words.
    [GeneratedRegex(@"\b(linked|related|associated|risk matrix)\s",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    public static partial Regex OfOthers();

    // "Strategic risk".
    [GeneratedRegex(
        @"^\s*(" + Levels + @")\s+(risks?|opportunit(y|ies))\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    public static partial Regex OfSomeLevel();

    // "Risk to the Group": whose risk it is, and no group of risks.
    [GeneratedRegex(@"^\s*(risks?|threats?)\s+(facing|to|for)\s+(the|our)\s+(\p{L}+)\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    public static partial Regex RiskTo();

    // "Nature of the risk"; "Nature" alone may say its kind.
    [GeneratedRegex(@"^\s*(nature|essence)\s+of\s+(the\s+)?(risk|opportunity|threat|hazard)s?\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    public static partial Regex NatureOf();

    // "Risk ID & name".
    [GeneratedRegex(
        @"^\s*((risk|opportunity)\s+)?(id|ref|reference|no\.?|number|code)\s*(and|&|/|\+|,)\s*"
            + @"((risk|opportunity)\s+)?(name|title|headline)\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    public static partial Regex NumberAndName();

    // "Area of risk", over what risks are about: no part of the organisation.
    [GeneratedRegex(@"^\s*(risk\s+(areas?|topics?|subjects?)|(areas?|topics?|subjects?)\s+of\s+risks?|topics?|subject\s+areas?)\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    public static partial Regex OfTopic();

    // "Due to" is a cause, and no day.
    [GeneratedRegex(@"^\s*((is|this is|caused|and is)\s+)?due\s+to\W*$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    public static partial Regex DueTo();

    // "Type (R/A/I/D)", "R,A,I,D,O", "Category [RAID]": what a row of a project's log is.
    [GeneratedRegex(
        @"^\s*((raid\s+)?(type|category|kind|item|class|entry)\s*)?[(\[]?\s*"
            + @"(raid|r\s*[/,|]\s*a\s*[/,|]\s*i\s*[/,|]\s*d(\s*[/,|]\s*[a-z])*)\s*[)\]]?\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    public static partial Regex OfLog();

    // "Risk/Issue", "Risk or issue?", "R/I": the same of the two that most are.
    [GeneratedRegex(
        @"^\s*((type|category|kind|item|entry|is\s+(it|this))\s*)?[(\[]?\s*((a\s+)?risk\s*(/|or|\|)\s*(an\s+)?issue"
            + @"|(an\s+)?issue\s*(/|or|\|)\s*(a\s+)?risk|r\s*[/|]\s*i|i\s*[/|]\s*r)\s*(\([a-z/|,\s]{1,12}\))?\s*[)\]]?\s*\??\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    public static partial Regex OfRiskOrIssue();

    // "Controls (what we do now)", "Owner (who answers for it?)": the same in other words.
    [GeneratedRegex(@"^[(\[]\s*(what|how|who|i\.?e\.?|e\.?g\.?|for example|such as|please)\b[^()\[\]]*[)\]]\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    public static partial Regex InOtherWords();

    // "Movement since last quarter".
    [GeneratedRegex(@"\s(since|from)\s", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    public static partial Regex Since();

    // "Risk and consequences" is a risk, and more of it.
    [GeneratedRegex(
        @"^\s*(risks?|opportunit(y|ies)|hazards?|threats?)(\s+(title|description|event))?\s*(and|&|/|,|\+)\s*(its\s+|their\s+|the\s+)?"
            + @"((potential\s+|possible\s+)?(root\s+)?(causes?|consequences?|effects?|impacts?|triggers?|benefits?|description)\b"
            + @"|(risk\s+)?(owner|lead|lead officer)\s*$)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    public static partial Regex RiskAndMore();

    // "Controls (and owner)", "Actions (owner, due date)": what stands in the brackets is in the texts.
    [GeneratedRegex(
        @"\s*[(\[]\s*((and|with|inc\.?|incl\.?|including)\s[^()\[\]]*|(owners?|lead|who|by\s+whom)\s*(,|/|&|and)\s*[^()\[\]]*)[)\]]\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    public static partial Regex WithMore();

    // "Actions and timescales", "Further actions & target dates", "Actions / Lead / Date": the same without brackets. "Action / lead"
    // may be whose they are.
    [GeneratedRegex(
        @"\s*(((,|&|\+|;|\s(and|with|incl?\.?|including)\s)\s*)" + Part + @"(" + Joint + Part + @")*|/\s*" + Part + "(" + Joint + Part
            + @")+)\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    public static partial Regex AndMore();

    const string Joint = @"\s*(,|/|&|\+|;|\sand\s|\swith\s)\s*((and|&)\s+)?";
    const string Part = @"(the\s+)?((action|target|due|completion|implementation|lead|responsible)\s+)?"
        + @"(owners?|ownership|leads?|officers?|dates?|days?|timescales?|time\s*frames?|timelines?|deadlines?|milestones?|due|who|when"
        + @"|by\s+whom|by\s+when|responsib(le|ility)|targets?)";

    // "Controls & assurance" are both; "Control assurance" is that alone.
    [GeneratedRegex(@"\bcontrols?\s*(\sand\s|&|/|\+|,)\s*(\p{L}+\s+)?(?<of>(sources?|lines?)\s+of\s+)?assurances?\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    public static partial Regex WithAssurance();

    // "Progress to date", "Taken so far", and no measures.
    [GeneratedRegex(@"\b(progress|taken)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    public static partial Regex SaysHowFar();

    // "Further mitigation controls".
    [GeneratedRegex(@"\b(further|additional|planned|proposed|future|new|outstanding|required|needed)\b",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    public static partial Regex IsOfMore();
}
