using System.Text.Json;
using RiskRegister.Domain;

namespace RiskRegister.Documents.Columns;

/// <summary>Values as JSON has them, in a cell of text; several of one field a line each.</summary>
static class FieldText
{
    public static string Of(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    public static string Of(bool value) => value ? "true" : "false";

    public static string? Of(DateTimeOffset? at) => at is { } instant ? InstantText.Of(instant) : null;

    public static string Of(IEnumerable<string> texts) => string.Join('\n', texts);
}
