using System.Globalization;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Personal;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Registry;
using ConsumerAid.Registry.Households;
using ConsumerAid.Registry.Liaisons;
using ConsumerAid.Registry.Organisations;
using ConsumerAid.Registry.Regions;
using ConsumerAid.Testing;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ConsumerAid.Catalog.Tests;

/// <summary>A charter that stands against nothing, or against what a test says.</summary>
internal sealed class TestCharter : ICharter
{
    public static readonly CharterObjection Objection = new("CH-03", CharterEffect.Block, "lot/x", "charter.certificate-missing", "none", "one");

    public bool Blocks { get; set; }

    public Task<CharterTerms> Terms(DateTimeOffset at, CancellationToken cancellation) => Task.FromResult(new CharterTerms { Version = 1 });

    public Task<IReadOnlyList<CharterObjection>> Ask(CharterQuestion question, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<CharterObjection>>(Blocks ? [Objection] : []);
}

/// <summary>Stands in for orders: takes note of what it is told, and sends commands that belong inside an act.</summary>
[Anyone]
internal sealed record ActOf(IReadOnlyList<object> Requests) : ICommand<Done>;

internal sealed class ActOfHandler(IMediator mediator) : IRequestHandler<ActOf, Done>
{
    public async Task<Done> Handle(ActOf request, CancellationToken cancellationToken)
    {
        foreach (var part in request.Requests) await mediator.Send((IRequest<Done>)part, cancellationToken);
        return default;
    }
}

internal sealed class Told : INotificationHandler<OfferShrunk>, INotificationHandler<LotPublished>, INotificationHandler<LotWithdrawn>, INotificationHandler<LotExpired>, INotificationHandler<LotsChanged>
{
    public List<IEvent> Events { get; } = [];

    public Task Handle(OfferShrunk notification, CancellationToken cancellationToken) => Add(notification);

    public Task Handle(LotPublished notification, CancellationToken cancellationToken) => Add(notification);

    public Task Handle(LotWithdrawn notification, CancellationToken cancellationToken) => Add(notification);

    public Task Handle(LotExpired notification, CancellationToken cancellationToken) => Add(notification);

    public Task Handle(LotsChanged notification, CancellationToken cancellationToken) => Add(notification);

    private Task Add(IEvent told)
    {
        lock (Events) Events.Add(told);
        return Task.CompletedTask;
    }
}

/// <summary>A village with households, their liaison and a cooperative, over a market of its own.</summary>
internal sealed class Countryside : IAsyncDisposable
{
    public const string County = "431226";
    public const string Village = "431226100200";
    public const string Orange = "mayang-bingtang-orange";
    private static readonly Ciphertext Sealed = new("x");

    private Countryside(Market market, TestCharter charter, Told told) => (Market, Charter, Told) = (market, charter, told);

    public Market Market { get; }

    public TestCharter Charter { get; }

    public Told Told { get; }

    public Guid CooperativeId { get; } = Guid.Parse("01900000-0000-7000-8000-000000000001");

    public Guid LiaisonId { get; } = Guid.Parse("01900000-0000-7000-8000-000000000002");

    public Actor Liaison => Person("U-000001", Roles.Liaison) with { LiaisonId = LiaisonId };

    public Actor Clerk => Person("U-000002", Roles.Cooperative) with { OrganisationId = CooperativeId };

    public Actor Reviewer => Person("U-000009", Roles.CountyReviewer);

    public Actor Buyer => Person("U-000003", Roles.Purchaser) with { CountyCode = null };

    public DateOnly Today => DateOnly.FromDateTime(Market.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime);

    public static string Household(int number) => string.Create(CultureInfo.InvariantCulture, $"HH-{County}-{number:000000}");

    public static UnitPrice PerKilogram(long fen) => UnitPrice.Of(fen, WeightUnit.Kilogram);

    public static async Task<Countryside> On(DatabaseProvider provider, int households = 12)
    {
        var (charter, told) = (new TestCharter(), new Told());
        var market = await Market.OpenAsync(provider, services =>
        {
            services.Replace(ServiceDescriptor.Singleton<ICharter>(charter));
            services.AddScoped<IRequestHandler<ActOf, Done>, ActOfHandler>();
            services.AddSingleton<INotificationHandler<OfferShrunk>>(told).AddSingleton<INotificationHandler<LotPublished>>(told).AddSingleton<INotificationHandler<LotWithdrawn>>(told)
                .AddSingleton<INotificationHandler<LotExpired>>(told).AddSingleton<INotificationHandler<LotsChanged>>(told);
        });
        var side = new Countryside(market, charter, told);
        await market.Send(new LoadProduce(), Actor.System);
        await side.Settle(households);
        return side;
    }

    private async Task Settle(int households)
    {
        var (now, today) = (Market.Clock.GetUtcNow(), Today);
        var since = today.AddYears(-1);
        List<object> rows =
        [
            new County
            {
                Code = County, NameZh = "麻阳苗族自治县", NameEn = "Mayang", PrefectureZh = "怀化市", PrefectureEn = "Huaihua", IsPovertyCounty = true,
            },
            new Village { Code = Village, Name = "岩口村", Town = "高村镇", CountyCode = County },
            new Organisation
            {
                Id = CooperativeId, Code = "C-000001", Kind = OrganisationKind.Cooperative, Name = "麻阳甜园合作社", NameEn = "Sweet Grove", CountyCode = County, RegisteredAt = now,
            },
            new Liaison { Id = LiaisonId, Code = "L-000001", Name = Sealed, VillageCode = Village, CountyCode = County, TrainedOn = since, Households = Math.Min(households, Registry.Liaisons.Liaison.MostHouseholds) },
        ];
        for (var i = 1; i <= households; i++)
        {
            var code = Household(i);
            rows.Add(new Household { Code = code, Name = Sealed, Phone = Sealed, IdNumber = Sealed, BankAccount = Sealed, VillageCode = Village, CountyCode = County, People = 3, RegisteredAt = now });
            rows.Add(new Assignment { Id = Id(now), HouseholdCode = code, LiaisonId = LiaisonId, From = since });
            rows.Add(new Membership { Id = Id(now), HouseholdCode = code, CooperativeId = CooperativeId, From = since });
            rows.Add(Holding.Of(Id(now), code, Orange, 1_000, HoldingUnit.Mu, Weight.FromKilograms(1_000)));
            rows.Add(new Consent
            {
                Id = Id(now), HouseholdCode = code, Kind = ConsentKind.Sale, TextVersion = "sale/1", Witness = Sealed, GivenOn = since, RecordedBy = "U-000001", RecordedAt = now,
            });
        }

        await Market.Write([.. rows]);
    }

    public RecordStock Stock(int household, long kilograms) => new(
        Household(household), Orange, Grade.A, Weight.FromKilograms(kilograms), PerKilogram(250), Today.AddDays(-3), Today.AddDays(20), ClientId: $"c-{household}-{kilograms}");

    public async Task<Guid> Record(int household, long kilograms) => (await Market.Send(Stock(household, kilograms), Liaison)).Id;

    public async Task<IReadOnlyList<Guid>> RecordEach(int households, long kilograms)
    {
        var ids = new List<Guid>();
        for (var i = 1; i <= households; i++) ids.Add(await Record(i, kilograms));
        return ids;
    }

    public CreateLot Lot(IReadOnlyList<Guid> stocks, long stepKilograms = 50, string title = "麻阳冰糖橙 一级果") => new(
        stocks, title, PerKilogram(400), null, [], null, Weight.FromKilograms(stepKilograms), "DEMO-431226-1", "25 公斤/袋", null);

    public Task<Guid> Draft(IReadOnlyList<Guid> stocks, long stepKilograms = 50) => Market.Send(Lot(stocks, stepKilograms), Clerk);

    /// <summary>A lot on sale of so many households with so much each.</summary>
    public async Task<Guid> OnSale(int households, long kilograms, long stepKilograms = 50)
    {
        var lot = await Draft(await RecordEach(households, kilograms), stepKilograms);
        await Market.Send(new PublishLot(lot), Clerk);
        await Market.Send(new ReviewLot(lot, true), Reviewer);
        return lot;
    }

    /// <summary>What another module sends inside an act of its own.</summary>
    public Task Act(params object[] requests) => Market.Send(new ActOf(requests), Buyer);

    public static LotWeight Of(Guid lot, long kilograms) => new(lot, Weight.FromKilograms(kilograms));

    public static OfferWeight In(Guid lot, int household, long kilograms) => new(lot, Household(household), Weight.FromKilograms(kilograms));

    public static HouseholdWeight From(int household, long kilograms) => new(Household(household), Weight.FromKilograms(kilograms));

    public async ValueTask DisposeAsync() => await Market.DisposeAsync();

    private static Actor Person(string code, string role) => new(code, new HashSet<string> { role }) { AccountId = Guid.Parse("01900000-0000-7000-8000-00000000000a"), CountyCode = County };

    private static Guid Id(DateTimeOffset now) => Guid.CreateVersion7(now);
}
