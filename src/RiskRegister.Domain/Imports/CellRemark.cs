namespace RiskRegister.Domain.Imports;

/// <summary>What a cell of a file is beside its text.</summary>
/// <param name="Marks">None for a plain cell.</param>
/// <param name="Struck">The text that the file shows struck through, and that is not in the cell's text; null when there is none.</param>
/// <param name="Date">The day that the cell holds, when it is a date and not a text or number.</param>
public sealed record CellRemark(CellMarks Marks, string? Struck = null, DateOnly? Date = null)
{
    /// <summary>
    /// What the file shows where that is not the cell's text: "04-May" for the day 2026-05-04; null when the text is what it shows.
    /// </summary>
    public string? Shown { get; init; }

    /// <summary>The notes whose marks stand in the cell, and the comments on it; no mark is part of its text.</summary>
    public IReadOnlyList<CellNote> Notes { get; init; } = [];

    /// <summary>Which lines of its text, from 0, stand behind text that is struck through: "done" behind what was to be done.</summary>
    public IReadOnlyList<int> BehindStruck { get; init; } = [];

    public static readonly CellRemark None = new(CellMarks.None);

    public bool Is(CellMarks mark) => (Marks & mark) != CellMarks.None;
}

/// <summary>Kinds of remarks on a cell.</summary>
[Flags]
public enum CellMarks
{
    None = 0,

    /// <summary>All or some of what it shows is struck through.</summary>
    Struck = 1,

    /// <summary>It holds an error value, such as #N/A; its text is that value's name.</summary>
    Error = 2,

    /// <summary>It is a date, by its type or its number format.</summary>
    Date = 4,

    /// <summary>A formula of which the file stores no value, so that its text is empty though the cell is not.</summary>
    NotCalculated = 8,

    /// <summary>It repeats the text of the merged cell that covers it and that begins above or left of it.</summary>
    Merged = 16,

    /// <summary>Its text was a picture or a sign of a symbol font (Wingdings, an icon set) that was read as an arrow.</summary>
    Sign = 32,

    /// <summary>It has text of tracked changes that were not yet accepted: inserted text counts, deleted text is struck.</summary>
    Tracked = 64,

    /// <summary>Marks of notes stand in it, or somebody commented on it.</summary>
    Noted = 128,
}

/// <summary>A footnote, endnote or the like whose mark stands in a cell.</summary>
/// <param name="Mark">As it is shown, "1" or "*"; empty where the file leaves the numbering to whoever shows it.</param>
/// <param name="Text">Null where the file does not say what the mark stands for.</param>
public record CellNote(string Mark, string? Text)
{
    /// <summary>What somebody said beside the cell, and no note of the text itself.</summary>
    public bool IsComment { get; init; }

    /// <summary>A comment, which has no mark.</summary>
    public static CellNote Comment(string text) => new("", text) { IsComment = true };
}
