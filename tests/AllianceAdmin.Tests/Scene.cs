using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Ledger;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Personal;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Ledger;
using ConsumerAid.Orders.Trade;
using ConsumerAid.Registry;
using ConsumerAid.Registry.Households;
using ConsumerAid.Registry.Organisations;
using ConsumerAid.Registry.Regions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ConsumerAid.AllianceAdmin.Tests;

/// <summary>A poverty county with a cooperative that sells oranges (harvested November to January), another county, a buyer; and rows to add to them.</summary>
public sealed class Scene : IAsyncLifetime
{
    public const string Mayang = "431226";
    public const string Furong = "430102";
    public const string Orange = "mayang-bingtang-orange";
    public const string Egg = "egg";
    private AllianceHost? host;
    private int count;

    public static Guid Cooperative { get; } = new("11111111-1111-7111-8111-111111111111");

    public static Guid FurongCooperative { get; } = new("22222222-2222-7222-8222-222222222222");

    public static Guid Member { get; } = new("33333333-3333-7333-8333-333333333333");

    public AllianceHost Host => host!;

    public async ValueTask InitializeAsync() => await Open(DatabaseProvider.Sqlite);

    public async Task<Scene> Open(DatabaseProvider database, Action<IServiceCollection>? change = null)
    {
        host = await AllianceHost.WithCharter(database: database, change: change);
        await host.Add(
            County(Mayang, "麻阳苗族自治县", "Mayang", poverty: true), County(Furong, "芙蓉区", "Furong", poverty: false),
            new Village { Code = Mayang + "100200", Name = "甲村", Town = "乙镇", CountyCode = Mayang }, new Village { Code = Furong + "100200", Name = "丙社区", Town = "丁街道", CountyCode = Furong },
            Organisation(Cooperative, "C-000001", OrganisationKind.Cooperative, Mayang), Organisation(FurongCooperative, "C-000002", OrganisationKind.Cooperative, Furong),
            Organisation(Member, "M-000001", OrganisationKind.MemberUnit, null),
            Kind(Orange, "麻阳冰糖橙", "Mayang Bingtang orange", months: (1 << 10) | (1 << 11) | 1), Kind(Egg, "鸡蛋", "Egg", months: 0xFFF));
        return this;
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    public Guid NewId() => Guid.CreateVersion7(Host.Clock.GetUtcNow());

    /// <returns>The certificate's number.</returns>
    public async Task<string> AddCertificate(string from, string to, Guid? cooperative = null, string produce = Orange, string? removed = null)
    {
        var certificate = new Certificate
        {
            Id = NewId(), Number = $"R-{Interlocked.Increment(ref count)}", CooperativeId = cooperative ?? Cooperative, Produce = produce, CountyCode = Mayang,
            ValidFrom = Day(from), ValidTo = Day(to), RecordedBy = "U-000001", RecordedAt = Host.Clock.GetUtcNow(),
        };
        if (removed is not null) certificate.Remove(Day(removed));
        await Host.Add(certificate);
        return certificate.Number;
    }

    /// <summary>A household in a village, with a holding that yields so many kilograms of oranges, or none; a poor one unless it is said otherwise.</summary>
    public async Task<string> AddHousehold(string county = Mayang, long? yields = 10_000, string produce = Orange, HouseholdCategory category = HouseholdCategory.OutOfPoverty)
    {
        var code = $"HH-{county}-{Interlocked.Increment(ref count):000000}";
        await Host.Add(new Household
        {
            Code = code, Name = new Ciphertext("x"), VillageCode = county + "100200", CountyCode = county, People = 3, RegisteredAt = Host.Clock.GetUtcNow(),
        });
        await Host.Add(new Membership { Id = NewId(), HouseholdCode = code, CooperativeId = Cooperative, From = Day("2020-01-01") });
        await Host.Add(new CategoryPeriod { Id = NewId(), HouseholdCode = code, Category = category, From = Day("2020-01-01") });
        if (yields is { } kilograms) await Host.Add(Holding.Of(NewId(), code, produce, 100, HoldingUnit.Mu, Weight.FromKilograms(kilograms)));
        return code;
    }

    /// <summary>A lot whose households offer so many grams each, of which some are promised and dispatched; of one household, if none is said.</summary>
    public async Task<Guid> AddLot(
        string certificate, string county = Mayang, Guid? cooperative = null, string produce = Orange, string harvested = "2026-11-20",
        params (string Household, long Offered, long Promised, long Dispatched)[] offers)
    {
        var id = NewId();
        if (offers.Length == 0) offers = [(await AddHousehold(county, produce: produce), 1000, 0, 0)];
        var estimated = new Weight(offers.Sum(offer => offer.Offered));
        await Host.Add(new Lot
        {
            Id = id, Number = $"261123-{Interlocked.Increment(ref count):000000}", Title = "冰糖橙", CooperativeId = cooperative ?? Cooperative, CountyCode = county, Produce = produce,
            Grade = Grade.A, UnitPrice = default, HouseholdPrice = default, MinimumOrder = new Weight(1), Step = new Weight(1), CertificateNo = certificate, Packaging = "",
            SpoilsOn = Day("2027-01-31"), HarvestedFrom = Day(harvested), HarvestMonth = 11, Estimated = estimated, Free = estimated, Households = offers.Length,
            CreatedBy = "U-000002", CreatedAt = Host.Clock.GetUtcNow(),
            Offers = [.. offers.Select(offer => new Offer { LotId = id, HouseholdCode = offer.Household, Offered = new Weight(offer.Offered) })],
        });
        foreach (var offer in offers.Where(offer => offer.Promised + offer.Dispatched > 0))
        {
            await Host.Within<MarketDb, int>(db => db.Set<Offer>().Where(row => row.LotId == id && row.HouseholdCode == offer.Household).ExecuteUpdateAsync(set => set
                .SetProperty(row => row.Promised.Grams, offer.Promised).SetProperty(row => row.Dispatched.Grams, offer.Dispatched)));
            if (offer.Dispatched > 0) await Post(offer.Household, id, EntryType.Dispatched, offer.Dispatched);
        }

        return id;
    }

    /// <summary>A lot becomes public now.</summary>
    public async Task Publish(Guid lot)
    {
        var now = (DateTimeOffset?)Host.Clock.GetUtcNow();
        await Host.Within<MarketDb, int>(db => db.Set<Lot>().Where(row => row.Id == lot).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.PublishedAt, now).SetProperty(row => row.State, LotState.Published)));
    }

    /// <summary>Writes an entry into the ledger, or the correction of one.</summary>
    public async Task Post(string household, Guid lot, EntryType type, long grams, Guid? corrects = null) => await Host.Within<TonnageLedger, bool>(ledger =>
    {
        var correction = corrects is null ? (EntryType?)null : EntryType.Dispatched;
        ledger.Post([new Posting(household, lot, NewId(), NewId(), Member, type, grams, Host.Clock.GetUtcNow(), null, null, corrects, correction)]);
        return Task.FromResult(true);
    });

    public async Task AddStock(string household, long grams, string harvested, string produce = Orange) => await Host.Add(new Stock
    {
        Id = NewId(), ClientId = $"{Interlocked.Increment(ref count)}", LiaisonId = NewId(), HouseholdCode = household, CountyCode = Mayang, VillageCode = Mayang + "100200",
        Produce = produce, Grade = Grade.A, Weight = new Weight(grams), WantedPrice = default, HarvestedOn = Day(harvested), SpoilsOn = Day("2027-01-31"), Place = "仓库",
        OutOfSeason = false, UnusualWeight = false, RecordedBy = "U-000003", RecordedAt = Host.Clock.GetUtcNow(),
    });

    public async Task<Guid> AddOrder()
    {
        var id = NewId();
        await Host.Add(Order.Place(
            new OrderPlan
            {
                Id = id, MemberId = Member, MemberPoNumber = null, DeliverTo = "长沙", DeliverOn = Day("2026-11-30"), PaymentTerms = default, RequestedBy = "U-000004",
                ApprovalDueAt = Host.Clock.GetUtcNow().AddHours(72), CharterVersion = 1, Lines = [],
            },
            Host.Clock.GetUtcNow()));
        return id;
    }

    /// <summary>A lorry of fresh goods that leaves now and is expected after six hours.</summary>
    public async Task<Guid> AddDispatch(Guid? member = null, Guid? cooperative = null, Guid? lot = null)
    {
        var id = NewId();
        var now = Host.Clock.GetUtcNow();
        var line = new DispatchLine
        {
            Id = NewId(), DispatchId = id, OrderId = NewId(), LineId = NewId(), LotId = lot ?? NewId(), Net = Weight.FromTonnes(1), TolerancePerMille = 20, DailyLossPerMille = 0, AcceptanceHours = 24,
        };
        await Host.Add(Dispatch.Leave(
            new DispatchPlan
            {
                Id = id, OrderId = line.OrderId, CooperativeId = cooperative ?? Cooperative, MemberId = member ?? Member, SlipNo = $"S-{Interlocked.Increment(ref count)}", VehiclePlate = "湘N12345",
                ConformityNo = "H-1", ExpectedArrival = now.AddHours(6), Slip = "{}", SlipHash = "00", Lines = [line],
            },
            now));
        return id;
    }

    /// <summary>Nobody said anything about a lorry until its time was over.</summary>
    public Task<int> FallSilent(Guid dispatch) => Host.Within<MarketDb, int>(db => db.Set<Dispatch>().Where(row => row.Id == dispatch).ExecuteUpdateAsync(set => set
        .SetProperty(row => row.State, DispatchState.Accepted).SetProperty(row => row.BySilence, true).SetProperty(row => row.WeighedAt, row => row.AcceptanceDueAt)));

    /// <summary>The buyer's scale speaks now about a lorry.</summary>
    public async Task Arrive(Guid dispatch, long grams, int tolerancePerMille)
    {
        var now = (DateTimeOffset?)Host.Clock.GetUtcNow();
        await Host.Within<MarketDb, int>(db => db.Set<Dispatch>().Where(row => row.Id == dispatch).ExecuteUpdateAsync(set => set.SetProperty(row => row.WeighedAt, now)));
        await Host.Within<MarketDb, int>(db => db.Set<DispatchLine>().Where(row => row.DispatchId == dispatch).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.BuyerArrivedGrams, grams).SetProperty(row => row.AppliedTolerancePerMille, tolerancePerMille)));
    }

    /// <summary>A lorry about whose weight there is a dispute that ends now, after 72 hours.</summary>
    public async Task<Guid> Dispute(Guid dispatch)
    {
        var (now, before) = ((DateTimeOffset?)Host.Clock.GetUtcNow(), (DateTimeOffset?)Host.Clock.GetUtcNow().AddHours(-72));
        await Host.Within<MarketDb, int>(db => db.Set<Dispatch>().Where(row => row.Id == dispatch).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.WeighedAt, before).SetProperty(row => row.DisputeDueAt, now).SetProperty(row => row.DecidedBy, "system")));
        return dispatch;
    }

    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static County County(string code, string zh, string en, bool poverty) => new()
    {
        Code = code, NameZh = zh, NameEn = en, PrefectureZh = "怀化市", PrefectureEn = "Huaihua", IsPovertyCounty = poverty, Latitude = 27.9, Longitude = 109.8,
    };

    private Organisation Organisation(Guid id, string code, OrganisationKind kind, string? county) => new()
    {
        Id = id, Code = code, Kind = kind, Name = code, CountyCode = county, RegisteredAt = Host.Clock.GetUtcNow(),
    };

    private static ProduceKind Kind(string code, string zh, string en, int months) => new()
    {
        Code = code, NameZh = zh, NameEn = en, Category = "fruit", CountyCode = Mayang, HarvestMonths = months, Storage = "cool_dry", ShelfLifeDays = 45, IsFresh = true,
        PriceLow = default, PriceHigh = default, PriceBasis = "estimate",
    };
}
