using System.Text.Json;
using RiskRegister.UseCases.Posts;

namespace RiskRegister.Api.Features.Posts;

/// <summary>A post, and who acts for it.</summary>
public sealed record PostDocument
{
    public required string Post { get; init; }

    /// <summary>The directorate or service that it belongs to.</summary>
    public required string? Service { get; init; }

    /// <summary>Where its e-mail goes.</summary>
    public required IReadOnlyList<string> Addresses { get; init; }

    /// <summary>Posts that act for it while it is away, past and to come, by their first day.</summary>
    public required IReadOnlyList<DeputyDocument> Deputies { get; init; }

    /// <summary>What it was called before, first to last. Keys and tokens that name it so act for it.</summary>
    public required IReadOnlyList<string> FormerNames { get; init; }

    /// <summary>How many entries that are not closed name it as owner.</summary>
    public required int Entries { get; init; }

    /// <summary>How many measures that have not ended name it as owner.</summary>
    public required int Measures { get; init; }

    /// <summary>The OpenID Connect provider's subjects that act for it.</summary>
    public required IReadOnlyList<string> Subjects { get; init; }

    /// <summary>The keys that act for it and have not ended.</summary>
    public required IReadOnlyList<PostKey> Keys { get; init; }

    public static ReadOnlyMemory<byte> Of(Post post) => JsonText.Write(writer => Write(writer, post));

    public static void Write(Utf8JsonWriter writer, Post post)
    {
        writer.WriteStartObject();
        writer.WriteString("post"u8, post.Name);
        writer.WriteString("service"u8, post.Service);
        writer.WriteTexts("addresses"u8, post.Addresses);
        writer.WriteStartArray("deputies"u8);
        foreach (var deputy in post.Deputies)
        {
            writer.WriteStartObject();
            writer.WriteString("post"u8, deputy.Post);
            writer.WriteString("from"u8, deputy.From.ToString("O"));
            writer.WriteString("until"u8, deputy.Until.ToString("O"));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteTexts("formerNames"u8, post.FormerNames);
        writer.WriteNumber("entries"u8, post.Entries);
        writer.WriteNumber("measures"u8, post.Measures);
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
