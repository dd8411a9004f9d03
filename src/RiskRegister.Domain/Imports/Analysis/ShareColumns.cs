using System.Globalization;

namespace RiskRegister.Domain.Imports;

/// <summary>Columns that say how far actions are: "% complete", of which the figures may be parts of 1.</summary>
internal sealed class ShareColumns(List<ColumnDraft> columns, Decisions decisions, SourceTable table, TablePart part)
{
    const string All = "all";

    // "0.5" below "% complete" is half, and so is a 1 there all of it; where nothing else is there, a 1 may be that or one per cent, and
    // beside "75" so may 0.5.
    public void Read()
    {
        foreach (var share in columns.Where(column => column.Is(ImportField.ActionProgress)
            && column.Name.Contains('%', StringComparison.Ordinal)))
        {
            var shares = part.LinesOf(table, share.Index).Where(line => ActionState.IsAll(line) is null)
                .Select(ActionState.FigureOf).ToArray();
            if (shares.Length == 0 || Array.Exists(shares, each => each is null)) continue;
            var fraction = Array.Find(shares, each => each is > 0 and < 1);
            if (Array.Find(shares, each => each > 1) is { } percentage)
                share.AreFractions = fraction is { } least && AskWhatPartIs(share, least, percentage) == All;
            else
                share.AreFractions = fraction is not null || (Array.Exists(shares, each => each == 1) && AskWhatOneIs(share) == All);
        }
    }

    string? AskWhatOneIs(ColumnDraft share) => AskOfShares(
        share,
        $"\"{share.Name}\" has nothing but 0 and 1: is 1 all, as a spreadsheet stores 100%, or one per cent?",
        "1 is 100%: the action is done.",
        "1 is one per cent: the action is open.");

    string? AskWhatPartIs(ColumnDraft share, decimal least, decimal percentage)
    {
        var (figure, whole) = (Figure(least), Figure(least * 100));
        return AskOfShares(
            share,
            $"\"{share.Name}\" has {figure} beside {Figure(percentage)}: is {figure} a part of 1, as a spreadsheet stores {whole}%, or "
                + "less than one per cent?",
            $"{figure} is {whole}%, and a 1 is 100%.",
            $"{figure} is less than one per cent: such figures stay as they are written.");

        static string Figure(decimal figure) => figure.ToString("0.####", CultureInfo.InvariantCulture);
    }

    string? AskOfShares(ColumnDraft share, string question, string all, string percent) => decisions.Ask(new ImportQuestion(
        $"shares:{Decisions.IdOf(share.Name)}",
        ImportCodes.StatusUnclear,
        question,
        [new(All, all), new("percent", percent)],
        All, table.Name, table.Rows[part.Heading].Number, share.Name));
}
