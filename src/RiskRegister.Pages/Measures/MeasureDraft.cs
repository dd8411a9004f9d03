using System.Globalization;
using RiskRegister.Domain;
using RiskRegister.Domain.Performance;
using RiskRegister.Pages.Components;

namespace RiskRegister.Pages.Measures;

/// <summary>What was typed of a measure, by the names of its fields.</summary>
/// <param name="Revision">From which it was typed; 0 for a new one.</param>
public sealed record MeasureDraft(IReadOnlyDictionary<string, string> Typed, int Revision)
{
    static readonly string[] Fields =
    [
        "title", "theme", "section", "goodIs", "unit", "basis", "decimals", "lag", "owners", "sourceReference", "description",
        "paragraph", "reason", "changeNote",
    ];

    public string this[string field] => Typed.GetValueOrDefault(field) ?? "";

    public static readonly MeasureDraft Blank = new(new Dictionary<string, string>
    {
        ["goodIs"] = EnumNames.Of(GoodIs.None),
        ["unit"] = EnumNames.Of(MeasureUnit.Number),
        ["basis"] = EnumNames.Of(Basis.Flow),
        ["decimals"] = "0",
        ["lag"] = "0",
    }, 0);

    public static MeasureDraft Of(MeasureState state, int revision) => new(new Dictionary<string, string>
    {
        ["title"] = state.Title,
        ["theme"] = state.Theme,
        ["section"] = state.Section ?? "",
        ["goodIs"] = EnumNames.Of(state.GoodIs),
        ["unit"] = EnumNames.Of(state.Unit),
        ["basis"] = EnumNames.Of(state.Basis),
        ["decimals"] = Number(state.Decimals),
        ["lag"] = Number(state.Lag),
        ["owners"] = string.Join('\n', state.Owners),
        ["sourceReference"] = state.SourceReference ?? "",
        ["description"] = state.Description ?? "",
        ["paragraph"] = state.Exempt?.Paragraph ?? "",
        ["reason"] = state.Exempt?.Reason ?? "",
    }, revision);

    public static MeasureDraft Read(IFormCollection form) => new(
        Fields.ToDictionary(field => field, field => form[field].ToString().ReplaceLineEndings("\n").Trim()),
        int.TryParse(form["revision"], NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : 0);

    public string? Note => this["changeNote"] is { Length: > 0 } note ? note : null;

    /// <summary>What is to change; what was typed wrongly is said.</summary>
    public MeasurePatch Patch(FormFaults faults)
    {
        var (paragraph, reason) = (this["paragraph"], this["reason"]);
        if (paragraph.Length > 0 && reason.Length == 0) faults.Add("reason", "Say why the measure is exempt.");
        if (reason.Length > 0 && paragraph.Length == 0)
            faults.Add("paragraph", "Enter the paragraph of Schedule 12A that the measure is exempt under.");
        if (this["title"].Length == 0) faults.Add("title", "Enter what is counted.");
        if (this["theme"].Length == 0) faults.Add("theme", "Enter the theme that it stands in.");
        return new MeasurePatch
        {
            Title = this["title"],
            Theme = this["theme"],
            Section = OrNothing("section"),
            GoodIs = OneOf<GoodIs>("goodIs", "Choose what is good.", faults),
            Unit = OneOf<MeasureUnit>("unit", "Choose what its figures are.", faults),
            Basis = OneOf<Basis>("basis", "Choose how it is counted.", faults),
            Decimals = Whole("decimals", "Decimals must be a whole number.", faults),
            Lag = Whole("lag", "Quarters in arrears must be a whole number.", faults),
            Owners = new Optional<IReadOnlyList<string>?>(
                true, this["owners"].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)),
            SourceReference = OrNothing("sourceReference"),
            Description = OrNothing("description"),
            Exempt = new Optional<Exemption?>(
                true, paragraph.Length == 0 ? null : new Exemption(TextRules.Line(paragraph), TextRules.Line(reason))),
        };
    }

    /// <summary>The field at which a fault is mended.</summary>
    public static string FieldOf(string path) => path.StartsWith("exempt", StringComparison.Ordinal)
        ? path.EndsWith("reason", StringComparison.Ordinal) ? "reason" : "paragraph" : path.Split('[', '.')[0];

    /// <summary>What people call what stands at a path.</summary>
    public static string NameOf(string path) => FieldOf(path) switch
    {
        "owners" => "An owner",
        "paragraph" => "The paragraph",
        "reason" => "The reason",
        "sourceReference" => "The reference elsewhere",
        "lag" => "Quarters in arrears",
        "changeNote" => "The note",
        var field => $"The {field}",
    };

    Optional<string?> OrNothing(string field) => new(true, this[field] is { Length: > 0 } text ? text : null);

    Optional<T?> OneOf<T>(string field, string fault, FormFaults faults) where T : struct, Enum
    {
        if (EnumNames.TryParse<T>(this[field], out var value)) return new Optional<T?>(true, value);
        faults.Add(field, fault);
        return default;
    }

    Optional<int?> Whole(string field, string fault, FormFaults faults)
    {
        if (int.TryParse(this[field], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return new Optional<int?>(true, number);
        faults.Add(field, fault);
        return default;
    }

    static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
