using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace RiskRegister.Api.Start;

/// <summary>
/// A line of JSON for machines: time, level, category, message, the request it belongs to, and the message's values by their names.
/// </summary>
sealed class JsonLines(TimeProvider? clock = null) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "lines";

    static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    static readonly HashSet<string> OfScopes = new(StringComparer.Ordinal) { "RequestId", "TraceId" };

    readonly TimeProvider clock = clock ?? TimeProvider.System;

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        if (ServiceLog.IsSaidInASentence(logEntry)) return;
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            json.WriteString("time"u8, clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            json.WriteString("level"u8, logEntry.LogLevel.ToString());
            json.WriteString("category"u8, logEntry.Category);
            json.WriteString("message"u8, logEntry.Formatter(logEntry.State, logEntry.Exception));
            if (logEntry.Exception is { } exception) json.WriteString("exception"u8, exception.ToString());
            if (logEntry.State is IEnumerable<KeyValuePair<string, object?>> values)
                WriteValues(json, values, name => name != "{OriginalFormat}");
            scopeProvider?.ForEachScope((scope, to) =>
            {
                if (scope is IEnumerable<KeyValuePair<string, object?>> values) WriteValues(to, values, OfScopes.Contains);
            }, json);
            json.WriteEndObject();
        }

        textWriter.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    static void WriteValues(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, object?>> values, Func<string, bool> which)
    {
        foreach (var (name, value) in values.Where(pair => which(pair.Key)))
        {
            json.WritePropertyName(JsonNamingPolicy.CamelCase.ConvertName(name));
            switch (value)
            {
                case null: json.WriteNullValue(); break;
                case bool truth: json.WriteBooleanValue(truth); break;
                case int number: json.WriteNumberValue(number); break;
                case long number: json.WriteNumberValue(number); break;
                default: json.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture)); break;
            }
        }
    }
}

/// <summary>A line of text for people: the time of the day, what it is about, and the message; faults with all that is known.</summary>
sealed class PlainLines(TimeProvider? clock = null) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "plain";

    const string Ours = "RiskRegister.";

    readonly TimeProvider clock = clock ?? TimeProvider.System;

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        if (ServiceLog.IsSaidInASentence(logEntry)) return;
        var category = logEntry.Category.StartsWith(Ours, StringComparison.Ordinal)
            ? logEntry.Category[(logEntry.Category.LastIndexOf('.') + 1)..] : logEntry.Category;
        var level = logEntry.LogLevel is LogLevel.Information or LogLevel.None
            ? "" : $"{logEntry.LogLevel.ToString().ToUpperInvariant()}: ";
        textWriter.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{clock.GetLocalNow():HH:mm:ss} {category,-10} {level}{logEntry.Formatter(logEntry.State, logEntry.Exception)}"));
        if (logEntry.Exception is { } exception) textWriter.WriteLine(exception);
    }
}
