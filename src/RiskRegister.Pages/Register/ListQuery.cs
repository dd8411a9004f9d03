using System.Globalization;
using RiskRegister.Domain;
using RiskRegister.Pages.Components;
using RiskRegister.UseCases.Entries;

namespace RiskRegister.Pages.Register;

/// <summary>Which entries a page lists, as its address says.</summary>
public sealed class ListQuery
{
    public const string Path = "/register";
    const string Search = "q";
    const string Sort = "sort";
    const string After = "after";
    const int LongestSearch = 500;

    static readonly string[] Filters =
    [
        Search, "kind", "status", "owner", "service", "type", "response", "objective", "appetite", "targetOverdue", "assurance", "level",
        "moveAsked", "onRegister", "minResidual", "overdue",
    ];

    readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    public ListQuery(IQueryCollection query)
    {
        foreach (var name in Filters.Append(Sort))
        {
            var value = query[name].ToString().Trim();
            if (value.Length == 0) continue;
            if (IsGood(name, value)) values[name] = value;
            else Faults.Add(name, name == "minResidual" ? "The lowest residual score must be a whole number, 1 to 25."
                : $"Nothing can be listed by this: {name}.");
        }

        var place = query[After].ToString().Split('~');
        if (place is [var key, var id] && long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && Guid.TryParseExact(id, "D", out var entry)
            && number <= Highest(Order)) Place = new EntryPlace(number, entry);
    }

    /// <summary>What the address has that nothing can be listed by.</summary>
    public FormFaults Faults { get; } = new();

    /// <summary>The entry after which the page begins; null on the first.</summary>
    public EntryPlace? Place { get; }

    public EntryOrder Order => values.GetValueOrDefault(Sort) switch
    {
        "-residual" => EntryOrder.Residual,
        "-updatedAt" => EntryOrder.UpdatedAt,
        _ => EntryOrder.Reference,
    };

    public bool HasFilters => Filters.Any(values.ContainsKey);

    public EntryFilter FilterFor(Actor actor) => new()
    {
        Kind = EnumNames.TryParse<EntryKind>(this["kind"], out var kind) ? kind : null,
        Status = EnumNames.TryParse<EntryStatus>(this["status"], out var status) ? status : null,
        Owners = this["owner"] switch
        {
            null => null,
            "me" => actor.Posts,
            var post => [post],
        },
        Service = this["service"],
        Type = this["type"],
        Response = EnumNames.TryParse<EntryResponse>(this["response"], out var response) ? response : null,
        Objective = this["objective"],
        Appetite = EnumNames.TryParse<AppetitePosition>(this["appetite"], out var appetite) ? appetite : null,
        TargetOverdue = Flag("targetOverdue"),
        Assurance = EnumNames.TryParse<AssuranceStanding>(this["assurance"], out var assurance) ? assurance : null,
        Level = EnumNames.TryParse<RegisterLevel>(this["level"], out var level) ? level : null,
        MoveAsked = Flag("moveAsked"),
        OnRegister = Flag("onRegister"),
        MinResidual = this["minResidual"] is { } lowest ? int.Parse(lowest, CultureInfo.InvariantCulture) : null,
        Search = this[Search],
        Overdue = Flag("overdue"),
    };

    public string? this[string name] => values.GetValueOrDefault(name);

    /// <summary>The filters in force, each with the list that is left without it.</summary>
    public IEnumerable<(string Name, string Value, string Without)> InForce =>
        Filters.Where(values.ContainsKey).Select(name => (name, values[name], Link(name, null)));

    public string WithoutFilters => Address(values.Where(pair => pair.Key == Sort));

    /// <summary>The same entries in another order.</summary>
    public string SortedBy(string? sort) => Link(Sort, sort);

    /// <summary>The page after an entry.</summary>
    public string NextAfter(EntryPlace last) => Address(values.Append(KeyValuePair.Create(After, $"{last.Key}~{last.Id:D}")));

    public string FirstPage => Address(values);

    /// <summary>Everything that is listed, on all pages, in another form.</summary>
    public string Download(string format) =>
        Address(values.Append(KeyValuePair.Create("format", format)), "/downloads/entries");

    string Link(string name, string? value) =>
        Address(values.Where(pair => pair.Key != name).Concat(value is null ? [] : [KeyValuePair.Create(name, value)]));

    static string Address(IEnumerable<KeyValuePair<string, string>> pairs, string path = Path)
    {
        var query = string.Join('&', pairs.Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"));
        return query.Length == 0 ? path : $"{path}?{query}";
    }

    bool? Flag(string name) => this[name] is { } value ? value == "true" : null;

    static bool IsGood(string name, string value) => !value.Any(letter => letter is < ' ' or '\uFFFD') && name switch
    {
        Search => value.Length <= LongestSearch,
        "kind" => EnumNames.TryParse<EntryKind>(value, out _),
        "status" => EnumNames.TryParse<EntryStatus>(value, out _),
        "owner" => value.Length <= EntryLimits.Owner,
        "service" => value.Length <= EntryLimits.Service,
        "type" => value.Length <= EntryLimits.Type,
        "response" => EnumNames.TryParse<EntryResponse>(value, out _),
        "objective" => value.Length <= EntryLimits.Objective,
        "appetite" => EnumNames.TryParse<AppetitePosition>(value, out _),
        "assurance" => EnumNames.TryParse<AssuranceStanding>(value, out _),
        "level" => EnumNames.TryParse<RegisterLevel>(value, out _),
        "minResidual" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var lowest) && lowest is >= 1 and <= 25,
        Sort => value is "reference" or "-residual" or "-updatedAt",
        _ => value is "true" or "false",
    };

    static long Highest(EntryOrder order) => order switch
    {
        EntryOrder.Residual => 26 * EntryPlace.PastPositions,
        EntryOrder.UpdatedAt => DateTime.MaxValue.Ticks,
        _ => long.MaxValue,
    };
}
