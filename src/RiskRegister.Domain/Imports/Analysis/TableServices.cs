using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// What stands above several tables, or names their sheets, may be the services that their entries belong to: "Place Directorate" and
/// "People Directorate". Where it says so, that is asked; elsewhere it is named as not read, and the mapping can take it for them.
/// </summary>
internal sealed partial class TableServices(SheetChoice choice, HeadingNames names, Decisions decisions, List<ImportMessage> messages)
{
    const int MostShown = 5;

    readonly LinesAboveHeadings above = new(names);

    static readonly string[] ServiceWords = ["directorate", "department", "service", "services", "division", "team"];

    /// <summary>Whether a name has a word that those of services have: "Highways Department".</summary>
    public static bool SpeaksOfAService(string name) =>
        TextKey.Of(name).Split([' ', ':', ',', '(', ')', '/']).Any(ServiceWords.Contains);

    /// <summary>The name alone: "Waste" of "Service: Waste".</summary>
    public static string NameOf(string name) =>
        CellText.Shown(Label().Match(name) is { Success: true } label ? name[label.Length..] : name);

    public void Find(IReadOnlyList<TableReading> tables)
    {
        if (!FindInLines(tables)) FindInNames(tables);
        NameLinesAbove(tables);
    }

    // "Directorate: Adults" above the headings of each; or of the only one.
    bool FindInLines(IReadOnlyList<TableReading> tables)
    {
        var said = tables.Where(table => LacksServices(table) && !choice.IsOfOwnWorkbook(table))
            .Select(table => (Table: table, Service: above.ServiceAbove(table))).Where(each => each.Service is not null).ToArray();
        if (said.Length == 0 || decisions.Mapping.SectionRows is SectionMeaning.Nothing or SectionMeaning.Kind) return false;
        string[] services = [.. said.Select(each => CellText.Shown(each.Service!)).Distinct(StringComparer.OrdinalIgnoreCase)];
        if (decisions.Mapping.SectionRows != SectionMeaning.Service && !AskAbout(services, said[0].Table)) return true;
        foreach (var (table, service) in said) table.Service = CellText.Shown(service!);
        return true;
    }

    // What else is said there, in a sheet of its own rows.
    void NameLinesAbove(IReadOnlyList<TableReading> tables)
    {
        foreach (var table in tables.Where(table => table.IsRead && !choice.IsOfOwnWorkbook(table)))
        {
            string[] unread = [.. above.InRows(table).Where(line => table.Service is null || !above.IsOfService(line.Label))
                .Where(line => !IsOfOthers(table, line)).Select(line => $"{line.Label}: {line.Value}")];
            if (unread.Length == 0) continue;
            messages.Report(table.Source.Name, null, null, ImportCodes.TextIgnored,
                $"What stands above the headings is not read, such as {Shown(unread)}.");
        }
    }

    // A scale, or what is said of exemption or of some entries, is asked about; and a title is none of these.
    static bool IsOfOthers(TableReading table, (string Label, string Value) line) => $"{line.Label}: {line.Value}" is var text
        && (ExemptCaption.Of(text) is not null || EntrySentence.In(text).Any() || HeadingNames.KindOf(line.Label) is not null
            || ScaleSentence.SaysAnother(text) || line.Label.Contains("register", StringComparison.OrdinalIgnoreCase)
            || RowSigns.IsKeyCaption(line.Label) || text == table.Parts[0].Caption);

    void FindInNames(IReadOnlyList<TableReading> tables)
    {
        TableReading[] named = [.. tables.Where(IsNamed)];
        var titles = named.Select(table => CellText.Shown(table.Source.Title!)).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        if (titles.Length < 2 || decisions.Mapping.SectionRows is SectionMeaning.Nothing or SectionMeaning.Kind) return;
        if (!AreServices(named[0], titles)) return;
        var last = named[0];
        foreach (var table in tables)
        {
            if (named.Contains(table)) last = table;
            if (table == last || GoesOn(table, last)) table.Service = NameOf(last.Source.Title!);
        }
    }

    // It has a name of its own that is not the entries' kind, or how they stand.
    bool IsNamed(TableReading table) => LacksServices(table) && table.Source.Title is { } title && !SheetNames.IsNumber(title)
        && !SheetNames.SaysNothing(title) && HeadingNames.KindOf(title) is null && !UnlistedWords.AreIn(title)
        && !LogTables.IsName(title) && ExemptCaption.Of(title) is null && !choice.IsOfOwnWorkbook(table);

    // It stands below the same name.
    static bool GoesOn(TableReading table, TableReading named) => LacksServices(table)
        && (table.Source.Title is null || SheetNames.IsNumber(table.Source.Title))
        && SheetNames.FileOf(table.Source) == SheetNames.FileOf(named.Source);

    static bool LacksServices(TableReading table) => table is { IsRead: true, HasTitle: true, Service: null }
        && !table.Parts.Any(part => part.Layout!.Has(ImportField.Service));

    bool AreServices(TableReading first, string[] titles)
    {
        if (decisions.Mapping.SectionRows == SectionMeaning.Service) return true;
        if (Array.Exists(titles, SpeaksOfAService)) return AskAbout(titles, first);
        messages.Report(first.Source.Name, null, null, ImportCodes.NameIgnored,
            $"{Shown(titles)} stand above the tables, or name their sheets, and are not read. Where they are the services of the "
            + "entries, the mapping can say so (sectionRows: service).");
        return false;
    }

    static string Shown(string[] lines) => string.Join(", ", lines.Take(MostShown).Select(name => $"\"{CellText.Shown(name)}\""))
        + (lines.Length > MostShown ? " and others" : "");

    bool AskAbout(string[] lines, TableReading first) => decisions.Ask(new ImportQuestion(
        "services-above",
        ImportCodes.NameIgnored,
        lines.Length == 1 ? $"{Shown(lines)} stands above the headings: is it the service of the entries?"
            : $"{Shown(lines)} stand above the tables, or name their sheets: are they the services of the entries?",
        [
            new("service", "They are: an entry belongs to the service that stands above it, or names its sheet."),
            new("nothing", "They are not, and are not kept."),
        ],
        "service", first.Source.Name)) == "service";

    [GeneratedRegex(@"^\s*(directorate|department|service(\s+area)?|division|team)\s*(:|\s[–—-]\s)\s*",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Label();
}
