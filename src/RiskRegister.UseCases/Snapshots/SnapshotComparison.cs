using System.Data;
using System.Text;
using Dapper;
using Npgsql;
using RiskRegister.Domain;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Snapshots;

/// <summary>
/// Compares a register, a snapshot's or the live one, with an earlier snapshot's as editions show them, piece by piece, so that no register
/// is ever held whole. Of an entry no more is read than its line needs: nothing when it is on neither register; facts and title when it has
/// come, gone or stayed as it was; else of both what differs.
/// </summary>
public sealed class SnapshotComparison(NpgsqlConnection connection, ComparedRegister now, StandingSnapshot? then, CancellationToken stop)
{
    const int EntriesInPiece = 250;

    const string Rows = """
        select r.entry_id as Id, r.snapshot_id as SnapshotId, r.revision, r.status = 'open' as IsOpen, r.residual, r.corrected as IsCorrected
        from standing_rows as r
        where r.snapshot_id in (@now, @then)
        """;

    // As a snapshot taken now would hold it.
    const string LiveRows = """
        select e.id as Id, @now as SnapshotId, e.revision, e.status = 'open' as IsOpen, e.residual, false as IsCorrected
        from entries as e
        where (e.status = 'open' or (e.status = 'closed' and e.reference is not null and e.updated_at > @since))
            and not e.id = any (array(select id from entries_elsewhere))
        union all

        """ + Rows;

    // One look at an index each, however many snapshots there are.
    const string Earlier = """
        select h.Id, h.Publicly
        from (
            select n.id as Id,
                (select true from standing_rows as r join standing_snapshots as s on s.id = r.snapshot_id
                    where r.entry_id = n.id and r.snapshot_id < @then limit 1) as Held,
                coalesce((select true from standing_rows as r join standing_snapshots as s on s.id = r.snapshot_id
                    where r.entry_id = n.id and r.snapshot_id < @then and not r.hidden limit 1), false) as Publicly
            from unnest(@ids) as n (id)) as h
        where h.Held
        """;

    // What became of entries between two snapshots that are not neighbours; the last one counts.
    const string Between = FrozenRow.Select + """
        and s.id > @then and s.id < @now and r.status = 'closed'
        order by s.id
        """;

    // What another register keeps is in no snapshot: it is looked for as it stood when this one was drawn up.
    const string Moved = """
        select n.id as Id, v.facts::text as Facts
        from unnest(@ids) as n (id)
        cross join lateral (
            select facts from entry_revisions
            where entry_id = n.id and (@at::timestamptz is null or recorded_at <= @at) order by revision desc limit 1) as v
        where register_level(v.facts) <> 'corporate'
        """;

    // "shown" is the revision that the line prints; "other" stands in the other snapshot. Each is looked up by its key: a join may be
    // planned as one that sorts all revisions there are, texts included.
    const string Texts = """
        select g.number, s.facts::text, case when g.whole then s.content::text end, case when not g.whole then s.content ->> 'title' end,
            o.facts::text, case when g.whole then o.content::text end
        from unnest(@ids, @shown, @others, @whole) with ordinality as g (id, shown, other, whole, number)
        cross join lateral (select facts, content from entry_revisions where entry_id = g.id and revision = g.shown limit 1) as s
        left join lateral (select facts, content from entry_revisions where entry_id = g.id and revision = g.other limit 1) as o on true
        """;

    readonly HashSet<Guid> heldBefore = [];
    readonly HashSet<Guid> heldPubliclyBefore = [];
    readonly Dictionary<Guid, EntryState> closedBetween = [];
    readonly Dictionary<Guid, EntryState> movedSince = [];

    /// <summary>The highlights of each edition that is asked for, from one reading.</summary>
    public async Task<RegisterHighlights[]> Compare(params bool[] publicEditions)
    {
        var pairs = await FindPairs();
        await ReadHistory(pairs);
        var pieces = publicEditions.ToDictionary(publicEdition => publicEdition, _ => new List<RegisterHighlights>());
        await foreach (var piece in ReadPieces([.. pairs.Where(pair => !pair.IsCorrected)]))
        {
            foreach (var (publicEdition, found) in pieces) found.Add(Compare(piece, publicEdition));
        }

        foreach (var (publicEdition, found) in pieces)
            found.Add(Compare(await ReadCorrected([.. pairs.Where(pair => pair.IsCorrected).Select(pair => pair.Id)], publicEdition),
                publicEdition));
        return [.. publicEditions.Select(publicEdition => Highlights.Joined(pieces[publicEdition]))];
    }

    async Task<IReadOnlyList<Pair>> FindPairs()
    {
        var rows = (await connection.QueryAsync<HeldRow>(new CommandDefinition(now.Snapshot is null ? LiveRows : Rows,
            new { now = now.Id, then = then?.Id, since = then?.TakenAt }, cancellationToken: stop))).AsList();
        var held = rows.ToLookup(row => row.SnapshotId == now.Id);
        var before = held[false].ToDictionary(row => row.Id);
        var pairs = new List<Pair>();
        foreach (var row in held[true])
        {
            before.Remove(row.Id, out var was);
            pairs.Add(new Pair(row, was, now.Threshold, then is null ? 0 : ThresholdOf(then)));
        }

        pairs.AddRange(before.Values.Select(was => new Pair(null, was, now.Threshold, ThresholdOf(then!))));
        pairs.RemoveAll(pair => !pair.IsShownNow && !pair.IsShownThen);
        return pairs;
    }

    async Task ReadHistory(IReadOnlyList<Pair> pairs)
    {
        if (then is null) return;
        var ids = pairs.Where(pair => pair.Then is null).Select(pair => pair.Id).ToArray();
        foreach (var (id, publicly) in await connection.QueryAsync<(Guid Id, bool Publicly)>(new CommandDefinition(Earlier,
            new { ids, then = then.Id }, cancellationToken: stop)))
        {
            heldBefore.Add(id);
            if (publicly) heldPubliclyBefore.Add(id);
        }

        if (!now.Follows(then))
        {
            var between = new { now = now.Id, then = then.Id, publicEdition = false };
            await foreach (var row in FrozenRow.Query(connection, Between, between, stop))
            {
                closedBetween[row.Id] = StoredEntry.ReadState(row.Id, StoredEntry.ReadFacts(row.Facts), row.Content) with
                {
                    Exempt = row.FactsCorrected().Exempt,
                };
            }
        }

        await ReadMoved([.. pairs.Where(pair => pair.IsGone && !closedBetween.ContainsKey(pair.Id)).Select(pair => pair.Id)]);
    }

    async Task ReadMoved(Guid[] ids)
    {
        if (ids.Length == 0) return;
        var rows = await connection.QueryAsync<(Guid Id, string Facts)>(
            new CommandDefinition(Moved, new { ids, at = now.Snapshot?.TakenAt }, cancellationToken: stop));
        foreach (var (id, facts) in rows)
            movedSince[id] = StoredEntry.ReadFacts(Encoding.UTF8.GetBytes(facts)).ToState(id, StoredContent.Titled(""));
    }

    async IAsyncEnumerable<Piece> ReadPieces(IReadOnlyList<Pair> pairs)
    {
        await using var command = new NpgsqlCommand(Texts, connection);
        command.Parameters.AddWithValue("ids", pairs.Select(pair => pair.Id).ToArray());
        command.Parameters.AddWithValue("shown", pairs.Select(pair => pair.Shown.Revision).ToArray());
        command.Parameters.AddWithValue("others", pairs.Select(pair => pair.IsSame ? null : pair.Other?.Revision).ToArray());
        command.Parameters.AddWithValue("whole", pairs.Select(pair => pair.IsReadWhole).ToArray());
        await using var reader = await command.ExecuteReaderAsync(stop);
        var piece = new Piece();
        while (await reader.ReadAsync(stop))
        {
            Add(piece, pairs[(int)reader.GetInt64(0) - 1], reader);
            if (piece.Pairs < EntriesInPiece) continue;
            yield return piece;
            piece = new Piece();
        }

        yield return piece;
    }

    static void Add(Piece piece, Pair pair, NpgsqlDataReader reader)
    {
        var facts = StoredEntry.ReadFacts(reader.GetFieldValue<byte[]>(1));
        if (pair.IsReadWhole)
        {
            var (content, was) = (
                StoredEntry.ReadContent(reader.GetFieldValue<byte[]>(2)), StoredEntry.ReadContent(reader.GetFieldValue<byte[]>(5)));
            piece.Add(facts.ToState(pair.Id, content), StoredEntry.ReadFacts(reader.GetFieldValue<byte[]>(4)).ToState(pair.Id, was));
            return;
        }

        var shown = facts.ToState(pair.Id, StoredContent.Titled(reader.GetString(3)));
        var other = pair.Other is null ? null : pair.IsSame ? shown
            : StoredEntry.ReadFacts(reader.GetFieldValue<byte[]>(4)).ToState(pair.Id, StoredContent.Titled(""));
        piece.Add(pair.IsShownNow ? shown : other, pair.IsShownNow ? other : shown);
    }

    // An earlier register counts with the corrections that it had when this one was published; this one as frozen. What an exemption has
    // withdrawn since stays out of the public edition's words, and so does what was said under an exemption that was lifted.
    async Task<Piece> ReadCorrected(Guid[] ids, bool publicEdition)
    {
        var piece = new Piece();
        if (ids.Length == 0) return piece;
        piece.Now.AddRange(now.Snapshot is { } frozen
            ? await Freeze(frozen, ids, publicEdition, entry => (entry.Facts, entry.Content))
            : await ComparedRegister.ReadLive(connection, ids, stop));
        if (then is not null) piece.Then.AddRange(await Freeze(then, ids, publicEdition, entry =>
            entry.TextBefore(now.Snapshot?.PublishedAt)));
        return piece;
    }

    async Task<IEnumerable<EntryState>> Freeze(
        StandingSnapshot snapshot, Guid[] ids, bool publicEdition, Func<FrozenEntry, (StoredFacts Facts, byte[] Content)> textOf)
    {
        var entries = await FrozenEntries.Read(connection, snapshot.Id, ids, publicEdition: false, stop);
        var shown = publicEdition
            ? (await FrozenEntries.Read(connection, snapshot.Id, ids, publicEdition: true, stop)).ToDictionary(entry => entry.Row.Id) : [];
        return entries.Select(entry =>
        {
            var (facts, content) = textOf(shown.GetValueOrDefault(entry.Row.Id, entry));
            return StoredEntry.ReadState(entry.Row.Id, facts, content) with { Exempt = entry.LatestFacts.Exempt };
        });
    }

    RegisterHighlights Compare(Piece piece, bool publicEdition)
    {
        var comparison = new RegisterComparison(
            Frozen(now, piece.Now), then is null ? null : Frozen(ComparedRegister.Of(then), piece.Then))
        {
            HeldBefore = heldBefore,
            ClosedBetween = closedBetween,
            MovedSince = movedSince,
        };
        return Highlights.Compare(publicEdition ? comparison.PublicEdition(heldPubliclyBefore) : comparison);
    }

    static int ThresholdOf(StandingSnapshot snapshot) => snapshot.Settings.Settings.Threshold;

    static FrozenRegister Frozen(ComparedRegister register, IReadOnlyList<EntryState> entries) =>
        new(register.Quarter, register.Threshold, entries)
        {
            FinancialYearStartsIn = register.FinancialYearStartsIn,
        };

    sealed class HeldRow
    {
        public required Guid Id { get; init; }

        public required long SnapshotId { get; init; }

        public required int Revision { get; init; }

        public required bool IsOpen { get; init; }

        public required int Residual { get; init; }

        public required bool IsCorrected { get; init; }

        public bool IsShown(int threshold) =>
            RegisterRule.IsOnRegister(IsOpen ? EntryStatus.Open : EntryStatus.Closed, Residual, threshold);
    }

    /// <summary>What the two snapshots hold of one entry; one of them does.</summary>
    sealed class Pair(HeldRow? present, HeldRow? was, int threshold, int thresholdThen)
    {
        public HeldRow? Then => was;

        public bool IsShownNow { get; } = present?.IsShown(threshold) == true;

        public bool IsShownThen { get; } = was?.IsShown(thresholdThen) == true;

        public HeldRow Shown => (IsShownNow ? present : was)!;

        public HeldRow? Other => IsShownNow ? was : present;

        public Guid Id => Shown.Id;

        /// <summary>Whether the later one does not hold it.</summary>
        public bool IsGone => present is null;

        public bool IsSame => present?.Revision == was?.Revision;

        public bool IsReadWhole => IsShownNow && IsShownThen && !IsSame;

        public bool IsCorrected => present?.IsCorrected == true || was?.IsCorrected == true;
    }

    /// <summary>Some entries of both registers.</summary>
    sealed class Piece
    {
        public int Pairs { get; private set; }

        public List<EntryState> Now { get; } = [];

        public List<EntryState> Then { get; } = [];

        public void Add(EntryState? now, EntryState? then)
        {
            Pairs++;
            if (now is not null) Now.Add(now);
            if (then is not null) Then.Add(then);
        }
    }
}
