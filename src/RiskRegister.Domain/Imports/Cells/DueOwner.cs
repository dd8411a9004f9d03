namespace RiskRegister.Domain.Imports;

/// <summary>
/// A day behind the owner of an action, by which it is due: "Works Manager (by March 2027)", "Head of ICT – due 31/03/27".
/// </summary>
internal static class DueOwner
{
    const int Longest = 120;
    const string Between = " ,;:|/–—-([";

    // With which a day is not the one on which something is due.
    static readonly string[] Others = ["from", "since", "until", "till", "to", "on", "at", "of", "and", "or", "wef", "starting"];

    /// <summary>Null where no day ends the text, or what stands before it is more than an owner.</summary>
    public static (string Owner, DateOnly Day)? Read(string text)
    {
        if (text.Length > Longest || !text.AsSpan().ContainsAnyInRange('0', '9')) return null;
        var line = text.TrimEnd(' ', '.', ')', ']');
        for (var at = line.IndexOf(' ', StringComparison.Ordinal); at > 0; at = line.IndexOf(' ', at + 1))
        {
            var rest = line[(at + 1)..].TrimStart([.. Between]);
            if (DateText.ReadDue(ActionText.WithoutBy(rest)) is not { } day) continue;
            var owner = line[..at].TrimEnd([.. Between]);
            return owner.Length > 0 && PeopleAndPosts.MayBeOneWith(owner)
                && !Others.Contains(owner[(owner.LastIndexOf(' ') + 1)..], StringComparer.OrdinalIgnoreCase) ? (owner, day) : null;
        }

        return null;
    }
}
