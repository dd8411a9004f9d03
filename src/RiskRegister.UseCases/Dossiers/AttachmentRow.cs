namespace RiskRegister.UseCases.Dossiers;

/// <summary>Evidence of an action, a control or an entry: a file that is kept, or a link to a document that lies elsewhere. Never its
/// content.</summary>
public sealed class AttachmentRow
{
    internal const string Select = """
        select a.id, a.action_id as Action, a.control_id as Control, a.name, a.media_type as MediaType, a.length,
            a.content_digest as ContentDigest, a.link, a.note, a.at, a.actor as By, w.reason as WithdrawnWhy, w.at as WithdrawnAt,
            w.actor as WithdrawnBy
        from attachments as a
        left join attachment_withdrawals as w on w.attachment_id = a.id

        """;

    public required Guid Id { get; init; }

    public int? Action { get; init; }

    public int? Control { get; init; }

    /// <summary>A file's is safe to save under; a link's is what it is called by.</summary>
    public required string Name { get; init; }

    /// <summary>By content. Null of a link, as are length and digest.</summary>
    public string? MediaType { get; init; }

    /// <summary>In bytes.</summary>
    public int? Length { get; init; }

    /// <summary>SHA-256.</summary>
    public byte[]? ContentDigest { get; init; }

    /// <summary>Null of a file.</summary>
    public string? Link { get; init; }

    public string? Note { get; init; }

    public required DateTime At { get; init; }

    public required string By { get; init; }

    public string? WithdrawnWhy { get; init; }

    public DateTime? WithdrawnAt { get; init; }

    public string? WithdrawnBy { get; init; }
}
