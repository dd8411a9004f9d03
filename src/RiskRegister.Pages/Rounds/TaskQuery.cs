using System.Globalization;
using RiskRegister.Domain;
using RiskRegister.Domain.Rounds;
using RiskRegister.Pages.Components;
using RiskRegister.UseCases.Rounds;

namespace RiskRegister.Pages.Rounds;

/// <summary>Which entries of a round a page lists, as its address says.</summary>
public sealed class TaskQuery
{
    const string Service = "service";
    const string Owner = "owner";
    const string State = "state";
    const string After = "after";

    static readonly string[] Filters = [Service, Owner, State];

    readonly string path;
    readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    public TaskQuery(string quarter, IQueryCollection query)
    {
        path = RoundPages.PathOf(quarter);
        foreach (var name in Filters)
        {
            var value = query[name].ToString().Trim();
            if (value.Length == 0) continue;
            if (IsGood(name, value)) values[name] = value;
            else Faults.Add(name, $"Nothing can be listed by this: {name}.");
        }

        if (query[After].ToString().Split('~') is [var position, var id] && Guid.TryParseExact(id, "D", out var entry)
            && long.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) Place = (number, entry);
    }

    /// <summary>What the address has that nothing can be listed by.</summary>
    public FormFaults Faults { get; } = new();

    /// <summary>The entry after which the page begins; null on the first.</summary>
    public (long Position, Guid Id)? Place { get; }

    public TaskFilter Filter => new()
    {
        Service = this[Service],
        Owner = this[Owner],
        State = EnumNames.TryParse<TaskState>(this[State], out var state) ? state : null,
    };

    public string? this[string name] => values.GetValueOrDefault(name);

    /// <summary>The service that is listed, whole; null when the list is another.</summary>
    public string? WholeService => values.Count == 1 ? this[Service] : null;

    /// <summary>The filters in force, each with the list that is left without it.</summary>
    public IReadOnlyList<Chosen> InForce =>
    [
        .. Filters.Where(values.ContainsKey).Select(name => new Chosen(Words.First(name),
            name == State ? RoundWords.Of(Filter.State!.Value) : values[name], Address(values.Where(pair => pair.Key != name), ""))),
    ];

    public string WithoutAll => path;

    public string FirstPage => Address(values, "");

    public string NextAfter(TaskRow last) => Address(values.Append(KeyValuePair.Create(After, $"{last.Position}~{last.Id:D}")), "");

    /// <summary>Where something is done to entries of the list, so that the same list is shown again.</summary>
    public string Deed(string noun) => Address(values, $"/{noun}");

    /// <summary>The same list, with what was done.</summary>
    public string Done(string what) => Address(values.Append(KeyValuePair.Create("done", what)), "");

    string Address(IEnumerable<KeyValuePair<string, string>> pairs, string noun)
    {
        var query = string.Join('&', pairs.Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"));
        return query.Length == 0 ? path + noun : $"{path}{noun}?{query}";
    }

    static bool IsGood(string name, string value) => !value.Any(letter => letter is < ' ' or '\uFFFD') && name switch
    {
        Service => value.Length <= EntryLimits.Service,
        Owner => value.Length <= EntryLimits.Owner,
        _ => EnumNames.TryParse<TaskState>(value, out _),
    };
}
