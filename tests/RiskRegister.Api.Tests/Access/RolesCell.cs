namespace RiskRegister.Api.Tests.Access;

/// <param name="Text">As it stands in the table.</param>
public sealed record RolesCell(string Text)
{
    static readonly string[] Known = ["✓", "", "401", "published", "edition", "public", "seen", "own", "proposal", "post"];

    readonly string[] words = Text.Split(',', StringSplitOptions.TrimEntries) is var given && given.All(Known.Contains)
        ? given : throw new InvalidDataException($"'{Text}' is no cell of roles.md.");

    /// <summary>The problem that answers a request; null when it is done.</summary>
    /// <param name="entry">Which entry it is about, if it is about one.</param>
    /// <param name="published">Whether the snapshot that it is about is published, if it is about one.</param>
    public string? Refusal(WhoseEntry? entry, bool? published)
    {
        if (words.Contains("401")) return "unauthenticated";
        if (words.Contains("")) return "role_required";
        if (words.Contains("published") && published == false) return "snapshot_not_found";
        if (words.Contains("edition")) return "edition_not_allowed";
        if (words.Contains("post")) return "not_your_sign_off";
        if (entry is not { } about) return null;
        var (own, exempt) = about;
        if (words.Contains("proposal")) return own && !exempt ? null : "not_for_owners";
        if (exempt && (words.Contains("public") || (!own && (words.Contains("seen") || words.Contains("own"))))) return "entry_not_found";
        return words.Contains("own") && !own ? "not_your_entry" : null;
    }
}
