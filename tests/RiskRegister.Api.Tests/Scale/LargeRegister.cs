using Dapper;
using Npgsql;
using RiskRegister.Domain;
using RiskRegister.UseCases.Snapshots;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Tests.Scale;

/// <summary>A register of any size with its quarters' history, written by the service's own
/// writers; the same size gives the same register but for ids.</summary>
/// <param name="Entries">Risks and opportunities: of a hundred, two are proposals, three closed and one exempt.</param>
/// <param name="Snapshots">Quarters up to <see cref="Latest"/>. Every hundredth entry
/// changes before each; all but the latest two are published.</param>
public sealed record LargeRegister(int Entries, int Snapshots)
{
    /// <summary>Stands in one entry of two thousand.</summary>
    public const string RareWord = "subsidence";

    public const int Posts = 200;
    public const int Services = 80;
    public static readonly Quarter Latest = new(2023, 4);
    const int ChangedEach = 100;
    const int WrittenAtOnce = 2500;

    static readonly Actor Loader = new("loader", "Loader", new HashSet<Role> { Role.Editor }, [],
        GrantedFullEdition: false)
    { RequestId = "load" };

    static readonly string[] Words =
    [
        "council", "service", "budget", "children", "adults", "roads", "schools", "contract", "supplier", "staff", "training", "review",
        "demand",
        "income", "savings", "flood", "fire", "data", "systems", "network", "buildings", "depots", "vehicles", "waste", "libraries",
        "museums", "parks",
        "partners", "districts", "health", "hospital", "carers", "families", "placements", "safeguarding", "audit", "reserves", "capital",
        "programme",
        "project", "delivery", "recruitment", "turnover", "pensions", "insurance", "claims", "legal", "challenge", "consultation",
        "members", "cabinet",
        "committee", "report", "plan", "strategy", "policy", "monitor", "forecast", "pressure", "grant", "funding", "government", "reform",
        "inspection",
        "rating", "quality", "standards", "procurement", "market", "providers", "homes", "transport", "buses", "bridges", "winter",
        "drainage", "energy",
        "carbon", "skills", "growth", "business", "rates", "broadband", "investment", "growing", "failing", "meeting", "agreeing",
        "extending", "closing",
    ];

    static readonly string[] Types = ["Economic", "Environmental", "Financial", "Legal", "Organisational", "Political", "Reputational",
        "Social", "Technological"];

    public Quarter QuarterOf(int snapshot) =>
        Enumerable.Range(0, Snapshots - 1 - snapshot).Aggregate(Latest, (quarter, _) => quarter.Previous);

    public static string Post(int number) => $"Head of {Word(number)} and {Word((number * 7) + 3)} {number % Posts}";

    public static string Service(int number) => $"{Word(number)} Services {number % Services}";

    /// <summary>Fills an empty, migrated database.</summary>
    /// <param name="superuser">Connects one who may leave foreign keys unchecked, which would take most of the time.</param>
    public async Task Fill(string superuser, CancellationToken stop)
    {
        var settings = new RegisterSettingsInForce(new RegisterSettings());
        using var metrics = new RegisterMetrics();
        var (entries, snapshots) = (new EntryWriter(TimeProvider.System, metrics),
            new SnapshotWriter(settings, TimeProvider.System, metrics));
        await using var connection =
            new NpgsqlConnection(new NpgsqlConnectionStringBuilder(superuser) { Pooling = false, CommandTimeout = 120 }.ConnectionString);
        await connection.OpenAsync(stop);
        await connection.ExecuteAsync("set session_replication_role = replica");
        var held = Enumerable.Range(0, Entries).Select(number => New(number, entries.Now)).ToArray();
        foreach (var some in held.Chunk(WrittenAtOnce))
            await Write(connection, entries,
                some.Select(state => new EntryChange(0, state.Status == EntryStatus.Proposed ? EntryAction.Proposed
                : EntryAction.Created, state, null)), stop);
        foreach (var kind in Enum.GetValues<EntryKind>()) await ReferenceNumbers.Name(connection, new EntryReference(kind, Entries),
            isConfirmed: true, stop);
        await connection.ExecuteAsync("analyze entries, entry_revisions, snapshots, snapshot_rows, snapshot_events");
        var revisions = new int[Entries];
        Array.Fill(revisions, 1);
        FrozenRegister? before = null;
        for (var snapshot = 0; snapshot < Snapshots; snapshot++)
        {
            await using var transaction = await connection.BeginTransactionAsync(stop);
            var changes = new List<EntryChange>();
            for (var number = snapshot % ChangedEach; number < Entries; number += ChangedEach)
            {
                if (held[number].Status != EntryStatus.Open) continue;
                held[number] = Changed(held[number], number, snapshot, entries.Now);
                changes.Add(new EntryChange(revisions[number]++, EntryAction.Changed, held[number],
                    $"Before {QuarterOf(snapshot).Printed(firstMonth: 4)}"));
            }

            await Write(connection, entries, changes, stop);
            await SnapshotWriter.BeAlone(connection, stop);
            var taken = await snapshots.Take(connection, Loader, QuarterOf(snapshot), stop);
            var register = new FrozenRegister(taken.Quarter, settings.Settings.Threshold,
                [.. held.Where(state => state.Status == EntryStatus.Open)]);
            if (snapshot < Snapshots - 2)
            {
                var comparison = new RegisterComparison(register, before);
                var publication = new Publication(Highlights.Compare(comparison),
                    Highlights.Compare(comparison.PublicEdition(comparison.HeldBefore)));
                await snapshots.Append(connection, Loader, taken.Id, SnapshotEventKind.Published, entry: null, revision: null,
                    publication.Write(), stop);
            }

            before = register;
            await transaction.CommitAsync(stop);
            if (snapshot == 0) await connection.ExecuteAsync("analyze entries, entry_revisions, snapshots, snapshot_rows, snapshot_events");
        }

        await connection.ExecuteAsync("vacuum analyze");
    }

    static async Task Write(NpgsqlConnection connection, EntryWriter entries, IEnumerable<EntryChange> changes, CancellationToken stop)
    {
        if (await entries.TryWrite(connection, Loader, [.. changes], stop) is null) throw new InvalidOperationException(
            "Somebody else writes to this database.");
    }

    EntryState New(int number, DateTimeOffset now)
    {
        var kind = number % 8 == 7 ? EntryKind.Opportunity : EntryKind.Risk;
        var status = (number % 100) switch
        {
            13 or 63 => EntryStatus.Proposed,
            21 or 41
            or 61 => EntryStatus.Closed,
            _ => EntryStatus.Open
        };
        return new EntryState
        {
            Id = Guid.CreateVersion7(now),
            Kind = kind,
            Status = status,
            Reference = status == EntryStatus.Proposed ? null : new EntryReference(kind, number + 1),
            SourceReference = number % 10 == 0 ? $"SR{number}" : null,
            Title = $"{Text(number, 6)} {number + 1}",
            Description = Text(number + 1, 40) + (number % 2000 == 1000 ? $" {RareWord}" : ""),
            Service = Service(number),
            Types = [.. new[] { Types[number % 9], Types[number / 9 % 9] }.Distinct()],
            Effects = [.. Enumerable.Range(0, 3).Select(each => Text(number + each, 14))],
            Controls = [.. Enumerable.Range(1, 5).Select(id => new Control(id, Text(number + (5 * id), 16)))],
            Actions = [.. Enumerable.Range(1, 5).Select(id => NewAction(number, id))],
            Score = new Score(Math.Min(5, 1 + (number % 5) + (number % 2)), 1 + (number / 5 % 5)),
            ResidualScore = new Score(1 + (number % 5), 1 + (number / 7 % 5)),
            TargetScore = number % 4 == 0 ? new Score(1 + (number % 3), 2) : null,
            TargetDate = number % 200 == 4 ? new DateOnly(2020, 3, 31) : null,
            Response = number % 500 == 254 ? EntryResponses.Of(kind)[2] : number % 3 == 0 ? EntryResponses.Of(kind)[0] : null,
            Objectives = number % 500 == 3 ? ["O1"] : [],
            Owners = number % 5 == 0 ? [Post(number), "MT"] : [Post(number)],
            Direction = number % 3 == 0 ? new StatedDirection(Direction.Level, now, Text(number + 9, 20)) : StatedDirection.None,
            Exempt = number % 100 == 50 ? new Exemption("3", "Terms of a contract under negotiation") : null,
            Closure = status == EntryStatus.Closed ? new Closure("It came to pass.", now, [], EntryStatus.Open) : null,
            LastControlId = 5,
            LastActionId = 5,
        };
    }

    static PlannedAction NewAction(int number, int id) => new(id, Text(number + (3 * id), 16), id == 2 ? Post(number + id) : null,
        id == 1 ? new DateOnly(number % 200 == 4 ? 2020 : 2090, 1 + (number % 12), 1 + (number % 28)) : null,
        id == 4 ? ActionStatus.Done : ActionStatus.Open, id == 3 ? Text(number, 8) : null);

    static EntryState Changed(EntryState state, int number, int snapshot, DateTimeOffset now) => state with
    {
        ResidualScore = new Score(1 + ((number + snapshot) % 5), 1 + ((number + (3 * snapshot)) % 5)),
        Title = $"{Text(number + snapshot, 6)} {number + 1}",
        ReviewedAt = now,
    };

    static string Word(int number)
    {
        var word = Words[number % Words.Length];
        return char.ToUpperInvariant(word[0]) + word[1..];
    }

    // Steps that share no divisor with the number of words: neighbours say different things.
    static string Text(int seed, int words)
    {
        var others = Enumerable.Range(1, words - 1).Select(each => Words[((seed * 13) + (each * ((seed % 7) + 11))) % Words.Length]);
        return $"{Word(seed)} {string.Join(' ', others)}.";
    }
}
