using System.Text.Json;
using RiskRegister.UseCases.Posts;

namespace RiskRegister.Api.Features.Posts;

/// <summary>A post, and who acts for it.</summary>
public sealed record PostDocument
{
    public required string Post { get; init; }

    /// <summary>How many entries that are not closed name it as owner.</summary>
    public required int Entries { get; init; }

    /// <summary>The OpenID Connect provider's subjects that act for it.</summary>
    public required IReadOnlyList<string> Subjects { get; init; }

    /// <summary>The keys that act for it and have not ended.</summary>
    public required IReadOnlyList<PostKey> Keys { get; init; }

    public static ReadOnlyMemory<byte> Of(Post post) => JsonText.Write(writer => Write(writer, post));

    public static void Write(Utf8JsonWriter writer, Post post)
    {
        writer.WriteStartObject();
        writer.WriteString("post"u8, post.Name);
        writer.WriteNumber("entries"u8, post.Entries);
        writer.WriteTexts("subjects"u8, post.Subjects);
        writer.WriteStartArray("keys"u8);
        foreach (var (id, label) in post.KeyIds.Zip(post.KeyLabels))
        {
            writer.WriteStartObject();
            writer.WriteString("id"u8, id);
            writer.WriteString("label"u8, label);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}

/// <param name="Id">As /keys has it.</param>
public sealed record PostKey(string Id, string Label);
