using System.Globalization;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Pages.Entries;

/// <summary>A step in the life of an entry that has a page of its own.</summary>
/// <param name="Name">As its address has it.</param>
/// <param name="Done">What the entry's page is told afterwards.</param>
public sealed record LifeDeed(string Name, string Done)
{
    public static readonly LifeDeed Accept = new("accept", "accepted");
    public static readonly LifeDeed Close = new("close", "closed");
    public static readonly LifeDeed Reopen = new("reopen", "reopened");

    /// <summary>The field at which a fault is mended.</summary>
    public string FieldOf(string path) => path.Split('[', '.')[0] switch
    {
        "replacedBy" => "replacedBy",
        "reference" => "reference",
        _ => this == Close ? "reason" : "changeNote",
    };

    /// <summary>What people call what stands at a path.</summary>
    public static string NameOf(string path) => path.Split('[', '.')[0] switch
    {
        "replacedBy" => "One of the entries that take its place",
        "reference" => "The reference",
        "reason" => "The reason",
        _ => "The note",
    };
}

/// <summary>What was typed to accept, close or reopen an entry.</summary>
/// <param name="Revision">From which it was typed.</param>
public sealed record LifeDraft(int Revision, string Reference, string Reason, string ReplacedBy, string? Note)
{
    /// <summary>The entries that take its place, by what was typed.</summary>
    public IReadOnlyList<string> Others =>
        ReplacedBy.Split([',', ';', ' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static LifeDraft Of(FoundEntry entry) => new(entry.Row.Revision, "", "", "", null);

    public static LifeDraft Read(IFormCollection form) => new(
        int.TryParse(form["revision"], NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : 0,
        Text(form, "reference"), Text(form, "reason"), Text(form, "replacedBy"), Text(form, "changeNote") is { Length: > 0 } note ? note
            : null);

    // Browsers send line ends as two characters.
    static string Text(IFormCollection form, string name) => form[name].ToString().Replace("\r\n", "\n", StringComparison.Ordinal).Trim();
}
