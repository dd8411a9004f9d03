namespace RiskRegister.UseCases.Dossiers;

/// <summary>What somebody said of an entry.</summary>
public sealed class CommentRow
{
    // The text of one that was withdrawn is told to nobody.
    internal const string Select = """
        select c.id, c.reply_to as InReplyTo, case when w.comment_id is null then c.text end as Text, c.at, c.actor as By,
            c.author as Author, w.reason as WithdrawnWhy, w.at as WithdrawnAt, w.actor as WithdrawnBy
        from comments as c
        left join comment_withdrawals as w on w.comment_id = c.id

        """;

    public required Guid Id { get; init; }

    /// <summary>A comment of the same entry.</summary>
    public Guid? InReplyTo { get; init; }

    /// <summary>Null when it was withdrawn.</summary>
    public string? Text { get; init; }

    public required DateTime At { get; init; }

    public required string By { get; init; }

    /// <summary>The id of the credential that wrote it.</summary>
    public required string Author { get; init; }

    public string? WithdrawnWhy { get; init; }

    public DateTime? WithdrawnAt { get; init; }

    public string? WithdrawnBy { get; init; }
}
