namespace RiskRegister.Documents.Tables;

/// <summary>
/// How the comments are known that this service puts into workbooks: by their author, and by the line before what they say, which other
/// programs keep, and which stands within the comment of somebody else that it was added to.
/// </summary>
static class OwnComment
{
    public const string Author = "Risk Register";

    const string Heading = $"{Author}:";

    /// <summary>The text as it is written.</summary>
    public static string Of(string text) => $"{Heading}\n{text}";

    /// <summary>What somebody else says in a comment; empty where it is wholly this service's.</summary>
    public static string Without(string author, string text)
    {
        if (author.Trim() == Author) return "";
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var own = Array.FindIndex(lines, line => line.Trim() == Heading);
        return string.Join('\n', own < 0 ? lines : lines[..own]);
    }
}
