using System.Globalization;
using RiskRegister.Domain;
using RiskRegister.Pages.Components;

namespace RiskRegister.Pages.Entries;

/// <summary>What stands in the fields of a section's form: as the entry has it, or as somebody typed it.</summary>
public sealed class Draft
{
    public const string RevisionField = "revision";
    public const string NoteField = "changeNote";
    public const string ActionField = "action";

    readonly Dictionary<string, string[]> fields;

    Draft(Dictionary<string, string[]> fields) => this.fields = fields;

    /// <summary>The revision that it was made from; 0 when none was sent.</summary>
    public int Revision => int.TryParse(this[RevisionField], NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
        ? revision : 0;

    /// <summary>Why, in words of their own; null when nothing was said.</summary>
    public string? Note => this[NoteField].Trim() is { Length: > 0 } note ? note : null;

    /// <summary>The action that is changed; null for a new one, and in other sections.</summary>
    public int? ActionId => int.TryParse(this[ActionField], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    public string this[string field] => fields.TryGetValue(field, out var values) && values.Length > 0 ? values[0] : "";

    public IReadOnlyList<string> All(string field) => fields.GetValueOrDefault(field) ?? [];

    /// <summary>The lines of a field, without those that say nothing.</summary>
    public IReadOnlyList<string> Lines(string field) =>
        [.. this[field].Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)];

    public DateParts Date(string field) => new(this[$"{field}-day"], this[$"{field}-month"], this[$"{field}-year"]);

    public static Draft Of(EntrySection section, EntryState state, int? action)
    {
        var filled = new Dictionary<string, string[]>(StringComparer.Ordinal);
        section.Fill(state, action, (name, values) => filled[name] = values);
        if (action is { } id) filled[ActionField] = [$"{id}"];
        return new Draft(filled);
    }

    // Browsers send line ends as two characters.
    public static Draft Read(IFormCollection form) => new(form.ToDictionary(pair => pair.Key,
        pair => pair.Value.Select(value => (value ?? "").Replace("\r\n", "\n", StringComparison.Ordinal)).ToArray(),
        StringComparer.Ordinal));

    /// <summary>The same, to be sent as a change to another revision.</summary>
    public Draft At(int revision) =>
        new(new Dictionary<string, string[]>(fields, StringComparer.Ordinal) { [RevisionField] = [$"{revision}"] });

    /// <summary>The same, as a change to a revision where it says of none.</summary>
    public Draft AtLeast(int revision) => Revision > 0 ? this : At(revision);
}
