using System.Globalization;
using RiskRegister.Domain;
using RiskRegister.Pages.Components;
using RiskRegister.UseCases.Audit;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Pages.Audit;

/// <summary>Which acts a page of the audit log lists, as its address says.</summary>
public sealed class AuditQuery
{
    public const string Path = "/audit";
    const string After = "after";
    const string Day = "yyyy-MM-dd";

    static readonly string[] Filters = ["actor", "entry", "action", "quarter", "from", "to"];

    readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    /// <param name="startOf">The first instant of a day where the organisation is.</param>
    public AuditQuery(IQueryCollection query, Func<DateOnly, DateTimeOffset> startOf)
    {
        foreach (var name in Filters)
        {
            var value = query[name].ToString().Trim();
            if (value.Length == 0) continue;
            if (FaultOf(name, value) is { } fault) Faults.Add(name, fault);
            else values[name] = value;
        }

        Filter = new AuditFilter
        {
            Actor = this["actor"],
            Entry = Guid.TryParseExact(this["entry"], "D", out var id) ? id : null,
            Reference = EntryReference.TryParse(this["entry"], out var reference) ? reference : null,
            Action = EnumNames.TryParse<AuditAction>(this["action"], out var action) ? action : null,
            Quarter = Quarter.TryParse(this["quarter"], out var quarter) ? quarter : null,
            From = DayOf("from") is { } first ? startOf(first) : null,
            To = DayOf("to") is { } last ? startOf(last.AddDays(1)) : null,
        };
        if (Filter.To <= Filter.From) Faults.Add("to", "The last day must not be before the first.");
        if (query[After].ToString().Split('~') is [var at, var row]
            && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            && ticks <= DateTime.MaxValue.Ticks && long.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            Place = (new DateTime(ticks, DateTimeKind.Utc), number);
    }

    public FormFaults Faults { get; } = new();

    public AuditFilter Filter { get; }

    /// <summary>The row after which the page begins; null on the first.</summary>
    public (DateTime At, long Id)? Place { get; }

    public bool HasFilters => values.Count > 0;

    public string? this[string name] => values.GetValueOrDefault(name);

    public string FirstPage => Address(values);

    /// <summary>The filters in force, each with the list that is left without it.</summary>
    public IEnumerable<Chosen> InForce => Filters.Where(values.ContainsKey)
        .Select(name => new Chosen(Words.First(name), values[name], Address(values.Where(pair => pair.Key != name))));

    public string NextAfter(AuditRow last) => Address(values.Append(KeyValuePair.Create(After, $"{last.At.Ticks}~{last.Id}")));

    /// <summary>All that is listed, on all pages, as CSV.</summary>
    public string Download => Address(
        values.Where(pair => pair.Key is not ("from" or "to"))
            .Concat(Filter.From is { } from
                ? [KeyValuePair.Create("from", from.UtcDateTime.ToString("O", CultureInfo.InvariantCulture))] : [])
            .Concat(Filter.To is { } to ? [KeyValuePair.Create("to", to.UtcDateTime.ToString("O", CultureInfo.InvariantCulture))] : [])
            .Append(KeyValuePair.Create("format", "csv")), "/downloads/audit");

    DateOnly? DayOf(string name) =>
        DateOnly.TryParseExact(this[name], Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    static string Address(IEnumerable<KeyValuePair<string, string>> pairs, string path = Path)
    {
        var query = string.Join('&', pairs.Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"));
        return query.Length == 0 ? path : $"{path}?{query}";
    }

    static string? FaultOf(string name, string value) => name switch
    {
        "actor" => value.Length <= 255 && !value.Any(char.IsControl) ? null : "The name is too long, or none.",
        "entry" => EntryReference.TryParse(value, out _) || Guid.TryParseExact(value, "D", out _) ? null
            : "The entry must be a reference, as CR5, or an id.",
        "action" => EnumNames.TryParse<AuditAction>(value, out _) ? null : "There is no such act.",
        "quarter" => Quarter.TryParse(value, out _) ? null : "The quarter must be one, as 2016-17-Q3.",
        _ => DateOnly.TryParseExact(value, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900
            and <= 2199 ? null
            : "The day must be a real one, as 2027-03-31.",
    };
}
