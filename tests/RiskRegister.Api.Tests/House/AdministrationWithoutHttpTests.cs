using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using RiskRegister.Documents;
using RiskRegister.Domain;
using RiskRegister.UseCases.Audit;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Entries;
using RiskRegister.UseCases.Keys;
using RiskRegister.UseCases.Posts;
using RiskRegister.UseCases.Register;
using RiskRegister.UseCases.Storage;
using RiskRegister.UseCases.Verification;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.House;

/// <summary>Keys, posts, the audit log, verification and the live register as pages or
/// jobs use them: by calls, without a web server.</summary>
public sealed class AdministrationWithoutHttpTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncDisposable
{
    static readonly Actor Admin = Actor.Service("Administrator");

    readonly NpgsqlDataSource source = NpgsqlDataSource.Create(database.ServiceConnectionString);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => source.DisposeAsync();

    [Fact]
    public async Task A_key_is_made_signs_in_is_rotated_revoked_and_recorded()
    {
        await using var services = Services();
        var (signIn, keys) = (services.GetRequiredService<SignInWithKey>(), services.GetRequiredService<ReadKeys>());
        var rights = new KeyRights("Fleet lead", new HashSet<Role> { Role.Owner }, ["Head of Fleet"], FullEdition: false, ExpiresAt: null);
        var made = (await services.GetRequiredService<MakeKey>().Apply(Admin, rights, Stop)).Required;

        var signedIn = await signIn.Apply(Token(made), "192.0.2.1", "request", Stop);
        (signedIn.Actor!.Name, signedIn.Actor.Posts.Single(), signedIn.Fault).ShouldBe(("Fleet lead", "Head of Fleet", null));

        var rotated = (await services.GetRequiredService<RotateKey>().Apply(Admin, made.Key.Id, new KeyRotation(1, default), Stop))
            .Required;
        (rotated.Key.Replaces, rotated.Key.Label).ShouldBe((made.Key.Id, "Fleet lead"));
        var revoked = await services.GetRequiredService<RevokeKey>().Apply(Admin, made.Key.Id, Stop);
        revoked.IsDone.ShouldBeTrue();
        (await signIn.Apply(Token(made), null, "request", Stop)).Fault.ShouldBe(SignInFault.RevokedKey);
        (await keys.One(made.Key.Id, Stop)).Required.RevokedBy.ShouldBe("Administrator");
        (await services.GetRequiredService<RotateKey>().Apply(Admin, made.Key.Id, new KeyRotation(1, default), Stop)).Refusal!.Kind
            .ShouldBe(KeyRefusals.Ended);

        var acts = await services.GetRequiredService<ReadAudit>().Page(new AuditFilter { Actor = "Administrator" }, after: null, 50, Stop);
        acts.Where(act => act.Detail?.Contains(made.Key.Id, StringComparison.Ordinal) == true).Select(act => act.Action)
            .ShouldBe(["keyRevoked", "keyRotated", "keyMade"]);
    }

    [Fact]
    public async Task What_a_key_may_not_be_is_refused_with_every_fault()
    {
        await using var services = Services();
        var rights = new KeyRights(
            "two\nlines", new HashSet<Role> { Role.Owner }, ["", "MT", "MT"], FullEdition: false, DateTimeOffset.UnixEpoch);

        var refused = (await services.GetRequiredService<MakeKey>().Apply(Admin, rights, Stop)).Refusal!;

        refused.Kind.ShouldBe(Refusals.Invalid);
        refused.Faults!.All.Keys.ShouldBe(["label", "owners[0]", "owners[2]", "expiresAt"], ignoreOrder: true);
        var nobody = (await services.GetRequiredService<MakeKey>().Apply(Admin,
            new KeyRights("Nobody", new HashSet<Role>(), [], FullEdition: false, ExpiresAt: null), Stop)).Refusal!;
        nobody.Faults!.All.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            fault => fault.Key.ShouldBe("roles"), fault => fault.Value.ShouldBe(["must name at least one role"]));
        var noPost = new KeyRights("Owner", new HashSet<Role> { Role.Owner }, [], FullEdition: false, ExpiresAt: null);
        (await services.GetRequiredService<MakeKey>().Apply(Admin, noPost, Stop)).Refusal!.Faults!.All.Keys.ShouldBe(["owners"]);
        (await services.GetRequiredService<RotateKey>().Apply(Admin, "none", new KeyRotation(-1, default), Stop)).Refusal!.Kind
            .ShouldBe(KeyRefusals.NotFound);
    }

    [Fact]
    public async Task A_post_is_linked_from_what_was_seen_and_refused_from_what_has_changed()
    {
        await using var services = Services();
        var (link, posts) = (services.GetRequiredService<DescribePost>(), services.GetRequiredService<ReadPosts>());
        var linked = await link.Apply(Admin, "Head of Parks", post => post.Subjects.Length == 0, new PostDescription(["ann"]),
            new Faults(), Stop);
        linked.Required.Subjects.ShouldBe(["ann"]);

        var stale = await link.Apply(Admin, "Head of Parks", post => post.Subjects.Length == 0, new PostDescription(["ben"]), new Faults(),
            Stop);

        stale.Refusal!.Kind.ShouldBe(Refusals.Stale);
        stale.Refusal.About.ShouldBeOfType<Post>().Subjects.ShouldBe(["ann"]);
        (await posts.ActingFor("ann", [], Stop)).ShouldBe(["Head of Parks"]);
        (await posts.One("two\nlines", Stop)).Refusal!.Kind.ShouldBe(PostRefusals.NotFound);
        var twice = await link.Apply(Admin, "Head of Parks", _ => true, new PostDescription(["cy", "cy"]), new Faults(), Stop);
        twice.Refusal!.Faults!.All.Keys.ShouldBe(["subjects[1]"]);
    }

    [Fact]
    public async Task The_live_register_is_read_in_the_edition_that_its_reader_may_see_and_verifies()
    {
        await using var services = Services();
        var patch = new EntryPatch
        {
            Title = "Depot floods",
            Score = ScorePatch.To(4, 5),
            ResidualScore = ScorePatch.To(4, 4),
            Owners = new(true, ["Head of Estates"]),
            Exempt = new(true, new ExemptionPatch("3", "A contract")),
        };
        var made = await services.GetRequiredService<CreateEntry>()
            .Apply(Admin, new UseCases.Entries.NewEntry(EntryKind.Risk, null, null, patch, null), Stop);
        made.IsDone.ShouldBeTrue();
        var owner = new Actor("k", "Head of Estates", new HashSet<Role> { Role.Owner }, ["Head of Estates"], GrantedFullEdition: false);
        var register = services.GetRequiredService<ReadLiveRegister>();

        (await register.Open(owner, Edition.Full, withPast: false, owner: null, Stop))
            .Refusal!.Kind.ShouldBe(SnapshotRefusals.EditionNotAllowed);

        await using var full = (await register.Open(Admin, Edition.Full, withPast: true, owner: null, Stop)).Required;
        (await full.OnRegister.Select(entry => entry.State.Title).ToListAsync(Stop)).ShouldContain("Depot floods");
        (await (await full.Document(withMeasures: false)).Lines.CountAsync(Stop)).ShouldBe(1);
        await using var open = (await register.Open(owner, Edition.Public, withPast: false, owner: null, Stop)).Required;
        (await open.Open(Stop).CountAsync(Stop)).ShouldBe(0);

        var verify = services.GetRequiredService<VerifyRegister>();
        (await verify.Whole(digest: null, Stop)).IsVerified.ShouldBeTrue();
        (await verify.Whole(new string('0', 64), Stop)).ShouldSatisfyAllConditions(
            report => report.DigestKnown.ShouldBe(false), report => report.IsVerified.ShouldBeFalse());
        (await verify.Snapshot("2016-17-Q3", digest: null, Stop)).Refusal!.Kind.ShouldBe(SnapshotRefusals.NotFound);
    }

    static KeyToken Token(MadeKey made) => KeyToken.TryParse(made.Text, out var token) ? token : throw new FormatException(made.Text);

    ServiceProvider Services() => new ServiceCollection()
        .AddSingleton(TimeProvider.System).AddSingleton<RegisterMetrics>().AddSingleton(new RegisterSettingsInForce(new RegisterSettings()))
        .AddSingleton(source).AddSingleton(new PlannedDatabase(source)).AddSingleton<Transactions>()
        .AddEntries().AddKeys().AddPosts().AddAudit().AddVerification().AddRegister().BuildServiceProvider();
}
