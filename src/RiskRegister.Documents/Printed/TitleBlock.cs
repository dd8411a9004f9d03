using RiskRegister.Domain;

namespace RiskRegister.Documents.Printed;

/// <summary>What stands at the head of a document, and on each of its pages.</summary>
/// <param name="Title">Of the document, as its properties have it.</param>
/// <param name="Facts">Label and text: quarter, edition, status, date, contact, digest.</param>
/// <param name="Running">What every page says at its top.</param>
/// <param name="Notice">What every page of a full edition says above all else.</param>
sealed record TitleBlock(
    string Organisation, string Heading, string Title, IReadOnlyList<(string Label, string Text)> Facts, string Running, string? Notice)
{
    /// <summary>What a page says at its top beside the entry's name.</summary>
    public required string ShortRunning { get; init; }

    public static TitleBlock Of(ReportDocument document)
    {
        var settings = document.Settings;
        var heading = document switch
        {
            HighlightsReport => $"{settings.RegisterName}: highlights",
            PerformancePaper => Performance.MeasureWords.Title,
            _ => settings.RegisterName,
        };
        var isLiveRegister = document.Quarter is null && document is not PerformancePaper;
        List<(string Label, string Text)> facts =
        [
            isLiveRegister ? ("Register", "Live, as it stands now") : ("Quarter", document.QuarterWords),
            ("Edition", document.EditionWords),
            ("Status", document.StandingWords),
            (document.Quarter is null ? "As at" : "Frozen on", RegisterWording.Day(document.Day)),
        ];
        if (document is PrintableRegister { Owner: { } owner }) facts.Add((settings.Labels.Owner, owner));
        if (settings.Contact is { Length: > 0 } contact) facts.Add(("Contact", contact));
        if (document is { PublishedAt: not null, Digest: { } digest }) facts.Add(("Digest (SHA-256)", digest));
        var running = $"{settings.Organisation} – {heading} – {document.QuarterWords} – {document.EditionWords}";
        return new TitleBlock(
            settings.Organisation,
            heading,
            $"{heading} – {document.QuarterWords} – {document.EditionWords}",
            facts,
            document.PublishedAt is null ? $"{running} – {document.StandingWords}" : running,
            document.Notice)
        {
            ShortRunning = document.PublishedAt is null
                ? $"{document.QuarterWords} – {document.EditionWords} – {document.StandingWords}"
                : $"{document.QuarterWords} – {document.EditionWords}",
        };
    }
}
