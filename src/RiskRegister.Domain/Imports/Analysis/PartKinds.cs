namespace RiskRegister.Domain.Imports;

/// <summary>
/// What the rows of a part are that do not say it themselves: what the mapping says, its headings, what stands above it, or the name of the
/// file. Where two of them differ, or a caption only may speak of opportunities, it is asked.
/// </summary>
internal sealed class PartKinds(Decisions decisions)
{
    public EntryKind? Of(TableReading table, TablePart part)
    {
        if (table.Mapping?.Kind is { } said) return said;
        var headings = part.Layout!.Kind;
        var names = NamesAbove.OfKinds(table.Source).ToArray();
        var above = CaptionOf(part.Caption) is { } caption ? RowSigns.KindOfCaption(caption) ?? HeadingNames.KindNamedIn(caption) : null;
        var named = above is not null ? part.Caption
            : Array.Find(names, name => CaptionOf(name) is { } said && HeadingNames.KindNamedIn(said) is not null);
        if (named is not null) above ??= HeadingNames.KindNamedIn(named);
        if (headings is not null && above is not null && headings != above)
        {
            var name = named ?? "";
            return Ask(table, part, name, above.Value, $"The headings speak of {Plural(headings.Value)}, \"{CellText.Shown(name)}\" of "
                + $"{Plural(above.Value)}: what are the rows that do not say it themselves?") ?? above;
        }

        if (above is null && Array.Find([part.Caption, .. names], MayNameOpportunities) is { } gains)
        {
            var asked = Ask(
                table, part, gains, EntryKind.Opportunity, $"\"{CellText.Shown(gains)}\" names the table: are its rows opportunities?");
            return asked == EntryKind.Opportunity ? asked : headings;
        }

        return headings ?? above ?? (table.Source.OneOfSeveral ? null : SheetNames.KindOfFile(table.Source.Name));
    }

    EntryKind? Ask(TableReading table, TablePart part, string name, EntryKind proposed, string text) => decisions.Ask(new ImportQuestion(
        $"kind-of:{Decisions.IdOf(name)}",
        ImportCodes.KindDisagrees,
        text,
        [new("risk", "Risks."), new("opportunity", "Opportunities.")],
        MappingText.NameOf(proposed), table.Source.Name, table.Source.Rows[part.Heading].Number)) is { } answer
        ? MappingText.Parse<EntryKind>(answer) : null;

    static bool MayNameOpportunities(string? line) => line is not null && HeadingNames.MayNameOpportunities(line);

    static string? CaptionOf(string? line) => line is not null && SheetNames.IsOfOthers(line) ? null : line;

    static string Plural(EntryKind kind) => kind == EntryKind.Risk ? "risks" : "opportunities";
}
