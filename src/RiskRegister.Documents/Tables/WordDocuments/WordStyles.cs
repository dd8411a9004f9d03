using RiskRegister.Documents.Tables.Packages;

namespace RiskRegister.Documents.Tables.WordDocuments;

/// <summary>How a run of text looks, as far as it matters; null where it is left to what stands above it.</summary>
readonly record struct RunLook(bool? IsStruck, bool? IsHidden, string? Font)
{
    /// <summary>It stands above the line.</summary>
    public bool? IsRaised { get; init; }

    public RunLook Over(RunLook below) =>
        new(IsStruck ?? below.IsStruck, IsHidden ?? below.IsHidden, Font ?? below.Font) { IsRaised = IsRaised ?? below.IsRaised };
}

/// <summary>The styles of a Word document: which are headings, and which strike text through or hide it.</summary>
sealed class WordStyles
{
    const int Most = 10_000;
    const int DeepestBase = 10;
    const int LowestHeading = 9;

    readonly Dictionary<string, Style> styles = new(StringComparer.Ordinal);

    public static WordStyles Read(OfficePackage package, string part)
    {
        var read = new WordStyles();
        using var reader = package.Open(part);
        reader.OpenRoot();
        foreach (var _ in reader.Children("style"))
        {
            var id = reader.LocalAttribute("styleId") ?? "";
            var (name, basedOn, look) = ("", (string?)null, default(RunLook));
            (int List, int Level)? list = null;
            foreach (var child in reader.Children())
            {
                if (child == "name") name = reader.LocalAttribute("val") ?? "";
                else if (child == "basedOn") basedOn = reader.LocalAttribute("val");
                else if (child == "rPr") look = LookOf(reader, out var __);
                else if (child == "pPr")
                    foreach (var ___ in reader.Children("numPr")) list = ListOf(reader);
            }

            if (read.styles.Count == Most) throw package.Malformed("it has more styles than a document can have");
            read.styles.TryAdd(id, new Style(name, basedOn, look, list));
        }

        return read;
    }

    /// <summary>The properties of a run that the present element lists.</summary>
    /// <param name="style">The style that it names, if any.</param>
    public static RunLook LookOf(PartReader reader, out string? style)
    {
        var look = default(RunLook);
        style = null;
        foreach (var property in reader.Children())
        {
            switch (property)
            {
                case "rStyle":
                    style = reader.LocalAttribute("val");
                    break;
                case "strike" or "dstrike":
                    look = look with { IsStruck = IsOn(reader) || look.IsStruck == true };
                    break;
                case "vanish":
                    look = look with { IsHidden = IsOn(reader) };
                    break;
                case "vertAlign":
                    look = look with { IsRaised = reader.LocalAttribute("val") == "superscript" };
                    break;
                case "rFonts":
                    look = look with { Font = reader.LocalAttribute("ascii") ?? reader.LocalAttribute("hAnsi") };
                    break;
            }
        }

        return look;
    }

    /// <summary>The list that paragraphs of a style belong to; null when they belong to none.</summary>
    public (int List, int Level)? ListOf(string? style)
    {
        for (var depth = 0; depth < DeepestBase && style is not null && styles.TryGetValue(style, out var found); depth++)
        {
            if (found.List is not null) return found.List;
            style = found.BasedOn;
        }

        return null;
    }

    /// <summary>The list that the present element, the properties of a paragraph's numbering, names.</summary>
    public static (int List, int Level) ListOf(PartReader reader)
    {
        var (list, level) = (0, 0);
        foreach (var property in reader.Children())
        {
            if (property == "numId") list = reader.LocalNumber("val") ?? 0;
            else if (property == "ilvl") level = reader.LocalNumber("val") ?? 0;
        }

        return (list, level);
    }

    public RunLook LookOf(string? style)
    {
        var look = default(RunLook);
        for (var depth = 0; depth < DeepestBase && style is not null && styles.TryGetValue(style, out var found); depth++)
            (look, style) = (look.Over(found.Look), found.BasedOn);
        return look;
    }

    /// <summary>The level of a style's headings, from 1; 0 where they are none.</summary>
    public int HeadingLevel(string? style)
    {
        for (var depth = 0; depth < DeepestBase && style is not null; depth++)
        {
            if (LevelOf(style) is > 0 and var level) return level;
            if (!styles.TryGetValue(style, out var found)) return 0;
            if (LevelOf(found.Name) is > 0 and var named) return named;
            style = found.BasedOn;
        }

        return 0;
    }

    static bool IsOn(PartReader reader) => reader.LocalAttribute("val") is not { } value || PartReader.IsTrue(value);

    // "heading 2" has its level in its name.
    static int LevelOf(string name)
    {
        if (name.StartsWith("heading", StringComparison.OrdinalIgnoreCase)) return name[^1] is >= '1' and <= '9' ? name[^1] - '0' : 1;
        if (Is("caption")) return LowestHeading;
        return Is("title") || Is("subtitle") ? 1 : 0;

        bool Is(string style) => name.Equals(style, StringComparison.OrdinalIgnoreCase);
    }

    sealed record Style(string Name, string? BasedOn, RunLook Look, (int List, int Level)? List);
}
