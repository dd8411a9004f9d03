using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using RiskRegister.Api.Http;
using RiskRegister.Domain;
using RiskRegister.Domain.Imports;

namespace RiskRegister.Api.Features.Imports;

/// <summary>What an import did, or, of a dry run, would do.</summary>
/// <param name="Quarter">The quarter whose snapshot was taken of it; null for the live register.</param>
/// <param name="Created">How many rows made an entry.</param>
/// <param name="Updated">How many rows changed one.</param>
/// <param name="Unchanged">How many rows said what is there.</param>
/// <param name="Refused">How many rows cannot be stored; then nothing is.</param>
/// <param name="Closed">How many entries were closed.</param>
/// <param name="Rows">Each row, in the files' order.</param>
/// <param name="ClosedEntries">Entries that are not in the quarter's register, or were replaced.</param>
/// <param name="ReopenedEntries">Entries that had been closed as missing and are in the files again.</param>
/// <param name="RenumberedEntries">Entries that the files know by another number.</param>
/// <param name="Messages">What was found on the way; of many notes of one kind the first few.</param>
public sealed record ImportDocument(
    bool DryRun, string? Quarter, int Created, int Updated, int Unchanged, int Refused, int Closed, IReadOnlyList<ImportRowDocument> Rows,
    IReadOnlyList<ImportClosingDocument> ClosedEntries, IReadOnlyList<Guid> ReopenedEntries, IReadOnlyList<Renumbering> RenumberedEntries,
    IReadOnlyList<ImportMessageDocument> Messages)
{
    public static ReadOnlyMemory<byte> Write(ImportPlan plan, bool dryRun, Quarter? quarter) => JsonText.Write(writer =>
    {
        var counts = plan.Outcomes.CountBy(outcome => outcome.Result).ToDictionary();
        writer.WriteStartObject();
        writer.WriteBoolean("dryRun"u8, dryRun);
        writer.WriteString("quarter"u8, quarter?.ToString());
        foreach (var result in Enum.GetValues<RowResult>()) writer.WriteNumber(EnumNames.Of(result), counts.GetValueOrDefault(result));
        writer.WriteNumber("closed"u8, plan.Closings.Count);
        writer.WriteStartArray("rows"u8);
        foreach (var outcome in plan.Outcomes) WriteRow(writer, outcome, dryRun);
        writer.WriteEndArray();
        writer.WriteStartArray("closedEntries"u8);
        foreach (var closing in plan.Closings)
        {
            writer.WriteStartObject();
            writer.WriteString("id"u8, closing.Id);
            writer.WriteString("reference"u8, closing.Reference?.ToString());
            writer.WriteString("title"u8, closing.Title);
            writer.WriteString("reason"u8, closing.Closure?.Reason);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("reopenedEntries"u8);
        foreach (var id in plan.Reopened) writer.WriteStringValue(id);
        writer.WriteEndArray();
        writer.WriteStartArray("renumberedEntries"u8);
        foreach (var renumbered in plan.Renumbered) WriteRenumbered(writer, renumbered);
        writer.WriteEndArray();
        writer.WriteStartArray("messages"u8);
        foreach (var message in GroupedMessages.Of(plan.Messages)) WriteMessage(writer, message);
        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    // An id that a dry run made up would name nothing.
    static void WriteRow(Utf8JsonWriter writer, RowOutcome outcome, bool dryRun)
    {
        writer.WriteStartObject();
        writer.WriteString("file"u8, outcome.Table);
        writer.WriteNumber("row"u8, outcome.Row);
        writer.WriteString("result"u8, EnumNames.Of(outcome.Result));
        writer.WriteString("reference"u8, outcome.Reference?.ToString());
        if (outcome.State is null || (dryRun && outcome.Result == RowResult.Created)) writer.WriteNull("id"u8);
        else writer.WriteString("id"u8, outcome.State.Id);
        writer.WriteStartArray("fields"u8);
        foreach (var field in outcome.ChangedFields) writer.WriteStringValue(field);
        writer.WriteEndArray();
        if (dryRun && outcome.Differences is { } differences) WriteChanges(writer, differences);
        else writer.WriteNull("changes"u8);
        writer.WriteEndObject();
    }

    static void WriteChanges(Utf8JsonWriter writer, IReadOnlyList<FieldDifference> differences)
    {
        writer.WriteStartArray("changes"u8);
        foreach (var difference in differences)
        {
            writer.WriteStartObject();
            writer.WriteString("field"u8, difference.Field);
            WriteTexts("was"u8, difference.Was);
            WriteTexts("becomes"u8, difference.Becomes);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();

        void WriteTexts(ReadOnlySpan<byte> name, IReadOnlyList<string> texts)
        {
            writer.WriteStartArray(name);
            foreach (var text in texts) writer.WriteStringValue(text);
            writer.WriteEndArray();
        }
    }

    static void WriteRenumbered(Utf8JsonWriter writer, Renumbering renumbered)
    {
        writer.WriteStartObject();
        writer.WriteString("id"u8, renumbered.Id);
        writer.WriteString("title"u8, renumbered.Title);
        writer.WriteString("from"u8, renumbered.From);
        writer.WriteString("to"u8, renumbered.To);
        writer.WriteEndObject();
    }

    static void WriteMessage(Utf8JsonWriter writer, ImportMessage message)
    {
        writer.WriteStartObject();
        writer.WriteString("file"u8, message.Table);
        if (message.Row is { } row) writer.WriteNumber("row"u8, row);
        else writer.WriteNull("row"u8);
        writer.WriteString("column"u8, message.Column);
        writer.WriteString("cell"u8, message.Cell);
        writer.WriteString("code"u8, message.Code);
        writer.WriteString("message"u8, message.Message);
        writer.WriteString("severity"u8, EnumNames.Of(message.Severity));
        writer.WriteEndObject();
    }
}

/// <param name="File">The file's name, with the sheet's where it has several.</param>
/// <param name="Row">As a person counts rows.</param>
/// <param name="Reference">The entry's.</param>
/// <param name="Id">The entry's; null for a refused row, and for a new entry of a dry run.</param>
/// <param name="Fields">What an update changed.</param>
/// <param name="Changes">
/// What an update would change, field by field; null in what was done, of rows that update nothing, and after the first 500 that do.
/// </param>
public sealed record ImportRowDocument(
    string File, int Row, RowResult Result, string? Reference, Guid? Id, IReadOnlyList<string> Fields,
    IReadOnlyList<ImportChangeDocument>? Changes);

/// <summary>For people to see: long texts are shortened around what differs, and of many items of a list the first 20 are given, then how
/// many more there are. Both sides are empty where only the order is another.</summary>
/// <param name="Was">What stood there and no longer does: one text, or items of a list.</param>
/// <param name="Becomes">What stands in its place.</param>
public sealed record ImportChangeDocument(string Field, IReadOnlyList<string> Was, IReadOnlyList<string> Becomes);

public sealed record ImportClosingDocument(Guid Id, string? Reference, string Title, string Reason);

/// <param name="File">Null when it concerns the import as a whole.</param>
/// <param name="Row">Null when it concerns no one row.</param>
/// <param name="Column">The heading as the file has it.</param>
/// <param name="Cell">As a spreadsheet names it: "K14"; null when it is not known.</param>
/// <param name="Code">Stable; clients branch on it.</param>
public sealed record ImportMessageDocument(string? File, int? Row, string? Column, string? Cell, string Code, string Message,
    ImportSeverity Severity);

/// <param name="File">
/// One file in each part named "file": .xlsx, .xlsb, .xls, .ods, .docx, .odt, HTML, Markdown or CSV; all of them together are one import.
/// </param>
/// <param name="Mapping">How they are to be read, as JSON: what an analysis answers as its mapping, with the questions answered.</param>
public sealed record ImportUpload(
    [property: Length(1, UploadedFiles.MostFiles)] IReadOnlyList<IFormFile> File,
    [property: NeverNull, MaxLength(UploadedFiles.LargestFile), RegularExpression(Patterns.JsonObject)] string? Mapping = null);
