using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using RiskRegister.Domain;

namespace RiskRegister.UseCases;

/// <summary>How JSON is written everywhere: compact, and letters as letters.</summary>
public static class JsonText
{
    // Answers are application/json with nosniff and never stand inside HTML, so "é" and "<" need no escape.
    public static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    const int Shortest = 256;

    /// <summary>Makes one JSON text.</summary>
    public static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> write) => Write(Shortest, write);

    /// <inheritdoc cref="Write(Action{Utf8JsonWriter})"/>
    /// <param name="expected">About how many bytes it will be.</param>
    public static ReadOnlyMemory<byte> Write(int expected, Action<Utf8JsonWriter> write)
    {
        var text = new ArrayBufferWriter<byte>(Math.Max(expected, Shortest));
        using (var writer = new Utf8JsonWriter(text, Writing)) write(writer);
        return text.WrittenMemory;
    }

    /// <summary>Writes an instant as <see cref="InstantText"/> has it, or null.</summary>
    public static void WriteInstant(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, DateTimeOffset? instant)
    {
        if (instant is not { } at)
        {
            writer.WriteNull(name);
            return;
        }

        Span<byte> text = stackalloc byte[InstantText.Length];
        InstantText.Write(at, text);
        writer.WriteString(name, text);
    }

    public static void WriteTexts(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, IReadOnlyList<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts) writer.WriteStringValue(text);
        writer.WriteEndArray();
    }
}
