using System.Globalization;
using RiskRegister.Domain;

namespace RiskRegister.Documents.Csv;

/// <summary>
/// Writes a register as one table, to be opened in a spreadsheet or imported again: what it says of entries changes nothing then. Only an
/// owner with "/" or ";" in its name, or a type with "/", "," or ";", does not survive, because imports split on these.
/// </summary>
public static class RegisterCsv
{
    public const string NotForPublication = "Not for publication";

    static readonly CsvColumn<RegisterLine>[] PublicColumns =
    [
        new("Reference", line => line.State.Reference?.ToString()),
        new("Source reference", line => line.State.SourceReference),
        new("Title", line => line.State.Title),
        new("Description", line => line.State.Description),
        new("Service", line => line.State.Service),
        new("Type", line => string.Join(", ", line.State.Types)),
        new("Possible consequences or benefits", line => Lines(line.State.Effects)),
        new("Current controls or progress", line => Lines(line.State.Controls.Select(control => control.Text))),
        new("Impact", line => Impact(line.State.Score)),
        new("Likelihood", line => Likelihood(line.State.Score)),
        new("Score", line => Product(line.State.Score)),
        new("Mitigating or maximising actions", line => Lines(line.State.Actions.Select(action => action.Text))),
        new("Residual impact", line => Impact(line.State.ResidualScore)),
        new("Residual likelihood", line => Likelihood(line.State.ResidualScore)),
        new("Residual score", line => Product(line.State.ResidualScore)),
        new("Target impact", line => Impact(line.State.TargetScore)),
        new("Target likelihood", line => Likelihood(line.State.TargetScore)),
        new("Target score", line => Product(line.State.TargetScore)),
        new("Owner", line => string.Join("; ", line.State.Owners)),
        new("Direction of travel", line => line.State.Direction.Direction?.ToString()),
        new("Narrative", line => line.State.Direction.Narrative),
        new("Status", line => line.State.Status.ToString()),
    ];

    static readonly CsvColumn<RegisterLine>[] FullColumns =
    [
        .. PublicColumns,
        new("Exempt paragraph", line => line.State.Exempt?.Paragraph),
        new("Publication", _ => NotForPublication),
    ];

    /// <summary>Writes headings and a row for every line, in the lines' order.</summary>
    /// <param name="output">Written to asynchronously only; left open.</param>
    /// <exception cref="InvalidOperationException">An exempt entry is in a public edition.</exception>
    public static Task WriteAsync(RegisterDocument register, Stream output, CancellationToken cancellation)
    {
        register.EnsureNothingExemptIsPublished();
        return CsvOutput.WriteAsync(register.Lines, register.Edition == Edition.Full ? FullColumns : PublicColumns, output, cancellation);
    }

    static string Lines(IEnumerable<string> items) => string.Join('\n', items);

    // An assumed cell of the matrix is left to be assumed: naming it would state it.
    static string? Impact(Score? score) => score is { Assumed: false } ? score.Impact.ToString(CultureInfo.InvariantCulture) : null;

    static string? Likelihood(Score? score) => score is { Assumed: false } ? score.Likelihood.ToString(CultureInfo.InvariantCulture) : null;

    static string? Product(Score? score) => score?.Value.ToString(CultureInfo.InvariantCulture);
}
