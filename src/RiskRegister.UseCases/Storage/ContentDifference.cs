using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace RiskRegister.UseCases.Storage;

/// <summary>Two contents of one entry, of which only what differs is read.</summary>
public static class ContentDifference
{
    /// <summary>Both titles, and of the rest what is not the same to the byte; what is, is left out of both.</summary>
    /// <param name="one">In UTF-8, as the database sends it.</param>
    /// <param name="other">The same.</param>
    public static (StoredContent One, StoredContent Other) Read(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        var mine = new Members(one);
        var theirs = new Members(other);
        var (description, otherDescription) = Differing(mine.Description, theirs.Description, StoredJson.Texts.String, null);
        var (effects, otherEffects) = Differing(mine.Effects, theirs.Effects, StoredJson.Texts.IReadOnlyListString, []);
        var (controls, otherControls) = Differing(mine.Controls, theirs.Controls, StoredJson.Texts.IReadOnlyListControl, []);
        var (actions, otherActions) = Differing(mine.Actions, theirs.Actions, StoredJson.Texts.IReadOnlyListPlannedAction, []);
        return (
            new StoredContent
            {
                Title = Title(mine),
                Description = description,
                Effects = effects!,
                Controls = controls!,
                Actions = actions!,
            },
            new StoredContent
            {
                Title = Title(theirs),
                Description = otherDescription,
                Effects = otherEffects!,
                Controls = otherControls!,
                Actions = otherActions!,
            });
    }

    static string Title(Members members) => JsonSerializer.Deserialize(members.Title, StoredJson.Texts.String)!;

    static (T? One, T? Other) Differing<T>(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other, JsonTypeInfo<T> type, T? same) =>
        one.SequenceEqual(other)
        ? (same, same)
        : (JsonSerializer.Deserialize(one, type), JsonSerializer.Deserialize(other, type));

    /// <summary>Where the members of a content stand; one that is not there is empty, and refused when it is read.</summary>
    readonly ref struct Members
    {
        public Members(ReadOnlySpan<byte> content)
        {
            var reader = new Utf8JsonReader(content);
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("title"u8)) Title = Value(ref reader, content);
                else if (reader.ValueTextEquals("description"u8)) Description = Value(ref reader, content);
                else if (reader.ValueTextEquals("effects"u8)) Effects = Value(ref reader, content);
                else if (reader.ValueTextEquals("controls"u8)) Controls = Value(ref reader, content);
                else if (reader.ValueTextEquals("actions"u8)) Actions = Value(ref reader, content);
                else reader.Skip();
            }
        }

        public ReadOnlySpan<byte> Title { get; }

        /// <summary>The one that may be left out.</summary>
        public ReadOnlySpan<byte> Description { get; } = "null"u8;

        public ReadOnlySpan<byte> Effects { get; }

        public ReadOnlySpan<byte> Controls { get; }

        public ReadOnlySpan<byte> Actions { get; }

        static ReadOnlySpan<byte> Value(scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> content)
        {
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            return content[start..(int)reader.BytesConsumed];
        }
    }
}
