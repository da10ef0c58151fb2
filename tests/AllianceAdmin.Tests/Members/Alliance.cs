using System.Text;
using ConsumerAid.AllianceAdmin.Members;
using ConsumerAid.AllianceAdmin.Papers;
using ConsumerAid.AllianceAdmin.Pledges;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Trade;
using ConsumerAid.Registry;
using ConsumerAid.Registry.Organisations;
using Microsoft.Extensions.DependencyInjection;

namespace ConsumerAid.AllianceAdmin.Tests.Members;

/// <summary>A scene with member units, and lorries whose goods were accepted.</summary>
public sealed class Alliance : IAsyncDisposable
{
    private int count;

    private Alliance(Scene scene) => Scene = scene;

    public Scene Scene { get; }

    public AllianceHost Host => Scene.Host;

    public static Actor Office { get; } = Somebody("U-000901", Roles.Administrator);

    public static Actor OtherOffice { get; } = Somebody("U-000902", Roles.Administrator);

    public static Actor ThirdOffice { get; } = Somebody("U-000903", Roles.Administrator);

    public static async Task<Alliance> Open(DatabaseProvider database, Action<IServiceCollection>? change = null)
    {
        var alliance = new Alliance(await new Scene().Open(database, change));
        // The scene's own units have taken the first codes.
        await alliance.Host.Within<Counters, long>(counters => counters.Next("organisation-M", default, 100));
        return alliance;
    }

    /// <summary>An accounts' person who works for a unit.</summary>
    public static Actor Somebody(string code, string role, Guid? unit = null) =>
        new(code, new HashSet<string> { role }) { AccountId = new Guid(code.GetHashCode(StringComparison.Ordinal), 7, 7, [1, 2, 3, 4, 5, 6, 7, 8]), OrganisationId = unit };

    public static Actor Purchaser(Guid unit) => Somebody($"U-{unit.ToString()[^6..]}", Roles.Purchaser, unit);

    /// <summary>A unit with its code; a member from that day on.</summary>
    public async Task<(Guid Id, string Code)> AddMember(string since = "2020-04-02", long pledge = 100_000_000, Guid? parent = null)
    {
        var id = Guid.CreateVersion7(Host.Clock.GetUtcNow());
        var code = $"M-{Interlocked.Increment(ref count) + 200:D6}";
        await Host.Add(new Organisation { Id = id, Code = code, Kind = OrganisationKind.MemberUnit, Name = $"单位{code}", RegisteredAt = Host.Clock.GetUtcNow() });
        await Host.Send(new EnrolMembers([new EnrolledMember(id, new Money(pledge), Scene.Day(since), parent)]));
        return (id, code);
    }

    /// <summary>A lorry whose goods a unit accepts at that time (China's), a kilogram for a yuan.</summary>
    public async Task<(Guid OrderId, string OrderNumber, Guid SourceId)> Deliver(
        Guid member, long kilograms, string acceptedAt = "2026-11-20T11:00", string? certificate = null, long? disputed = null, int households = 1, Guid? order = null)
    {
        var at = AllianceHost.China(acceptedAt);
        certificate ??= await Scene.AddCertificate("2024-01-01", "2027-12-31");
        var (dispatchId, lineId) = (Guid.CreateVersion7(at), Guid.CreateVersion7(at));
        var placed = await AddOrder(member, order);
        var net = Weight.FromKilograms(kilograms + (disputed ?? 0));
        var price = UnitPrice.Of(100, WeightUnit.Kilogram);
        await Host.Add(new OrderLine
        {
            Id = lineId, OrderId = placed.Id, Position = await Count(), LotId = Guid.CreateVersion7(at), CooperativeId = Scene.Cooperative, CountyCode = Scene.Mayang, Produce = Scene.Orange, Grade = "A",
            CertificateId = Guid.CreateVersion7(at), CertificateNo = certificate, Ordered = net, Step = new Weight(1), TierFrom = new Weight(1), UnitPrice = price, HouseholdPrice = price,
            PriceBasis = PriceBasis.ExCooperative, VatKind = VatKind.ExemptOwnProduce, TolerancePerMille = 20, DailyLossPerMille = 0, AcceptanceHours = 24, CharterVersion = 1,
        });
        var line = new DispatchLine
        {
            Id = Guid.CreateVersion7(at), DispatchId = dispatchId, OrderId = placed.Id, LineId = lineId, LotId = Guid.CreateVersion7(at), Net = net, TolerancePerMille = 20, DailyLossPerMille = 0,
            AcceptanceHours = 24,
        };
        line.Weighings.AddRange(Enumerable.Range(0, households).Select(household => new Weighing
        {
            Id = Guid.CreateVersion7(at), DispatchLineId = line.Id, DispatchId = dispatchId, Position = household, HouseholdCode = $"HH-431226-{household:D6}", Gross = new Weight(2), Tare = new Weight(1),
            Deduction = default, Net = new Weight(1),
        }));
        line.Weigh(Weight.FromKilograms(kilograms), Weight.Zero, 20, null);
        line.Charge(price.For(Weight.FromKilograms(kilograms)));
        var dispatch = Dispatch.Leave(
            new DispatchPlan
            {
                Id = dispatchId, OrderId = placed.Id, CooperativeId = Scene.Cooperative, MemberId = member, SlipNo = $"BD-{dispatchId}", VehiclePlate = "湘N12345", ConformityNo = "H-1",
                ExpectedArrival = at.AddHours(-1), Slip = "{}", SlipHash = "00", Lines = [line],
            },
            at.AddHours(-10));
        dispatch.Arrive(at.AddHours(-1), null, at);
        dispatch.Weigh("U-000004", silence: false, "{}", "00", disputed is null ? null : at.AddHours(72), at);
        await Host.Add(dispatch);
        return (placed.Id, placed.Number, line.Id);
    }

    public async Task<(Guid Id, string Number)> AddOrder(Guid member, Guid? known = null)
    {
        if (known is { } there) return (there, "");
        var now = Host.Clock.GetUtcNow();
        var order = Order.Place(
            new OrderPlan
            {
                Id = Guid.CreateVersion7(now), MemberId = member, MemberPoNumber = null, DeliverTo = "长沙", DeliverOn = Scene.Day("2026-11-30"), PaymentTerms = default, RequestedBy = "U-000004",
                ApprovalDueAt = now.AddHours(72), CharterVersion = 1, Lines = [],
            },
            now);
        await Host.Add(order);
        return (order.Id, order.Number);
    }

    public static SentPaper Pdf(PaperKind kind, string text) => new(kind, "a.pdf", Encoding.UTF8.GetBytes($"%PDF-1.4 {text}"));

    /// <summary>A report that is right, of goods worth 8,000 yuan.</summary>
    public async Task<ReportOfflineSale> Sale(string papers = "1", string? certificate = null) => new(
        CreditKind.FacilitatedSale, "买方公司", certificate ?? await Scene.AddCertificate("2026-01-01", "2026-12-31"), Weight.FromKilograms(1_000), Money.FromYuan(8_000), 12, Scene.Day("2026-11-20"),
        $"FP-{papers}", $"BD-{papers}", false, [], Pdf(PaperKind.Invoice, papers), Pdf(PaperKind.WeighSlip, papers));

    /// <summary>The codes of a refusal: of its fields, or its own.</summary>
    public static async Task<string> Refused(Func<Task> act)
    {
        var broken = await Assert.ThrowsAnyAsync<RuleBroken>(act);
        return broken is InvalidFields fields ? string.Join(' ', fields.Errors.Select(error => $"{error.Field}:{error.Code}")) : broken.Code;
    }

    public ValueTask DisposeAsync() => Scene.DisposeAsync();

    private Task<int> Count() => Task.FromResult(Interlocked.Increment(ref count));
}
