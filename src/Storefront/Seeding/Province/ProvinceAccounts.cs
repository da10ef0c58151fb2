using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Personal;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry.Accounts;
using ConsumerAid.Registry.Seeding;

namespace ConsumerAid.Storefront.Seeding.Province;

/// <summary>A member unit, with the account codes of who asks and who releases.</summary>
internal sealed record ProvinceMember(Guid Id, string Purchaser, string Approver);

/// <summary>
/// The province's accounts. Where the demo is allowed, its accounts are those of the first cooperative, its county and the first member unit, and can sign in; nobody else can.
/// </summary>
internal sealed class ProvinceAccounts(ProvincePlan plan, PersonalVault vault, DateTimeOffset founded, bool demo)
{
    private readonly Invented invented = new(20210225);
    private readonly List<(string Code, NewAccount Account, string? County, string? PasswordHash)> waiting = [];
    private readonly string? demoHash = demo ? SeededAccounts.Hash(DemoPeople.Password) : null;
    private long next;
    private int phones;

    public IReadOnlyList<ProvinceMember> Members { get; private set; } = [];

    public string Phone() => ProvincePerson.Phone(phones++);

    /// <summary>Makes all but those of liaisons, which come with them.</summary>
    public async Task Open(IReadOnlyList<Guid> members, Guid office, Counters counters, CancellationToken cancellation)
    {
        var counties = plan.Cooperatives.Select(cooperative => cooperative.County.Code).Distinct(StringComparer.Ordinal).ToList();
        next = await counters.Next(Series.Account, cancellation, plan.Scale.Liaisons + plan.Cooperatives.Count + 2 * members.Count + counties.Count + DemoAccounts.Count);
        var first = plan.Cooperatives[0];
        var known = Known(first, members[0], office);
        foreach (var county in plan.Cooperatives.GroupBy(cooperative => cooperative.County.Code, StringComparer.Ordinal))
        {
            var reviewer = demo && county.Contains(first) ? known[DemoAccounts.Reviewer] : Account(Roles.CountyReviewer, new AccountPlace(CountyCode: county.Key), county.Key);
            foreach (var cooperative in county)
            {
                cooperative.Reviewer = reviewer;
                cooperative.Clerk = demo && cooperative == first ? known[DemoAccounts.Clerk] : Account(Roles.Cooperative, new AccountPlace(cooperative.Id), county.Key);
            }
        }

        Members = [.. members.Select((id, at) => demo && at == 0
            ? new ProvinceMember(id, known[DemoAccounts.Purchaser], known[DemoAccounts.Approver])
            : new ProvinceMember(id, Account(Roles.Purchaser, new AccountPlace(id)), Account(Roles.Approver, new AccountPlace(id))))];
    }

    /// <summary>The account of a cooperative's liaison.</summary>
    public string OfLiaison(ProvinceCooperative cooperative, int at, Guid liaison) => demo && cooperative.Index == 0 && at == 0
        ? Code(DemoAccounts.Of(liaison, default, default, default, cooperative.County.Code)[DemoAccounts.Liaison], cooperative.County.Code, demoHash)
        : Account(Roles.Liaison, new AccountPlace(LiaisonId: liaison), cooperative.County.Code);

    /// <summary>The rows of those made since it was asked last.</summary>
    public IEnumerable<object> Rows()
    {
        foreach (var (code, account, county, hash) in waiting)
        {
            foreach (var row in SeededAccounts.Of(code, account, county, hash, hash is not null, vault, founded)) yield return row;
        }

        waiting.Clear();
    }

    // The demo's liaison gets its account when it is entered.
    private string[] Known(ProvinceCooperative first, Guid member, Guid office) => !demo ? [] :
    [
        .. DemoAccounts.Of(default, first.Id, member, office, first.County.Code)
            .Select((account, at) => at == DemoAccounts.Liaison ? "" : Code(account, DemoAccounts.HasCounty(at) ? first.County.Code : null, demoHash)),
    ];

    private string Account(string role, AccountPlace place, string? county = null) => Code(new NewAccount(invented.Name(), Phone(), [role], place), county, null);

    private string Code(NewAccount account, string? county, string? passwordHash)
    {
        var code = $"U-{next++:D6}";
        waiting.Add((code, account, county, passwordHash));
        return code;
    }
}
