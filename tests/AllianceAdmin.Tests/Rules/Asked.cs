using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ConsumerAid.AllianceAdmin.Tests.Rules;

/// <summary>One rule, asked about an act, about what stands now or about a past period.</summary>
internal static class Asked
{
    public static Scope.Standing Now(Scene scene) => new(scene.Host.Clock.GetUtcNow());

    public static Task<IReadOnlyList<Verdict>> Standing(Scene scene, string rule, params (string Name, long Value)[] changed) => Weigh(scene, rule, Now(scene), changed);

    public static Task<IReadOnlyList<Verdict>> Acting(Scene scene, string rule, CharterQuestion question) => Weigh(scene, rule, new Scope.Acting(question, scene.Host.Clock.GetUtcNow()));

    public static Task<IReadOnlyList<Verdict>> Past(Scene scene, string rule, string from, string to, params (string Name, long Value)[] changed) =>
        Weigh(scene, rule, new Scope.Past(ChinaTime.StartOf(Scene.Day(from)), ChinaTime.StartOf(Scene.Day(to))), changed);

    // Not by evaluation: what a rule says of a scope is asked of it alone, by the supplied version or one that differs in these numbers.
    public static async Task<IReadOnlyList<Verdict>> Weigh(Scene scene, string rule, Scope scope, params (string Name, long Value)[] changed)
    {
        await using var services = scene.Host.Services.CreateAsyncScope();
        var db = services.ServiceProvider.GetRequiredService<MarketDb>();
        var version = await db.Set<CharterVersion>().AsNoTracking().Include(row => row.Articles).Include(row => row.Parameters).SingleAsync(row => row.Number == 1);
        foreach (var (name, value) in changed)
        {
            var at = version.Parameters.FindIndex(parameter => parameter.Rule == rule && parameter.Name == name);
            version.Parameters[at] = version.Parameters[at].With(value, 1);
        }

        return await Weigh(scene.Host, one => one.Rule == rule, scope, new CharterBook(version));
    }

    /// <summary>What one rule says by a version.</summary>
    public static Task<IReadOnlyList<Verdict>> Weigh<TRule>(AllianceHost host, Scope scope, CharterBook book)
        where TRule : ICharterRule => Weigh(host, one => one is TRule, scope, book);

    private static async Task<IReadOnlyList<Verdict>> Weigh(AllianceHost host, Func<ICharterRule, bool> isAsked, Scope scope, CharterBook book)
    {
        await using var services = host.Services.CreateAsyncScope();
        var (asked, said) = (services.ServiceProvider.GetServices<ICharterRule>().Where(isAsked).ToList(), new List<Verdict>());
        Assert.NotEmpty(asked);
        Assert.Distinct(asked.Select(one => one.GetType()));
        foreach (var one in asked)
        {
            await foreach (var verdict in one.Weigh(scope, book, TestContext.Current.CancellationToken))
            {
                Whole(verdict, one.Rule);
                said.Add(verdict);
            }
        }

        return said;
    }

    /// <summary>What every verdict has, whatever it says: a subject and evidence that lead somewhere, a measure and a limit, and the party's own column filled.</summary>
    public static void Whole(Verdict verdict, string rule)
    {
        Assert.Equal(rule, verdict.Objection.Rule);
        Assert.NotEmpty(verdict.Evidence);
        Assert.All([verdict.Objection.Subject, .. verdict.Evidence], link => Assert.Matches("^(acts|[a-z-]+/.+)$", link));
        Assert.NotEqual("", verdict.Objection.Measured);
        Assert.NotEqual("", verdict.Objection.Limit);
        if (verdict.Against is not { } party) return;
        Assert.Equal(party.Id, party.Kind switch { PartyKind.Cooperative => verdict.CooperativeId, PartyKind.Member => verdict.MemberId, _ => verdict.LiaisonId });
    }

    public static string Told(IEnumerable<Verdict> verdicts) => string.Join(", ", verdicts.Select(verdict => $"{verdict.Objection.Code} {verdict.Objection.Measured} {verdict.Objection.Limit}"));
}
