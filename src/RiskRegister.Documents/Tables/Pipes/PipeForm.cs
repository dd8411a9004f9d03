using System.Text;
using System.Text.RegularExpressions;
using RiskRegister.Domain.Imports;

namespace RiskRegister.Documents.Tables.Pipes;

/// <summary>Reads a form of Markdown as a table of two columns: the labels, and what stands behind each.</summary>
/// <param name="heading">The line above it: "## Risk ID: R7" is the first of its labels.</param>
sealed partial class PipeForm(TableCollector tables, TextBetween between, string heading, PipeForms.Extent extent)
{
    // Lines below an item that have no label.
    const string Words = "Description";

    readonly StringBuilder text = new();
    string? label;
    int labelled;
    (bool IsListed, int Depth) layout;
    bool isStarted;
    bool hasGap;

    public bool IsOver(int number) => number > extent.Last;

    /// <summary>Places the number and title of the item that it begins with; false where that is a heading.</summary>
    public bool BeginsWithItem(int number)
    {
        if (extent.Item is not { } item) return false;
        between.StartTable(tables.StartNumbered);
        if (item.Number is { } reference) Place("Ref", reference, number);
        var parts = ItemForms.LabelledIn(item);
        if (parts.Count == 0) Place("Title", item.Text, number);
        foreach (var part in parts) Place(part.Label, part.Text, number);
        (label, labelled) = (Words, number);
        return true;
    }

    /// <summary>Whether the line is one of a label, or goes on with what stands behind one.</summary>
    public bool Takes(string line, int number)
    {
        if (LoneForms.IsHeading(line)) return TakesHeading(line, number);
        var parts = PipeForms.PartsOf(line);
        if (parts.Count > 0 && (!isStarted || layout == LayoutOf(line)))
        {
            layout = LayoutOf(line);
            foreach (var part in parts) Begin(part, number);
            return true;
        }

        if (!IsUnlabelled(line)) return label is not null && GoesOn(line);
        Begin(new PipeForms.Labelled(SourceTable.UnlabelledList, line.Trim()), number);
        return true;
    }

    bool TakesHeading(string line, int number)
    {
        if (extent.HasHeadings) Begin(new PipeForms.Labelled(LoneForms.TextOf(line), ""), number);
        else End();
        return extent.HasHeadings;
    }

    // A list below nothing but a heading; or items beside those that have labels, behind a blank line or a label of which a figure is said.
    bool IsUnlabelled(string line)
    {
        if (!ListSigns.IsTyped(line.AsSpan().TrimStart())) return false;
        if (!isStarted) return extent.HasListOnly;
        if (label is null or SourceTable.UnlabelledList) return label is null && extent.HasListOnly;
        return (hasGap && layout.IsListed && layout == LayoutOf(line) && text.Length > 0)
            || (LayoutOf(line).Depth <= layout.Depth && IsFigure(text.ToString()));
    }

    static bool IsFigure(string said) => said.Any(char.IsAsciiDigit) && !said.Any(letter => char.IsLetter(letter) && letter != 'x');

    /// <summary>Places what stands behind the last label.</summary>
    public void End()
    {
        if (label is null) return;
        if (text.Length > 0 || (isStarted && !extent.HasHeadings)) Place(label, text.ToString(), labelled);
        label = null;
        between.Pass();
    }

    void Place(string name, string value, int number)
    {
        tables.StartRow(number);
        tables.Place(1, PipeTables.Plain(name).Text);
        var (said, remark) = PipeTables.Plain(value.Trim());
        tables.Place(2, said, remark);
    }

    void Begin(PipeForms.Labelled part, int number)
    {
        End();
        if (!isStarted && extent.Item is null) Start(number);
        isStarted = true;
        (label, labelled, hasGap) = (part.Label, number, false);
        text.Clear().Append(part.Text);
    }

    void Start(int number)
    {
        between.StartTable(tables.StartNumbered);
        if (Reference().Match(heading) is not { Success: true } match) return;
        tables.StartRow(number - 1);
        tables.Place(1, match.Groups["label"].Value);
        tables.Place(2, match.Groups["text"].Value);
    }

    // Behind a blank line only the items of a list, what stands further in, or what is the first behind the label.
    bool GoesOn(string line)
    {
        var words = line.Trim();
        if (words.Length == 0)
        {
            hasGap = true;
            return true;
        }

        var isItem = ListSigns.IsTyped(words) || char.IsAsciiDigit(words[0]);
        var isNext = hasGap && !isItem && line[0] != ' ' && text.Length > 0;
        if (IsRule(words) || (isNext && !extent.HasHeadings))
        {
            End();
            return IsRule(words);
        }

        hasGap = false;
        if (text.Length < tables.LongestText) text.Append(isItem || isNext ? '\n' : ' ').Append(words);
        return true;
    }

    static bool IsRule(string words) => words.Length >= 3 && !words.AsSpan().ContainsAnyExcept("-*_ ");

    static (bool IsListed, int Depth) LayoutOf(string line)
    {
        var words = line.AsSpan().TrimStart();
        return (ListSigns.IsTyped(words), line.Length - words.Length);
    }

    [GeneratedRegex(@"^#+\s*(?<label>((risk|opportunity|threat) )?(id|ref|reference|no|number)):\s*(?<text>\S{1,20})\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Reference();
}
