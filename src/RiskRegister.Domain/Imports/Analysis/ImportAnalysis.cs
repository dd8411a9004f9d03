using System.Text.Json.Serialization;

namespace RiskRegister.Domain.Imports;

/// <summary>What was understood of an import's tables, and what is in question.</summary>
/// <param name="Tables">In the files' order.</param>
/// <param name="Scales">The values of the file's scales, with what each is taken for.</param>
/// <param name="LeftOut">Rows that are no entries; the first few hundred.</param>
/// <param name="LeftOutCount">All of them.</param>
/// <param name="Questions">What has to be answered before an import goes ahead.</param>
/// <param name="Mapping">All that was decided, to be sent back with the questions answered.</param>
public sealed record ImportAnalysis(
    IReadOnlyList<AnalysedTable> Tables,
    IReadOnlyList<AnalysedScale> Scales,
    IReadOnlyList<LeftOutRow> LeftOut,
    int LeftOutCount,
    IReadOnlyList<ImportQuestion> Questions,
    ImportMapping Mapping)
{
    /// <summary>Questions that the mapping has answered, so far as they have arisen; the answers stand in it.</summary>
    [JsonIgnore]
    public IReadOnlyList<ImportQuestion> Answered { get; init; } = [];
}

/// <summary>A table of the import.</summary>
/// <param name="Name">The file, with the sheet where it has sheets.</param>
/// <param name="Sheet">By which a mapping names it; null where it has no name of its own.</param>
/// <param name="Use">What it is taken for.</param>
/// <param name="Kind">The kind of rows that do not say their own.</param>
/// <param name="HeadingRows">As a person counts rows; those of every part that has headings of its own.</param>
/// <param name="Rows">How many rows are below the headings.</param>
/// <param name="Entries">How many entries they make.</param>
/// <param name="Columns">Those of the first heading, then others that only a later one has.</param>
public sealed record AnalysedTable(
    string Name,
    string? Sheet,
    TableUse Use,
    EntryKind? Kind,
    IReadOnlyList<int> HeadingRows,
    int Rows,
    int Entries,
    IReadOnlyList<AnalysedColumn> Columns)
{
    /// <summary>What the mapping that was sent says of it; null where it says nothing.</summary>
    [JsonIgnore]
    public TableMapping? Said { get; init; }
}

/// <summary>A column as it was understood.</summary>
/// <param name="Heading">With the groups above it; "(column C)" where it has none.</param>
/// <param name="Letter">As a spreadsheet names it; empty where the columns of the table stand elsewhere in the file.</param>
/// <param name="Samples">Up to three values.</param>
/// <param name="Fields">What it is read as; none when it is not read.</param>
public sealed record AnalysedColumn(
    string Heading,
    string Letter,
    IReadOnlyList<string> Samples,
    IReadOnlyList<ImportField> Fields,
    Sureness Sureness,
    FactorOrder? Order,
    bool IsHidden);

/// <summary>How sure the proposed field of a column is.</summary>
public enum Sureness
{
    /// <summary>No field has such a heading.</summary>
    None,

    /// <summary>A question is about it.</summary>
    Unsure,

    /// <summary>By a heading that often, not always, means it, or by what its cells hold.</summary>
    Likely,

    /// <summary>By its heading, or because the mapping says so.</summary>
    Sure,
}

/// <summary>One value of a scale of the file.</summary>
/// <param name="Scale">"impact", "likelihood" or "score".</param>
/// <param name="Value">As the file has it.</param>
/// <param name="Rows">How many rows have it.</param>
/// <param name="Impact">1–5; null when it says nothing of the impact, or is in question.</param>
/// <param name="Likelihood">1–5; likewise.</param>
public sealed record AnalysedScale(string Scale, string Value, int Rows, int? Impact, int? Likelihood);

/// <summary>A row that is no entry.</summary>
/// <param name="Text">What it says, shortened.</param>
public sealed record LeftOutRow(string Table, int Row, LeftOutReason Reason, string Text);

/// <summary>Why a row is no entry.</summary>
public enum LeftOutReason
{
    Section,
    Note,
    Total,
    Blank,
    Struck,
    Hidden,
    Closed,
    Repeated,

    /// <summary>It explains what others say: the steps of a scale, signs, colours.</summary>
    Key,

    /// <summary>It has no score, and such rows are left out.</summary>
    Unscored,
}

/// <summary>Something that the file does not say.</summary>
/// <param name="Id">Stable: the same question about the same file has the same id.</param>
/// <param name="Code">Which question it is, for programs; stable.</param>
/// <param name="Text">For a person.</param>
/// <param name="Choices">At least two.</param>
/// <param name="Proposed">The choice that is most likely meant; null when none is.</param>
/// <param name="Table">Where it arose first.</param>
/// <param name="Row">As a person counts rows.</param>
/// <param name="Column">The heading.</param>
public sealed record ImportQuestion(
    string Id,
    string Code,
    string Text,
    IReadOnlyList<QuestionChoice> Choices,
    string? Proposed = null,
    string? Table = null,
    int? Row = null,
    string? Column = null)
{
    /// <summary>The same, where nobody is there to answer or other faults have to be mended first.</summary>
    public ImportMessage AsRefusal() => new(Table, Row, Column, Code, Text, ImportSeverity.Refused);
}

/// <summary>An answer that a question takes.</summary>
/// <param name="Value">What an answer says.</param>
/// <param name="Effect">What follows from it.</param>
public sealed record QuestionChoice(string Value, string Effect);
