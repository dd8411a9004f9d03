using System.Text;

namespace RiskRegister.Documents.Tables.WebPages;

/// <summary>A note outside of tables, to which marks in their cells link, while its text comes in.</summary>
/// <param name="name">Of the element that has the place: a list's item holds it whole, an anchor or paragraph stands in its line.</param>
sealed class PageNote(string place, string name)
{
    readonly StringBuilder text = new();
    int depth = 1;
    int lists;

    public string Place { get; } = place;

    public string Text => text.ToString().Trim();

    bool HoldsLines => name is "li" or "div" or "section" or "aside" or "article" or "footer" or "dd" or "blockquote" or "ol" or "ul";

    /// <summary>Adds a line; true where the note ends with it, as it does not with the mark before its text.</summary>
    public bool IsEndedWith(string line)
    {
        text.Append(line, 0, Math.Min(line.Length, TableCollector.LongestNote - text.Length)).Append(' ');
        return text.Length >= TableCollector.LongestNote || (!HoldsLines && !RaisedText.IsOfMarks(line.AsSpan().Trim('.')));
    }

    /// <summary>Passes the start of an element; true where that ends the note, as the next item of a list does.</summary>
    public bool IsEndedBefore(string element)
    {
        if (name == "li" && element == "li" && lists == 0) return true;
        if (name is "li" or "dd" && element is "h1" or "h2" or "h3" or "h4" or "h5" or "h6") return true;
        if (element == name) depth++;
        if (element is "ol" or "ul") lists++;
        return false;
    }

    /// <summary>Passes the end of an element; true where the note ends with it.</summary>
    public bool IsEndedBy(string element)
    {
        if (element is "ol" or "ul" && lists-- == 0) return true;
        return element == name && --depth == 0 && HoldsLines;
    }
}
