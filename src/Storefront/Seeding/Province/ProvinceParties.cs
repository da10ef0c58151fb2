using ConsumerAid.AllianceAdmin.Members;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Persistence.Bulk;
using ConsumerAid.Foundation.Personal;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Registry;
using ConsumerAid.Registry.Households;
using ConsumerAid.Registry.Organisations;
using ConsumerAid.Registry.Seeding;
using MediatR;

namespace ConsumerAid.Storefront.Seeding.Province;

/// <summary>Organisations, liaisons and households of the province, with their accounts.</summary>
internal sealed class ProvinceParties(ProvincePlan plan, MarketDb db, IMediator mediator, Counters counters, PersonalVault vault, DateTimeOffset now, bool demo)
{
    private const int OrganisationsAtOnce = 1_000;

    private readonly Invented invented = new(20200402);
    private readonly DateTimeOffset founded = now.AddDays(-420);
    private readonly ProvinceAccounts accounts = new(plan, vault, now.AddDays(-420), demo);
    private long nextLiaison;

    public IReadOnlyList<ProvinceMember> Members => accounts.Members;

    /// <summary>Enters organisations and takes the numbers that codes are made of.</summary>
    public async Task Enrol(CancellationToken cancellation)
    {
        var alliance = new OrganisationForm("湖南省消费帮扶联盟办公室", "Alliance office", null, null, Money.Zero);
        var office = (await Organisations([new RegisterOrganisation(OrganisationKind.AllianceOffice, null, alliance)], cancellation))[0];
        var members = await Organisations([.. Enumerable.Range(0, plan.Scale.Members).Select(Member)], cancellation);
        await mediator.Send(new EnrolMembers([.. members.Select(member => new EnrolledMember(member, Money.FromYuan(1_000_000), DemoMembers.Founded))]), cancellation);
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        var ids = await Organisations([.. plan.Cooperatives.Select(Cooperative)], cancellation);
        foreach (var (cooperative, id) in plan.Cooperatives.Zip(ids)) cooperative.Id = id;

        nextLiaison = await counters.Next(Series.Liaison, cancellation, plan.Scale.Liaisons);
        foreach (var county in plan.Cooperatives.GroupBy(cooperative => cooperative.County.Code, StringComparer.Ordinal).OrderBy(county => county.Key, StringComparer.Ordinal))
        {
            var first = await counters.Next(Series.Household(county.Key), cancellation, county.Sum(cooperative => cooperative.Households.Count));
            foreach (var cooperative in county) cooperative.FirstNumber = first + cooperative.HouseholdsBefore;
        }

        await accounts.Open(members, office, counters, cancellation);
    }

    /// <summary>Accounts, then each cooperative's liaisons and households.</summary>
    public async Task Write(BulkStream stream, Action<int> done, CancellationToken cancellation)
    {
        await stream.Add(accounts.Rows(), cancellation);
        foreach (var cooperative in plan.Cooperatives)
        {
            await stream.Add(People(cooperative), cancellation);
            done(100 * (cooperative.Index + 1) / plan.Cooperatives.Count);
        }
    }

    private async Task<IReadOnlyList<Guid>> Organisations(IReadOnlyList<RegisterOrganisation> organisations, CancellationToken cancellation)
    {
        var ids = new List<Guid>(organisations.Count);
        foreach (var some in organisations.Chunk(OrganisationsAtOnce))
        {
            ids.AddRange((await mediator.Send(new EnrolOrganisations(some, founded), cancellation)).Select(registered => registered.Id));
            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
        }

        return ids;
    }

    private RegisterOrganisation Member(int at) => new(OrganisationKind.MemberUnit, "430102", new OrganisationForm(
        at == 0 ? "湘江示范采购有限公司" : $"{invented.UnitName("")}{1 + at / 100}号采购中心", at == 0 ? "Xiangjiang Demo Purchasing Ltd" : $"Purchasing Centre No. {at}",
        ProvincePerson.CreditCode("430102", at), (MemberField)(at % 5), at == 0 ? Money.FromYuan(2_000) : Money.Zero));

    private static RegisterOrganisation Cooperative(ProvinceCooperative cooperative) => new(OrganisationKind.Cooperative, cooperative.County.Code, new OrganisationForm(
        cooperative.Name, cooperative.NameEn, ProvincePerson.CreditCode(cooperative.County.Code, cooperative.InCounty), null, Money.Zero));

    private IEnumerable<object> People(ProvinceCooperative cooperative)
    {
        var hands = new List<(Guid Id, string Account)>();
        var witnesses = new List<Ciphertext>();
        for (var at = 0; at < cooperative.Liaisons.Count; at++)
        {
            var households = Enumerable.Range(0, cooperative.Households.Count).Count(household => cooperative.LiaisonOf(household) == at);
            var (row, liaison) = SeededLiaisons.Of(
                nextLiaison++, new EnrolledLiaison(invented.Name(), cooperative.VillageOf(at).Code, ChinaTime.DayOf(founded.AddDays(-30))), households, vault);
            yield return row;
            hands.Add((liaison.Id, accounts.OfLiaison(cooperative, at, liaison.Id)));
            witnesses.Add(vault.Seal(invented.Name()));
        }

        cooperative.Hands = [.. hands];
        foreach (var row in accounts.Rows()) yield return row;
        for (var at = 0; at < cooperative.Households.Count; at++)
        {
            var hand = cooperative.LiaisonOf(at);
            var rows = SeededHouseholds.Of(cooperative.HouseholdCode(at), Household(cooperative, at), vault, witnesses[hand], ChinaTime.DayOf(now), hands[hand].Account);
            foreach (var row in rows) yield return row;
        }
    }

    private EnrolledHousehold Household(ProvinceCooperative cooperative, int at)
    {
        var number = (int)(cooperative.FirstNumber + at);
        return new EnrolledHousehold
        {
            VillageCode = cooperative.VillageOf(cooperative.LiaisonOf(at)).Code,
            Form = new HouseholdForm(
                invented.Name(), number % 4 == 0 ? null : accounts.Phone(), ProvincePerson.IdNumber(cooperative.County.Code, number), invented.BankAccount(),
                ProvinceScale.People(cooperative.Households.First + at)),
            Category = cooperative.CategoryOf(at), Holdings = [.. Holdings(cooperative, at)], CooperativeId = cooperative.Id,
            LiaisonId = cooperative.Hands[cooperative.LiaisonOf(at)].Id, Consents = [ConsentKind.Representation, ConsentKind.Sale], At = founded,
        };
    }

    // What a season yields is three times what is brought to market at once.
    private IEnumerable<HoldingForm> Holdings(ProvinceCooperative cooperative, int at) => Enumerable.Range(0, ProvinceCooperative.Rounds)
        .Select(round => (cooperative.Kind(round).Code, Grams: plan.Offered(cooperative, round, at).Grams))
        .GroupBy(part => part.Code, part => part.Grams, StringComparer.Ordinal)
        .Select(kind =>
        {
            var yield = 3 * kind.Sum();
            // A 亩 yields up to ten tonnes.
            var size = Math.Max(50, yield / 100_000);
            return new HoldingForm(kind.Key, size, HoldingUnit.Mu, new Weight(yield * 100 / size));
        });
}
