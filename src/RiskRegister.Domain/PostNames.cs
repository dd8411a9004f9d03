using System.Text;

namespace RiskRegister.Domain;

/// <summary>Puts one post in another's place, in what names posts.</summary>
public static class PostNames
{
    /// <summary>Whether two names are one post's: capitals and the Unicode form of letters do not matter.</summary>
    public static bool AreSame(string one, string other) => Key(one) == Key(other);

    /// <summary>The names with one instead of the other, each post once.</summary>
    public static IReadOnlyList<string> Replace(IReadOnlyList<string> names, string from, string to) =>
        !names.Any(name => AreSame(name, from)) ? names
            : [.. names.Select(name => AreSame(name, from) ? to : name).DistinctBy(Key, StringComparer.Ordinal)];

    /// <summary>An entry in which a post is named otherwise, as its owner and as that of its actions and controls.</summary>
    public static EntryState Rename(EntryState entry, string from, string to) => entry with
    {
        Owners = Replace(entry.Owners, from, to),
        Actions = [.. entry.Actions.Select(action => IsOf(action, from) ? action with { Owner = to } : action)],
        Controls = Controls(entry, from, to),
    };

    /// <summary>An entry of which a post has handed over what is still to do; whose an action was that has ended stays.</summary>
    public static EntryState HandOver(EntryState entry, string from, string to) => entry with
    {
        Owners = Replace(entry.Owners, from, to),
        Controls = Controls(entry, from, to),
        Actions =
        [
            .. entry.Actions.Select(action =>
                action.Status == ActionStatus.Open && IsOf(action, from) ? action with { Owner = to } : action),
        ],
    };

    static IReadOnlyList<Control> Controls(EntryState entry, string from, string to) =>
        [.. entry.Controls.Select(control => control.Owner is { } owner && AreSame(owner, from) ? control with { Owner = to } : control)];

    static bool IsOf(PlannedAction action, string post) => action.Owner is { } owner && AreSame(owner, post);

    static string Key(string name) => name.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
}
