using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// A direction of travel told in a sentence: "Increased because of rain", "Risk has gone up", "Score down from 16 following the works".
/// What moves has to be the score or what it is made of, and nothing may doubt or deny it: "may increase", "expected to reduce",
/// "Increased demand".
/// </summary>
internal static partial class DirectionSentence
{
    const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    const string Of = @"((the|this|our|overall|residual|net|current|inherent|gross|total)\s+)*";
    const string Score = @"(risk|opportunity|scor(e|ing)|rating|level|likelihood|probability|impact|severity|exposure|trend"
        + @"|direction(\s+of\s+travel)?|it)s?";

    // "The risk score", "Likelihood of flooding".
    const string Subject = "(" + Of + "(" + Score + @"(\s+" + Score + @")?|level\s+of\s+(the\s+)?risk"
        + @"|(risk|likelihood|probability)\s+of(\s+[\p{L}-]+){1,3})\s+)?";

    const string Slightly = @"(slightly|significantly|marginally|considerably|substantially|greatly|further|again|steadily)";
    const string Slight = @"(an?\s+)?((slight|small|minor|significant|marginal|further|large)\s+)?";

    /// <summary>The direction that a sentence states; null of others.</summary>
    public static Direction? Read(string text)
    {
        if (Moves().Match(text) is { Success: true } moves && !IsDoubted(text, moves.Length) && GoesOn().IsMatch(text.AsSpan(moves.Length)))
            return moves.Groups["up"].Success ? Direction.Upwards : Direction.Downwards;
        return Stays().Match(text) is { Success: true } stays && Ends().IsMatch(text.AsSpan(stays.Length))
            && !Moving().IsMatch(text.AsSpan(stays.Length)) ? Direction.Level : null;
    }

    /// <summary>Whether what stands behind the word for a direction doubts it: "Increased?", "Increase – expected in Q3".</summary>
    public static bool IsDoubted(string text, int end) => end < text.Length && Doubts().IsMatch(text.AsSpan(end));

    [GeneratedRegex(
        "^(" + Subject + @"((has|have|is|are)\s+)?((now|also|since|again|further)\s+)?(been\s+)?(" + Slightly + @"\s+)?"
            + @"((?<up>increas(ed|ing)|risen|grown|(gone|moved|went)\s+up(wards?)?|up(wards?)?|higher)"
            + @"|reduc(ed|ing)|decreas(ed|ing)|lowered|fallen|dropped|lessened|(gone|moved|went|come)\s+down(wards?)?|down(wards?)?|lower)"
            + "|" + Slight + @"((?<up>increase)|decrease|reduction))\b",
        Options)]
    private static partial Regex Moves();

    // "Likelihood unchanged, impact increased".
    [GeneratedRegex(
        @"\b" + Score + @"\s+((has|have|is|are)\s+)?(increas|risen|grown|reduc|decreas|lower|fallen|dropp|gone\s|up\b|down\b)",
        Options)]
    private static partial Regex Moving();

    // "Risk remains stable", "No significant change to the score", "There has been no change".
    [GeneratedRegex(
        "^(" + Subject + @"((has|have|is|are|remain(s|ed|ing)?|stay(s|ed)?|continues\s+to\s+be|(has|have)\s+(remained|stayed|been))\s+)?"
            + @"((still|now|broadly|largely|relatively|currently)\s+)?"
            + @"(unchanged|stable|static|steady|constant|level|the\s+same|not\s+(changed|moved))"
            + "|" + Subject + @"(remain(s|ed)?|stay(s|ed)?|(has|have)\s+(remained|stayed))\s+at\s+[0-9]+"
            + @"|(there\s+(has\s+been|is|have\s+been)\s+)?no\s+((significant|material|real|overall|further|major|net)\s+)?"
            + @"(changes?|movement)(\s+(to|of|in)\s+" + Of + Score + @"(\s+" + Score + ")?)?)\\b",
        Options)]
    private static partial Regex Stays();

    const string Reason = @"\s+(because|due|owing|following|after|since|thanks|despite|pending|reflecting|resulting|while|whilst"
        + @"|oherwydd|yn\s+dilyn|ers)\b";
    const string When = @"\s+((from|as|than|on|over|in|during)\s+(the\s+)?(last|past|previous|prior|before|q[1-4])"
        + @"|this\s+(quarter|month|period|year))\b";
    const string Stop = @"\s*$|\s*\n|\s*[^\w\s'’?-]|\s+[–—-]";

    // A reason, or from where to where; what else goes on is about something else: "Increased capacity".
    [GeneratedRegex(
        @"^(\s+" + Slightly + @")?(\s+in\s+" + Of + Score + @")?(\s+" + Score + @"(\s+" + Score + ")?)?"
            + "(" + Stop + "|" + Reason + "|" + When + @"|\s+(from|to|by|at)\s+[0-9]|\s+[0-9]{1,2}(\s+points?)?\s*$|\s+(as|with)\s"
            + @"|\s+to\s+(very\s+)?(red|amber|green|yellow|low|medium|moderate|high)\b|\s+by\s+(a|one|two|three)\s+(point|level|band|step)"
            + @"|\s+in\s+line\s+with\s)",
        Options)]
    private static partial Regex GoesOn();

    [GeneratedRegex(@"^(" + Stop + "|" + Reason + "|" + When + @"|\s+at\s+[0-9])", Options)]
    private static partial Regex Ends();

    [GeneratedRegex(
        @"^\s*(\?|[(\[]\?|[(\[,:;–—-]\s*(expected|likely|possibl[ey]|potentially|forecast|anticipated|predicted|projected|not\s+yet)"
            + @"(\s*$|\s*[)\]]|\s+(in|by|next|from|once|after|when|if|this|over)\b))",
        Options)]
    private static partial Regex Doubts();
}
