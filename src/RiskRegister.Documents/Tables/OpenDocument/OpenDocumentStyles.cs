using RiskRegister.Documents.Tables.Packages;
using RiskRegister.Documents.Tables.Spreadsheets;

namespace RiskRegister.Documents.Tables.OpenDocument;

/// <summary>
/// The styles of an OpenDocument file that matter: fonts that strike text through or have signs for letters, and hidden sheets.
/// </summary>
sealed class OpenDocumentStyles
{
    const int Most = 100_000;

    readonly Dictionary<(string Family, string Name), CellFont> fonts = [];
    readonly HashSet<string> hiddenTables = new(StringComparer.Ordinal);

    public CellFont? FontOf(string family, string? name) => name is null ? null : fonts.GetValueOrDefault((family, name));

    public bool HidesTable(string? name) => name is not null && hiddenTables.Contains(name);

    /// <summary>Reads the present element, the automatic styles; they come before what uses them.</summary>
    public void Read(PartReader reader, OfficePackage package)
    {
        foreach (var _ in reader.Children("style"))
        {
            var (family, name) = (reader.LocalAttribute("family") ?? "", reader.LocalAttribute("name") ?? "");
            foreach (var properties in reader.Children())
            {
                if (properties == "table-properties" && reader.LocalAttribute("display") == "false")
                {
                    hiddenTables.Add(name);
                }
                else if (properties == "text-properties")
                {
                    var line = reader.LocalAttribute("text-line-through-style") ?? reader.LocalAttribute("text-line-through-type");
                    var font = reader.LocalAttribute("font-name") ?? reader.LocalAttribute("font-family");
                    fonts[(family, name)] = CellFont.Of(line is not (null or "none"), font?.Trim('\''), IsRaised(reader));
                }
            }

            if (fonts.Count > Most || hiddenTables.Count > Most) throw package.Malformed("it has more styles than a document can have");
        }
    }

    // "super 58%", or how far, "33% 58%".
    static bool IsRaised(PartReader reader) => reader.LocalAttribute("text-position") is { } position
        && (position.StartsWith("super", StringComparison.Ordinal) || position is [>= '1' and <= '9', ..]);
}
