using ConsumerAid.AllianceAdmin.Cases;
using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.AllianceAdmin.Findings;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Personal;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry.Accounts;
using ConsumerAid.Registry.Liaisons;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Tests.Cases;

/// <summary>The scene with three administrators, the parties' people and a way to let something be found.</summary>
public sealed class Court : IAsyncDisposable
{
    private readonly Scene scene;
    private int found;

    private Court(Scene scene) => this.scene = scene;

    public static Guid LiaisonId { get; } = new("44444444-4444-7444-8444-444444444444");

    public static Actor Anna { get; } = Of("U-000101", Roles.Administrator);

    public static Actor Bao { get; } = Of("U-000102", Roles.Administrator);

    public static Actor Chen { get; } = Of("U-000103", Roles.Administrator);

    public static Actor Clerk { get; } = Of("U-000104", Roles.Cooperative) with { OrganisationId = Scene.Cooperative, CountyCode = Scene.Mayang };

    public static Actor Stranger { get; } = Of("U-000105", Roles.Cooperative) with { OrganisationId = Scene.FurongCooperative, CountyCode = Scene.Furong };

    public static Actor Buyer { get; } = Of("U-000106", Roles.Purchaser) with { OrganisationId = Scene.Member };

    public static Actor Liaison { get; } = Of("U-000107", Roles.Liaison) with { LiaisonId = LiaisonId, CountyCode = Scene.Mayang };

    public static Actor Reviewer { get; } = Of("U-000108", Roles.CountyReviewer) with { CountyCode = Scene.Mayang };

    public Scene Scene => scene;

    public AllianceHost Host => scene.Host;

    public static async Task<Court> Open(DatabaseProvider database)
    {
        var court = new Court(await new Scene().Open(database));
        await court.Host.Add(new Liaison
        {
            Id = LiaisonId, Code = "L-000001", Name = new Ciphertext("x"), VillageCode = Scene.Mayang + "100200", CountyCode = Scene.Mayang, TrainedOn = Scene.Day("2026-01-01"),
        });
        foreach (var actor in new[] { Anna, Bao, Chen, Clerk, Buyer, Liaison, Reviewer })
        {
            await court.Host.Add(
                new Account
                {
                    Id = actor.AccountId!.Value, Code = actor.Code, UserName = actor.Code, NormalizedUserName = actor.Code, SecurityStamp = actor.Code, Name = new Ciphertext("x"),
                    Phone = new Ciphertext("x"), OrganisationId = actor.OrganisationId, CountyCode = actor.CountyCode, LiaisonId = actor.LiaisonId, CreatedAt = court.Host.Clock.GetUtcNow(),
                },
                new AccountRole { AccountId = actor.AccountId.Value, Role = actor.Roles.Single(), GivenBy = Actor.System.Code, AgreedBy = null });
        }

        return court;
    }

    internal static Party PartyOf(PartyKind kind) => new(kind, kind switch { PartyKind.Cooperative => Scene.Cooperative, PartyKind.Member => Scene.Member, _ => LiaisonId });

    public static Actor ActorOf(PartyKind kind) => kind switch { PartyKind.Cooperative => Clerk, PartyKind.Member => Buyer, _ => Liaison };

    /// <summary>A rule finds something against a party; returns the finding's id.</summary>
    public async Task<Guid> Find(int points, string rule = "CH-12", PartyKind kind = PartyKind.Cooperative, bool against = true)
    {
        var subject = $"dispatch/{Interlocked.Increment(ref found)}";
        var now = Host.Clock.GetUtcNow();
        var objection = new CharterObjection(rule, CharterEffect.Note, subject, "charter.accepted-by-silence", "49 h", "48 h", $"D-{found}", now);
        await Host.Within<FindingLog, int>(log => log.Keep([new Verdict(objection, points, now) { Against = against ? PartyOf(kind) : null, Evidence = [subject] }], 1, now, default));
        return await Look(db => db.Set<Finding>().Where(row => row.Subject == subject).Select(row => row.Id).SingleAsync());
    }

    /// <summary>Something is found and its case waits for a decision.</summary>
    public async Task<Guid> ToDecide(int points, string rule = "CH-12", PartyKind kind = PartyKind.Cooperative)
    {
        var finding = await Find(points, rule, kind);
        var id = await Look(db => db.Set<CaseFact>().Where(row => row.FindingId == finding).Select(row => row.CaseId).SingleAsync());
        await Host.Send(new AnswerCase(id, "已经改了"), ActorOf(kind));
        return id;
    }

    public Task<CaseState> Decide(Guid id, Measure measure, Actor? by = null, int? days = null) =>
        Host.Send(new DecideCase(id, measure, days, "事实清楚", Ladder.IsPublic(measure) ? "多次发货没有合格证" : null), by ?? Anna);

    public Task<T> Look<T>(Func<MarketDb, Task<T>> look) => Host.Do(look);

    internal Task<Case> Case(Guid id) => Look(db => db.Set<Case>().AsNoTracking().Include(row => row.Desk).Include(row => row.Facts).SingleAsync(row => row.Id == id));

    internal Task<Ladder> LadderNow() => Host.Do<CaseReach, Ladder>(reach => reach.Ladder(Host.Clock.GetUtcNow(), default));

    public ValueTask DisposeAsync() => scene.DisposeAsync();

    private static Actor Of(string code, string role) => new(code, new HashSet<string> { role }) { AccountId = new Guid($"00000000-0000-7000-8000-000000{code[2..]}") };
}
