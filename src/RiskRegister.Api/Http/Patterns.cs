using RiskRegister.Domain;

namespace RiskRegister.Api.Http;

/// <summary>
/// The forms of texts as regular expressions, for the OpenAPI document: what ECMA, .NET and Python read alike. Requests are checked by the
/// rules themselves; the tests hold the two against each other.
/// </summary>
public static class Patterns
{
    /// <summary>Anything that is text.</summary>
    public const string Text = "^[^\\u0000\\ufffd]+$";

    /// <summary>As base64url writes bytes.</summary>
    public const string Base64Url = "^[A-Za-z0-9_-]+$";

    /// <summary>A JSON object, by how it begins.</summary>
    public const string JsonObject = "^\\s*\\{";

    /// <summary>Where a document lies elsewhere.</summary>
    public const string Address = "^[Hh][Tt][Tt][Pp][Ss]://[!-~]+$";

    /// <summary>CR5, CO1.2.</summary>
    public const string Reference = "^C[RO][1-9][0-9]{0,5}(\\.[1-9][0-9]{0,2})?$";

    /// <summary>A reference, or the permanent id.</summary>
    public const string ReferenceOrId = "^([Cc][RrOo][1-9][0-9]{0,5}(\\.[1-9][0-9]{0,2})?|" + Id + ")$";

    /// <summary>References with commas between.</summary>
    public const string References = "^( *[Cc][RrOo][1-9][0-9]{0,5}(\\.[1-9][0-9]{0,2})? *(,|$))+$";

    /// <summary>Of one entry to another.</summary>
    public const string Relation = "^(dependsOn|neededBy|relatesTo|splitFrom|splitInto|mergedInto|mergedFrom)$";

    public const string QuarterOrLatest = "^([0-9]{4}-[0-9]{2}-[Qq][1-4]|latest)$";

    /// <summary>An access key's id, or the word for the caller's own.</summary>
    public const string Key = "^([A-Za-z0-9_-]{12}|current)$";

    /// <summary>One ETag or several; * is refused where a change asks for one.</summary>
    public const string ETags = "^(W/)?\"[!#-~]+\"( *, *(W/)?\"[!#-~]+\")*$";

    /// <summary>The same, or *.</summary>
    public const string ETagsOrAny = "^(\\*|(W/)?\"[!#-~]+\"( *, *(W/)?\"[!#-~]+\")*)$";

    public const string Digest = "^[0-9a-f]{64}$";

    public const string Colour = "^#[0-9a-fA-F]{6}$";

    /// <summary>One line with something on it, as <see cref="TextRules.LineFault"/> has it.</summary>
    public const string Line = "^[^" + Breaks + "]*[^\\s" + Breaks + "][^" + Breaks + "]*$";

    /// <summary>Lines, or none, as <see cref="TextRules.ProseFault"/> has it of what is kept.</summary>
    public const string Prose = "^[^\\u0000-\\u0008\\u000b\\u000e-\\u001f\\u007f-\\u0084\\u0086-\\u009f]*$";

    const string Id = "[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}";

    const string Breaks = "\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029";
}
