using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Registry;
using ConsumerAid.Registry.Accounts;
using ConsumerAid.Registry.Households;
using ConsumerAid.Registry.Organisations;
using ConsumerAid.Registry.Seeding;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Storefront.Seeding;

/// <summary>A cooperative of the demo with everybody around it.</summary>
internal sealed record DemoCounty(
    string Code, string Name, Guid Cooperative, Actor Clerk, Actor Reviewer, IReadOnlyList<Actor> Liaisons, IReadOnlyList<DemoHousehold> Households, IReadOnlyList<ProduceFact> Produce);

/// <summary>A household of the demo; its liaison is one of the county's.</summary>
internal sealed record DemoHousehold(string Code, Actor Liaison);

/// <summary>A member unit of the demo.</summary>
internal sealed record DemoMember(Guid Id, string Name, Actor Purchaser, Actor Approver);

/// <summary>Everybody.</summary>
internal sealed record DemoWorld(IReadOnlyList<DemoCounty> Counties, IReadOnlyList<DemoMember> Members, Invented Invented);

/// <summary>Who is in the demo: fifty cooperatives, one in each poverty county that has a product; twelve households a county; a hundred liaisons; 63 member units.</summary>
internal sealed class DemoPeople(Stage stage, DateTimeOffset now)
{
    public const string Password = "demo-ConsumerAid-2026";

    /// <summary>The county of the demo's liaison and cooperative, 麻阳苗族自治县, as the published list of demo accounts says.</summary>
    public const string Home = "431226";

    private const int HouseholdsPerCounty = 12;
    private const int Members = 63;

    private readonly Invented invented = new(20200402);
    private string account = "";
    private readonly DateTimeOffset founded = now.AddDays(-420);

    private static readonly string[] MemberSuffixes = ["食品有限公司", "连锁超市有限公司", "学校后勤集团", "融媒体中心", "物流有限公司"];

    public async Task<DemoWorld> Make(CancellationToken cancellation)
    {
        var poor = await stage.Db.Counties().Where(county => county.IsPovertyCounty).ToListAsync(cancellation);
        var byCounty = (await stage.Db.Produce().OrderBy(kind => kind.Code).ToListAsync(cancellation)).GroupBy(kind => kind.CountyCode).ToDictionary(kinds => kinds.Key, kinds => kinds.ToList());
        var counties = poor.Where(county => byCounty.ContainsKey(county.Code)).OrderBy(county => county.Code, StringComparer.Ordinal).ToList();
        var codes = counties.Select(county => county.Code).ToList();
        var villages = (await stage.Db.Villages().Where(village => codes.Contains(village.CountyCode)).ToListAsync(cancellation))
            .Where(village => !village.Name.Contains("社区", StringComparison.Ordinal)).OrderBy(village => village.Code, StringComparer.Ordinal).GroupBy(village => village.CountyCode)
            .ToDictionary(all => all.Key, all => all.ToList());
        DemoWorld? world = null;
        stage.Clock.Now = founded;
        await stage.Together(async () => world = await Enrol(counties, byCounty, villages, cancellation), cancellation);
        return world!;
    }

    private async Task<DemoWorld> Enrol(
        List<CountyFact> counties, Dictionary<string, List<ProduceFact>> produce, Dictionary<string, List<VillageFact>> villages, CancellationToken cancellation)
    {
        Task<T> System<T>(MediatR.IRequest<T> request) => stage.Send(Actor.System, request, cancellation);
        var cooperatives = await System(new EnrolOrganisations(
            [.. counties.Select(county => new RegisterOrganisation(OrganisationKind.Cooperative, county.Code, new OrganisationForm(
                $"{county.NameZh}乡味种养专业合作社", $"{county.NameEn} Growers' Cooperative", invented.CreditCode('9', county.Code), null, Money.Zero)))],
            founded));
        var members = await System(new EnrolOrganisations([.. Enumerable.Range(0, Members).Select(Member)], founded));
        var office = (await System(new EnrolOrganisations(
            [new RegisterOrganisation(OrganisationKind.AllianceOffice, null, new OrganisationForm("湖南省消费帮扶联盟办公室", "Alliance office", null, null, Money.Zero))], founded)))[0];

        var liaisons = await System(new EnrolLiaisons([.. counties.SelectMany(county => new[] { 0, 1 }.Select(which =>
            new EnrolledLiaison(invented.Name(), villages[county.Code][which].Code, ChinaTime.DayOf(founded.AddDays(-30)))))]));
        var households = await System(new EnrolHouseholds([.. counties.SelectMany((county, at) => Enumerable.Range(0, HouseholdsPerCounty).Select(number =>
            Household(county.Code, number, villages[county.Code], produce[county.Code], cooperatives[at].Id, liaisons[2 * at + (IsSecond(county.Code, number) ? 1 : 0)].Id)))]));

        var accounts = await Accounts(counties, cooperatives, members, liaisons, office.Id, cancellation);
        var demo = counties.Select((county, at) =>
        {
            var reachable = new[] { 0, 1 }.Select(which => accounts.Liaisons[2 * at + which]).ToArray();
            var own = Enumerable.Range(0, HouseholdsPerCounty)
                .Select(number => new DemoHousehold(households[at * HouseholdsPerCounty + number], reachable[IsSecond(county.Code, number) ? 1 : 0])).ToList();
            return new DemoCounty(county.Code, county.NameZh, cooperatives[at].Id, accounts.Clerks[at], accounts.Reviewers[at], reachable, own, produce[county.Code]);
        }).ToList();
        return new DemoWorld(demo, [.. members.Select((member, at) => new DemoMember(member.Id, "", accounts.Buyers[at].Purchaser, accounts.Buyers[at].Approver))], invented);
    }

    /// <summary>The demo's liaison acts for eight households of one village, elsewhere two share twelve.</summary>
    private static bool IsSecond(string county, int number) => number >= (county == Home ? 8 : 6);

    private RegisterOrganisation Member(int at)
    {
        var field = (MemberField)(at % 5);
        return new RegisterOrganisation(OrganisationKind.MemberUnit, "430102", new OrganisationForm(
            at == 0 ? "湘江示范采购有限公司" : invented.UnitName(MemberSuffixes[at % 5]), at == 0 ? "Xiangjiang Demo Purchasing Ltd" : null, invented.CreditCode('9', "430102"), field,
            at == 0 ? Money.FromYuan(2_000) : Money.FromYuan(invented.Random.Next(1, 20) * 1_000)));
    }

    private EnrolledHousehold Household(string county, int number, List<VillageFact> villages, List<ProduceFact> produce, Guid cooperative, Guid liaison)
    {
        var random = invented.Random;
        var isHome = county == Home && number < 8;
        return new EnrolledHousehold
        {
            VillageCode = villages[isHome ? 0 : IsSecond(county, number) ? 1 : number % 2].Code,
            Form = new HouseholdForm(
                invented.Name(), random.Next(4) == 0 ? null : invented.Phone(), invented.IdNumber(county, ChinaTime.DayOf(now)), Account(county, number), 1 + random.Next(6)),
            // One of twelve is no poor household: whatever they have, enough of each lot comes from the others (CH-05).
            Category = number == HouseholdsPerCounty - 1 ? HouseholdCategory.Ordinary : number % 3 == 0 ? HouseholdCategory.Monitored : HouseholdCategory.OutOfPoverty,
            // What a season yields is twice to four times what lies in stock at once; the demo's liaison has plenty left to try with.
            Holdings = [.. produce.Select(kind => new HoldingForm(
                kind.Code, isHome ? 2_000 : 100 + random.Next(5) * 50, HoldingUnit.Mu, Weight.FromKilograms(DemoProduce.MedianKilograms(kind) * (isHome ? 1 : 4))))],
            CooperativeId = cooperative, LiaisonId = liaison, Consents = [ConsentKind.Representation, ConsentKind.Sale], Witness = invented.Name(), At = founded,
        };
    }

    /// <summary>In some counties the last two households are paid into one account.</summary>
    private string Account(string county, int number)
    {
        var own = invented.BankAccount();
        return account = number == HouseholdsPerCounty - 1 && county[^1] == '7' && county != Home ? account : own;
    }

    private async Task<(IReadOnlyList<Actor> Clerks, IReadOnlyList<Actor> Reviewers, IReadOnlyList<Actor> Liaisons, IReadOnlyList<(Actor Purchaser, Actor Approver)> Buyers)> Accounts(
        List<CountyFact> counties, IReadOnlyList<RegisteredOrganisation> cooperatives, IReadOnlyList<RegisteredOrganisation> members,
        IReadOnlyList<Registry.Liaisons.RegisteredLiaison> liaisons, Guid office, CancellationToken cancellation)
    {
        var home = counties.FindIndex(county => county.Code == Home);
        var known = DemoAccounts.Of(liaisons[2 * home].Id, cooperatives[home].Id, members[0].Id, office, Home);
        var others = new List<NewAccount>();
        others.AddRange(counties.Select((county, at) => new NewAccount(invented.Name(), invented.Phone(), [Roles.Cooperative], new AccountPlace(cooperatives[at].Id))));
        others.AddRange(counties.Select(county => new NewAccount(invented.Name(), invented.Phone(), [Roles.CountyReviewer], new AccountPlace(CountyCode: county.Code))));
        others.AddRange(liaisons.Select(liaison => new NewAccount(invented.Name(), invented.Phone(), [Roles.Liaison], new AccountPlace(LiaisonId: liaison.Id))).Where((_, at) => at != 2 * home));
        others.AddRange(members.SelectMany(member => new[]
        {
            new NewAccount(invented.Name(), invented.Phone(), [Roles.Purchaser], new AccountPlace(member.Id)),
            new NewAccount(invented.Name(), invented.Phone(), [Roles.Approver], new AccountPlace(member.Id)),
        }));
        var demo = await stage.Send(Actor.System, new EnrolAccounts(known, Password, Demo: true), cancellation);
        var rest = await stage.Send(Actor.System, new EnrolAccounts(others, null, Demo: true), cancellation);

        Actor As(CreatedAccount account, string role, Guid? organisation = null, string? county = null, Guid? liaison = null) =>
            new(account.Code, new HashSet<string> { role }) { AccountId = account.Id, OrganisationId = organisation, CountyCode = county, LiaisonId = liaison };
        var next = 0;
        CreatedAccount Next() => rest[next++];
        var clerks = counties.Select((county, at) => (Account: Next(), at)).Select(row => As(row.at == home ? demo[1] : row.Account, Roles.Cooperative, cooperatives[row.at].Id, counties[row.at].Code)).ToList();
        var reviewers = counties.Select((county, at) => (Account: Next(), at)).Select(row => As(row.at == home ? demo[8] : row.Account, Roles.CountyReviewer, null, counties[row.at].Code)).ToList();
        var hands = liaisons.Select((liaison, at) => As(at == 2 * home ? demo[0] : Next(), Roles.Liaison, null, counties[at / 2].Code, liaison.Id)).ToList();
        var buyers = members.Select((member, at) =>
        {
            var (purchaser, approver) = (Next(), Next());
            return (As(at == 0 ? demo[2] : purchaser, Roles.Purchaser, member.Id), As(at == 0 ? demo[3] : approver, Roles.Approver, member.Id));
        }).ToList();
        return (clerks, reviewers, hands, buyers);
    }
}
