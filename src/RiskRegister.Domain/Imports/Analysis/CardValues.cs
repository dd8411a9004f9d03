namespace RiskRegister.Domain.Imports;

/// <summary>Tells what cards say from the headings that it is said under.</summary>
internal sealed class CardValues(HeadingNames names)
{
    // Whose values are words that are headings elsewhere: "Closed", "Risk", "No".
    static readonly ImportField[] FieldsOfWords =
        [ImportField.Status, ImportField.Exempt, ImportField.Kind, ImportField.Types, ImportField.Response];

    /// <summary>
    /// Whether what stands below a heading is another one: "Owner" below "Risk", but not "No" under "Exempt", "Risk" under "Type" or "L"
    /// under "Owner".
    /// </summary>
    public bool IsHeadingBelow(string label, string value) =>
        value.Trim() is { Length: > 1 } text && names.MeaningOf(text) is not null && !IsOf(label, FieldsOfWords);

    /// <summary>Whether what stands beside a heading is another one; an action may be called "Controls", too.</summary>
    public bool IsHeadingBeside(string label, string value) =>
        IsHeadingBelow(label, value) && !IsOf(label, [ImportField.Actions, ImportField.Controls]);

    bool IsOf(string label, ImportField[] fields) =>
        names.MeaningOf(label) is { Family: ScoreFamily.None } meaning && fields.Contains(meaning.Field);
}
