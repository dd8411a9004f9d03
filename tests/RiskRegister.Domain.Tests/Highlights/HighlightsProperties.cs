using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Report = RiskRegister.Domain.Highlights;

namespace RiskRegister.Domain.Tests.Highlights;

public sealed class HighlightsProperties
{
    static readonly Gen<Score> Scores =
        from impact in Gen.Choose(1, 5)
        from likelihood in Gen.Choose(1, 5)
        from assumed in Gen.Elements(true, false)
        select new Score(impact, likelihood, assumed);

    // As careless as people write: full stops, line breaks, nothing but spaces.
    static readonly Gen<string> Words = Gen.Elements(
        "Loss of grant", "Loss of grant.", " Fuel prices rise . ", "Two\nlines", "Étude", "Stops...", "   ", ".", "Why not?",
        "A. B. Smith Ltd.", "Trust…");

    static readonly Gen<IReadOnlyList<PlannedAction>> Actions = ItemsOf(id =>
        from text in Gen.Elements("Train", "Plan")
        from status in Gen.Elements(ActionStatus.Open, ActionStatus.Open, ActionStatus.Done, ActionStatus.Dropped)
        select new PlannedAction(id, text, Status: status));

    static readonly Gen<IReadOnlyList<Control>> Controls =
        ItemsOf(id => Gen.Elements("Policy", "Audit").Select(text => new Control(id, text)));

    static readonly Gen<EntryState> Entries =
        from kind in Gen.Elements(EntryKind.Risk, EntryKind.Opportunity)
        from number in Gen.Choose(1, 30)
        from part in Gen.Elements(0, 0, 0, 1)
        from status in Gen.Frequency((4, Gen.Constant(EntryStatus.Open)), (1, Gen.Constant(EntryStatus.Closed)))
        from title in Words
        from reason in Words
        from description in Gen.Elements(null, "Statutory duty", "Amended")
        from service in Gen.Elements(null, "Highways")
        from actions in Actions
        from controls in Controls
        from score in Scores
        from residual in Scores
        from target in Gen.OneOf(Gen.Constant<Score?>(null), Scores.Select(Score? (some) => some))
        from owners in Gen.SubListOf("Management Team", "Head of Highways")
        from types in Gen.SubListOf("Social", "Legal")
        from direction in Gen.Elements<Direction?>(null, Direction.Level, Direction.Upwards)
        from narrative in Gen.Elements(null, "Stable", "Better")
        select new EntryState
        {
            Id = Guid.Empty,
            Kind = kind,
            Reference = new EntryReference(kind, number, part),
            Status = status,
            Closure = status == EntryStatus.Closed ? new Closure(reason, DateTimeOffset.UnixEpoch, [], EntryStatus.Open) : null,
            Title = title,
            Description = description,
            Service = service,
            Actions = actions,
            Controls = controls,
            Score = score,
            ResidualScore = residual,
            TargetScore = target,
            Owners = [.. owners],
            Types = [.. types],
            Direction = new StatedDirection(direction, null, narrative),
        };

    /// <summary>Each field as it was or as in any other entry, so that every combination of changes comes up.</summary>
    static Gen<EntryState> After(EntryState then) =>
        from other in Entries
        from changed in Gen.Choose(0, 2).ArrayOf(13)
        select then with
        {
            Status = changed[0] == 1 ? other.Status : then.Status,
            Closure = changed[0] == 1 ? other.Closure : then.Closure,
            Title = changed[1] == 1 ? other.Title : then.Title,
            Description = changed[2] == 1 ? other.Description : then.Description,
            Service = changed[3] == 1 ? other.Service : then.Service,
            Actions = changed[4] == 1 ? other.Actions : then.Actions,
            Controls = changed[5] == 1 ? other.Controls : then.Controls,
            Score = changed[6] == 1 ? other.Score : then.Score,
            ResidualScore = changed[7] == 1 ? other.ResidualScore : then.ResidualScore,
            TargetScore = changed[8] == 1 ? other.TargetScore : then.TargetScore,
            Owners = changed[9] == 1 ? other.Owners : then.Owners,
            Types = changed[10] == 1 ? other.Types : then.Types,
            Direction = changed[11] == 1 ? other.Direction : then.Direction,
            Reference = changed[12] == 1 ? other.Reference!.Value with { Kind = then.Kind } : then.Reference,
        };

    static readonly Arbitrary<RegisterComparison> Comparisons = (
        from pairs in (from then in Entries from now in After(then) from presence in Gen.Choose(0, 5) select (then, now, presence)).ListOf()
        from thresholdThen in Gen.Elements(9, 12, 12, 15)
        from thresholdNow in Gen.Elements(9, 12, 12, 15)
        from quartersAgo in Gen.Choose(0, 2)
        from heldBefore in Gen.SubListOf(Enumerable.Range(1, pairs.Count))
        let numbered = pairs.Select((pair, index) => (
            then: pair.then with { Id = Numbered(index + 1) }, now: pair.now with { Id = Numbered(index + 1) }, pair.presence)).ToList()
        let thenQuarter = quartersAgo == 0 ? Sample.Q2 : new Quarter(2015, quartersAgo)
        select new RegisterComparison(
            new FrozenRegister(Sample.Q3, thresholdNow, [.. numbered.Where(pair => pair.presence != 0).Select(pair => pair.now)]),
            new FrozenRegister(thenQuarter, thresholdThen, [.. numbered.Where(pair => pair.presence != 1).Select(pair => pair.then)]))
        {
            HeldBefore = heldBefore.Select(Numbered).ToHashSet(),
        }).ToArbitrary();

    [Fact]
    public void Every_line_reads_like_a_committee_report() => Holds(Comparisons, comparison =>
    {
        var highlights = Report.Compare(comparison);
        foreach (var line in highlights.Summary.Concat(highlights.Entries.Select(entry => entry.Text))) Prose.FaultIn(line).ShouldBeNull();
        foreach (var entry in highlights.Entries)
        {
            // A title or reason quoted may hold a full stop of its own; the sentence ends in one.
            if (entry.Changes[0].ClosureReason is null)
                entry.Text.Replace($"{entry.Reference}", "", StringComparison.Ordinal).Count(letter => letter == '.')
                    .ShouldBe(1 + StopsInReferences(entry), entry.Text);
        }
    });

    [Fact]
    public void Every_entry_that_is_on_the_register_or_was_has_one_line_in_register_order() => Holds(Comparisons, comparison =>
    {
        var highlights = Report.Compare(comparison);
        var on = comparison.Now.Entries.Where(comparison.Now.Shows).Select(entry => entry.Id)
            .Union(comparison.Then!.Entries.Where(comparison.Then.Shows).Select(entry => entry.Id));
        highlights.Entries.Select(entry => entry.EntryId).ShouldBe(on, ignoreOrder: true);
        highlights.Entries.Zip(highlights.Entries.Skip(1)).ShouldAllBe(pair => pair.First.Reference <= pair.Second.Reference);
    });

    [Fact]
    public void Additions_and_deletions_account_for_the_size_of_the_register() => Holds(Comparisons, comparison =>
    {
        var entries = Report.Compare(comparison).Entries;
        var before = comparison.Then!.Entries.Count(comparison.Then.Shows);
        var after = comparison.Now.Entries.Count(comparison.Now.Shows);
        var added = entries.Count(entry => entry.Changes[0].Code == ChangeCode.Added);
        var removed = entries.Count(entry => entry.Changes[0].Code == ChangeCode.Removed);
        (before + added - removed).ShouldBe(after);
        entries.Count.ShouldBe(before + added);
    });

    [Fact]
    public void A_register_compared_with_itself_is_unchanged() => Holds(Comparisons, comparison =>
    {
        var highlights = Report.Compare(comparison with { Then = comparison.Now with { Quarter = Sample.Q2 } });
        highlights.Entries.SelectMany(entry => entry.Changes).ShouldAllBe(change => change.Code == ChangeCode.Unchanged);
        highlights.Summary[0].ShouldBe("There are no additions to or deletions from the register this quarter.");
    });

    [Fact]
    public void Turned_round_additions_are_deletions_and_what_rose_fell() => Holds(Comparisons, comparison =>
    {
        var forth = Report.Compare(comparison).Entries.ToDictionary(entry => entry.EntryId);
        var back = Report.Compare(new RegisterComparison(comparison.Then!, comparison.Now)).Entries.ToDictionary(entry => entry.EntryId);
        back.Keys.ShouldBe(forth.Keys, ignoreOrder: true);
        foreach (var (id, entry) in forth)
        {
            Has(back[id], ChangeCode.Added).ShouldBe(Has(entry, ChangeCode.Removed));
            Has(back[id], ChangeCode.ResidualUp).ShouldBe(Has(entry, ChangeCode.ResidualDown));
            Has(back[id], ChangeCode.ScoreUp).ShouldBe(Has(entry, ChangeCode.ScoreDown));
            Has(back[id], ChangeCode.OwnerChanged).ShouldBe(Has(entry, ChangeCode.OwnerChanged));
            Has(back[id], ChangeCode.Unchanged).ShouldBe(Has(entry, ChangeCode.Unchanged));
        }
    });

    [Fact]
    public void A_code_is_there_exactly_when_its_field_changed() => Holds(
        (from then in Entries from now in After(then) select (Opened(then), Opened(now))).ToArbitrary(),
        pair =>
        {
            var (then, now) = pair;
            var codes = Sample.Between(then, now).Changes.ToDictionary(change => change.Code);
            var actionIds = then.Actions.Select(action => action.Id).ToList();
            var doneThen = then.Actions.Where(Done).Select(action => action.Id).ToList();
            var commonThen = then.Actions.Where(action => now.Actions.Any(other => other.Id == action.Id)).Select(WithoutCompletion);
            var commonNow = now.Actions.Where(action => actionIds.Contains(action.Id)).Select(WithoutCompletion);
            PlannedAction WithoutCompletion(PlannedAction action) => action with
            {
                Status = now.Actions.Single(other => other.Id == action.Id).Status is var status && status != ActionStatus.Open
                    ? status
                    : action.Status,
            };
            string[] fields =
            [
                .. Named("service", then.Service != now.Service),
                .. Named("types", !then.Types.Order().SequenceEqual(now.Types.Order())),
                .. Named("controls",
                    !then.Controls.SequenceEqual(now.Controls.Where(control => then.Controls.Any(was => was.Id == control.Id)))),
                .. Named("actions", !then.Actions.All(action => now.Actions.Any(other => other.Id == action.Id))
                    || !commonThen.SequenceEqual(commonNow)
                    || now.Actions.Any(action => !actionIds.Contains(action.Id) && action.Status == ActionStatus.Dropped)),
                .. Named("score", then.Score.Value == now.Score.Value && then.Score != now.Score),
                .. Named("residualScore", then.ResidualScore.Value == now.ResidualScore.Value && then.ResidualScore != now.ResidualScore),
            ];
            (ChangeCode Code, bool Expected)[] expectations =
            [
                (ChangeCode.ResidualUp, now.ResidualScore.Value > then.ResidualScore.Value),
                (ChangeCode.ResidualDown, now.ResidualScore.Value < then.ResidualScore.Value),
                (ChangeCode.ScoreUp, now.Score.Value > then.Score.Value),
                (ChangeCode.ScoreDown, now.Score.Value < then.Score.Value),
                (ChangeCode.ActionsAdded,
                    now.Actions.Any(action => !actionIds.Contains(action.Id) && action.Status != ActionStatus.Dropped)),
                (ChangeCode.ActionsCompleted, now.Actions.Any(action => Done(action) && !doneThen.Contains(action.Id))),
                (ChangeCode.ActionsDropped, now.Actions.Any(action => action.Status == ActionStatus.Dropped
                    && then.Actions.Any(was => was.Id == action.Id && was.Status != ActionStatus.Dropped))),
                (ChangeCode.ControlsAdded, now.Controls.Any(control => then.Controls.All(was => was.Id != control.Id))),
                (ChangeCode.DirectionUpdated, then.Direction != now.Direction),
                (ChangeCode.OwnerChanged, !then.Owners.Order().SequenceEqual(now.Owners.Order())),
                (ChangeCode.DescriptionChanged, (then.Title, then.Description) != (now.Title, now.Description)),
                (ChangeCode.TargetChanged, then.TargetScore != now.TargetScore),
                (ChangeCode.Renumbered, then.Reference != now.Reference),
                (ChangeCode.TextChanged, fields.Length > 0),
            ];
            foreach (var (code, expected) in expectations) codes.ContainsKey(code).ShouldBe(expected, $"{code}");
            codes.ContainsKey(ChangeCode.Unchanged).ShouldBe(!expectations.Any(expectation => expectation.Expected));
            if (fields.Length > 0) codes[ChangeCode.TextChanged].Fields.ShouldBe(fields);
        });

    [Fact]
    public void A_public_edition_says_nothing_that_depends_on_what_is_exempt() => Holds(
        (from comparison in Comparisons.Generator
         from secret in Gen.SubListOf(Enumerable.Range(1, 40).Select(Numbered))
         from until in Gen.SubListOf<Guid>(secret)
         select (comparison, secret.ToHashSet(), until.ToHashSet())).ToArbitrary(),
        given =>
        {
            // Exempt now, and until now either exempt or public; what has gone was exempt.
            var (comparison, secret, publicUntilNow) = given;
            publicUntilNow.IntersectWith(comparison.Now.Entries.Select(entry => entry.Id));
            bool Open(EntryState entry) => !secret.Contains(entry.Id);
            var full = comparison with
            {
                Now = comparison.Now
                    with
                { Entries = [.. comparison.Now.Entries.Select(entry => Open(entry) ? entry : entry.MadeExempt())] },
                Then = comparison.Then! with
                {
                    Entries = [.. comparison.Then!.Entries.Select(entry =>
                        Open(entry) || publicUntilNow.Contains(entry.Id) ? entry : entry.MadeExempt())],
                },
            };
            var never = comparison with
            {
                Now = comparison.Now with { Entries = [.. comparison.Now.Entries.Where(Open)] },
                Then = comparison.Then! with { Entries = [.. comparison.Then!.Entries.Where(Open)] },
            };
            var published = Report.Compare(full.PublicEdition(full.HeldBefore));
            var expected = Report.Compare(never);
            published.Summary.ShouldBe(expected.Summary);
            published.Entries.Select(entry => (entry.EntryId, entry.Text))
                .ShouldBe(expected.Entries.Select(entry => (entry.EntryId, entry.Text)));
        });

    [Fact]
    public void Entries_are_compared_each_once_however_many_they_are() => Growth.OfTenTimes(count =>
    {
        EntryState[] then = [.. Enumerable.Range(1, count).Select(number => Sample.Entry($"CR{number}") with
        {
            Actions = [.. Enumerable.Range(1, 5).Select(id => new PlannedAction(id, $"Action {id}"))],
            Controls = [.. Enumerable.Range(1, 5).Select(id => new Control(id, $"Control {id}"))],
            Owners = ["Management Team"],
        })];
        EntryState[] now = [.. then.Select(
            entry => entry with { Actions = [.. entry.Actions, new PlannedAction(6, "Another")], Owners = [] })];
        var (held, found) = (then.Take(count * 9 / 10).ToArray(), now.Skip(count / 10).ToArray());
        return () => Report.Compare(Sample.Comparison(held, found)).Entries.Count.ShouldBe(count);
    }).ShouldBeLessThan(Growth.OfEachOnce);

    static void Holds<T>(Arbitrary<T> arbitrary, Action<T> body) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(arbitrary, body));

    static Gen<IReadOnlyList<T>> ItemsOf<T>(Func<int, Gen<T>> item) =>
        from ids in Gen.SubListOf(1, 2, 3)
        from order in Gen.Shuffle<int>(ids)
        from items in Gen.CollectToSequence(order.Select(item))
        select (IReadOnlyList<T>)[.. items];

    static IEnumerable<string> Named(string field, bool changed) => changed ? [field] : [];

    static EntryState Opened(EntryState entry) =>
        entry with
        {
            Status = EntryStatus.Open,
            Closure = null,
            ResidualScore = entry.ResidualScore with { Impact = 4, Likelihood = Math.Max(3, entry.ResidualScore.Likelihood) }
        };

    static bool Done(PlannedAction action) => action.Status == ActionStatus.Done;

    static bool Has(EntryHighlight entry, ChangeCode code) => entry.Changes.Any(change => change.Code == code);

    static int StopsInReferences(EntryHighlight entry) => entry.Changes
        .Count(change => change.Code == ChangeCode.Renumbered && change.FromReference is { Part: > 0 });

    static Guid Numbered(int number) => new(number, 0, 0, new byte[8]);
}
