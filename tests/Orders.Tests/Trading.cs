using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Ledger;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Personal;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Acceptance;
using ConsumerAid.Orders.Dispatching;
using ConsumerAid.Orders.Ledger;
using ConsumerAid.Orders.Placing;
using ConsumerAid.Registry;
using ConsumerAid.Registry.Households;
using ConsumerAid.Registry.Organisations;
using ConsumerAid.Registry.Regions;
using ConsumerAid.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ConsumerAid.Orders.Tests;

/// <summary>A market with two cooperatives, two member units and lots of oranges and tea, under the supplied charter.</summary>
public sealed class Trading : IAsyncDisposable
{
    public const string Orange = "mayang-bingtang-orange";
    public const string Tea = "guzhang-maojian-tea";
    private const string County = "431226";
    private int lots;

    private Trading(Market market) => Market = market;

    public Market Market { get; }

    public DateTimeOffset Now => Market.Clock.GetUtcNow();

    public Guid Cooperative { get; } = new("0193552e-0000-7000-8000-00000000000a");

    public Guid OtherCooperative { get; } = new("0193552e-0000-7000-8000-00000000000b");

    public Guid Member { get; } = new("0193552e-0000-7000-8000-00000000000c");

    public Guid OtherMember { get; } = new("0193552e-0000-7000-8000-00000000000d");

    public Actor Purchaser => Works("U-000003", Member, Roles.Purchaser);

    public Actor Approver => Works("U-000004", Member, Roles.Approver);

    public Actor Clerk => Works("U-000002", Cooperative, Roles.Cooperative) with { CountyCode = County };

    public Actor OtherClerk => Works("U-000012", OtherCooperative, Roles.Cooperative) with { CountyCode = County };

    public Actor OtherPurchaser => Works("U-000013", OtherMember, Roles.Purchaser);

    public Actor Administrator { get; } = Works("U-000006", null, Roles.Administrator);

    public static async Task<Trading> On(DatabaseProvider provider, Action<IServiceCollection>? change = null)
    {
        var trading = new Trading(await Market.OpenAsync(provider, change));
        await trading.Market.Send(new LoadCharter(), Actor.System);
        await trading.Furnish();
        return trading;
    }

    public static string Household(int number) => $"HH-{County}-{number:000000}";

    public static Weight Kg(long kilograms) => Weight.FromKilograms(kilograms);

    public static Actor Works(string code, Guid? organisation, params string[] roles) =>
        new(code, roles.ToHashSet(StringComparer.Ordinal)) { AccountId = Guid.CreateVersion7(DateTimeOffset.UnixEpoch), OrganisationId = organisation };

    /// <summary>A lot on sale: household n offers the n-th weight, in kilograms.</summary>
    public async Task<Guid> Lot(long[] offers, long stepKg = 10, Guid? cooperative = null, string produce = Orange, long fenPerKg = 320, (long Kg, long Fen)[]? tiers = null, int firstHousehold = 1, DateOnly? spoilsOn = null)
    {
        var id = Guid.CreateVersion7(Now);
        var seller = cooperative ?? Cooperative;
        var price = UnitPrice.Of(fenPerKg, WeightUnit.Kilogram);
        var weight = Kg(offers.Sum());
        var lot = new Lot
        {
            Id = id, Number = $"261123-T{++lots:00000}", Title = "麻阳冰糖橙", CooperativeId = seller, CountyCode = County, Produce = produce, Grade = Grade.A, UnitPrice = price,
            HouseholdPrice = price.Share(70), MinimumOrder = Kg(stepKg), Step = Kg(stepKg), CertificateNo = Certificate(seller, produce), Packaging = "筐",
            SpoilsOn = spoilsOn ?? new DateOnly(2027, 1, 20), HarvestedFrom = new DateOnly(2026, 11, 10), HarvestMonth = 11, Estimated = weight, Free = weight,
            Households = offers.Length, CreatedBy = Clerk.Code, CreatedAt = Now,
            Offers = [.. offers.Select((kg, i) => new Offer { LotId = id, HouseholdCode = Household(firstHousehold + i), Offered = Kg(kg) })],
            Tiers = LotTier.Of(id, [.. (tiers ?? []).Select(tier => new Tier(Kg(tier.Kg), UnitPrice.Of(tier.Fen, WeightUnit.Kilogram)))]),
        }.Created();
        lot.Submit(Clerk.Code, Now);
        lot.Approve("U-000009", Now, new DateOnly(2027, 6, 1), "");
        await Market.Write(lot);
        return id;
    }

    public Task<PlacedOrder> Place(params (Guid Lot, long Kg)[] lines) => Place(Purchaser, lines);

    public Task<PlacedOrder> Place(Actor by, params (Guid Lot, long Kg)[] lines) => Market.Send(Order(lines), by);

    public PlaceOrder Order(params (Guid Lot, long Kg)[] lines) => new(
        null, [.. lines.Select(line => new OrderedLot(line.Lot, Kg(line.Kg)))], "长沙市岳麓区一号食堂", ChinaTime.DayOf(Now).AddDays(3), "net-30");

    /// <summary>An order that is approved.</summary>
    public async Task<Guid> Approved(params (Guid Lot, long Kg)[] lines)
    {
        var placed = await Place(lines);
        if (placed.State == Orders.Trade.OrderState.AwaitingApproval) await Market.Send(new ApproveOrder(placed.Id, true, null), Approver);
        return placed.Id;
    }

    /// <summary>Weighs these nets in, in grams by household number, and sends them off.</summary>
    public Task<LeftDispatch> Dispatch(Guid order, string slip, params (Guid Lot, (int Household, long Grams)[] Nets)[] loads) => Market.Send(Load(order, slip, loads), Clerk);

    public DispatchGoods Load(Guid order, string slip, params (Guid Lot, (int Household, long Grams)[] Nets)[] loads) => new(
        order, "湘N12345", slip, "CH-2026-0001", Now.AddHours(12),
        [.. loads.Select(load => new LoadedLot(load.Lot, [.. load.Nets.Select(net => new WeighIn(Household(net.Household), new Weight(net.Grams + 25_000), Kg(20), Kg(5)))]))]);

    public Task<DispatchAnswer> Arrive(Guid dispatch) => Market.Send(new RecordArrival(dispatch, null, "A-1"), Purchaser);

    public Task<DispatchAnswer> Accept(Guid dispatch, Guid lot, long acceptedGrams, long rejectedGrams = 0, params string[] households) =>
        Market.Send(new AcceptDelivery(dispatch, [new AcceptedLot(lot, new Weight(acceptedGrams), new Weight(rejectedGrams), rejectedGrams > 0 ? "部分腐烂" : null, households)]), Purchaser);

    /// <summary>The ledger's grams by type and household number.</summary>
    public async Task<Dictionary<(EntryType Type, int Household), long>> Ledger()
    {
        var entries = await Market.Look(db => Task.FromResult(db.LedgerEntries().ToList()));
        return entries.GroupBy(entry => (entry.Type, int.Parse(entry.HouseholdCode[^6..], System.Globalization.CultureInfo.InvariantCulture)))
            .ToDictionary(group => group.Key, group => group.Sum(entry => entry.Weight.Grams));
    }

    /// <summary>The sum of a type over all households, in grams.</summary>
    public async Task<long> Sum(EntryType type) => (await Ledger()).Where(row => row.Key.Type == type).Sum(row => row.Value);

    public Task<LotFact> Of(Guid lot) => Market.Look(db => Task.FromResult(db.Lots().Single(row => row.Id == lot)));

    /// <summary>Expects a rule to stand against what is done, and returns it.</summary>
    public static async Task<RuleBroken> Refused(string code, Func<Task> act)
    {
        var broken = await Assert.ThrowsAnyAsync<RuleBroken>(act);
        Assert.Contains(code, broken is InvalidFields fields ? fields.Errors.Select(error => error.Code) : [broken.Code]);
        return broken;
    }

    public ValueTask DisposeAsync() => Market.DisposeAsync();

    private static string Certificate(Guid cooperative, string produce) => $"T-{cooperative.ToString()[^1]}-{produce[0]}";

    private async Task Furnish()
    {
        var vault = Market.Services.GetRequiredService<PersonalVault>();
        object Organisation(Guid id, string code, OrganisationKind kind, string name, long approvalFromYuan) => new Organisation
        {
            Id = id, Code = code, Kind = kind, Name = name, CountyCode = kind == OrganisationKind.Cooperative ? County : null, ApprovalFrom = Money.FromYuan(approvalFromYuan),
            RegisteredAt = Now,
        };
        object Produce(string code, string name, bool fresh, int months) => new ProduceKind
        {
            Code = code, NameZh = name, NameEn = code, Category = fresh ? "fruit" : "tea", CountyCode = County, HarvestMonths = months, Storage = fresh ? "chilled" : "dry",
            ShelfLifeDays = 60, IsFresh = fresh, PriceLow = UnitPrice.Of(200, WeightUnit.Kilogram), PriceHigh = UnitPrice.Of(900, WeightUnit.Kilogram), PriceBasis = "estimate",
        };
        List<object> rows =
        [
            new County { Code = County, NameZh = "麻阳苗族自治县", NameEn = "Mayang", PrefectureZh = "怀化市", PrefectureEn = "Huaihua", IsPovertyCounty = true },
            new Village { Code = County + "001001", Name = "一村", Town = "一镇", CountyCode = County },
            Organisation(Cooperative, "C-000001", OrganisationKind.Cooperative, "甜园合作社", 0), Organisation(OtherCooperative, "C-000002", OrganisationKind.Cooperative, "茶山合作社", 0),
            Organisation(Member, "M-000001", OrganisationKind.MemberUnit, "第一成员单位", 2_000), Organisation(OtherMember, "M-000002", OrganisationKind.MemberUnit, "第二成员单位", 100_000_000),
            Produce(Orange, "麻阳冰糖橙", true, 0b1100_0000_0000), Produce(Tea, "古丈毛尖", false, 0xFFF),
        ];
        foreach (var (cooperative, produce) in new[] { (Cooperative, Orange), (Cooperative, Tea), (OtherCooperative, Orange), (OtherCooperative, Tea) })
        {
            rows.Add(new Certificate
            {
                Id = Guid.CreateVersion7(Now), Number = Certificate(cooperative, produce), CooperativeId = cooperative, Produce = produce, CountyCode = County,
                ValidFrom = new DateOnly(2026, 1, 1), ValidTo = new DateOnly(2027, 6, 1), RecordedBy = "U-000009", RecordedAt = Now,
            });
        }

        for (var i = 1; i <= 60; i++)
        {
            rows.Add(new Household { Code = Household(i), Name = vault.Seal($"农户{i}"), VillageCode = County + "001001", CountyCode = County, People = 3, RegisteredAt = Now });
            if (i % 3 == 0) rows.Add(new CategoryPeriod { Id = Guid.CreateVersion7(Now), HouseholdCode = Household(i), Category = HouseholdCategory.OutOfPoverty, From = new DateOnly(2020, 1, 1) });
            if (i % 3 == 1) rows.Add(new CategoryPeriod { Id = Guid.CreateVersion7(Now), HouseholdCode = Household(i), Category = HouseholdCategory.Monitored, From = new DateOnly(2020, 1, 1) });
            rows.AddRange(new[] { Orange, Tea }.Select(produce => Holding.Of(Guid.CreateVersion7(Now), Household(i), produce, 100_000, HoldingUnit.Mu, Weight.FromTonnes(2))));
        }

        await Market.Write([.. rows]);
    }
}
