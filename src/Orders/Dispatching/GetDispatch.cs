using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Personal;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Trade;
using ConsumerAid.Registry;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders.Dispatching;

/// <summary>A dispatch with its weighings and what came of it: for its cooperative with codes, for the buyer with aliases. It is also the load list and the household slips.</summary>
[Allowed(Roles.Purchaser, Roles.Approver, Roles.Finance, Roles.Cooperative, Roles.Administrator, Roles.Auditor)]
public sealed record GetDispatch(Guid DispatchId) : IQuery<DispatchView?>;

/// <summary>A dispatch.</summary>
public sealed record DispatchView
{
    public required Guid Id { get; init; }

    public required string Number { get; init; }

    public required Guid OrderId { get; init; }

    public required string OrderNumber { get; init; }

    public required string? MemberPoNumber { get; init; }

    public required Guid CooperativeId { get; init; }

    public required string CooperativeName { get; init; }

    public required Guid MemberId { get; init; }

    public required string MemberName { get; init; }

    public required string DeliverTo { get; init; }

    public required DispatchState State { get; init; }

    public required string SlipNo { get; init; }

    /// <summary>SHA-256 of the weigh slip's canonical JSON: the proof in the ledger.</summary>
    public required string SlipHash { get; init; }

    public required string VehiclePlate { get; init; }

    public required string ConformityNo { get; init; }

    public required DateTimeOffset LeftAt { get; init; }

    public required DateTimeOffset ExpectedArrival { get; init; }

    public required DateTimeOffset? ArrivedAt { get; init; }

    public required string? ArrivalSlipNo { get; init; }

    /// <summary>When silence becomes acceptance.</summary>
    public required DateTimeOffset AcceptanceDueAt { get; init; }

    public required DateTimeOffset? WeighedAt { get; init; }

    /// <summary>Account code, or <c>system</c>.</summary>
    public required string? WeighedBy { get; init; }

    public required bool BySilence { get; init; }

    public required DateTimeOffset? DisputeDueAt { get; init; }

    public required DateTimeOffset? DecidedAt { get; init; }

    public required string? DecidedBy { get; init; }

    public required string? DecisionReason { get; init; }

    public required IReadOnlyList<DispatchLineView> Lines { get; init; }

    public required IReadOnlyList<DispatchPhoto> Photos { get; init; }

    public Weight Net => Weight.Sum(Lines.Select(line => line.Net));
}

/// <summary>Goods of one lot on the lorry.</summary>
public sealed record DispatchLineView
{
    public required Guid LotId { get; init; }

    public required string LotNumber { get; init; }

    public required string LotTitle { get; init; }

    public required string Produce { get; init; }

    public required UnitPrice UnitPrice { get; init; }

    public required UnitPrice HouseholdPrice { get; init; }

    public required string CertificateNo { get; init; }

    public required Weight Net { get; init; }

    /// <summary>In force for the days on the road; before weighing, for a weighing now.</summary>
    public required int TolerancePerMille { get; init; }

    /// <summary>What the buyer's scale may say without a dispute.</summary>
    public required Weight Least { get; init; }

    public required Weight Most { get; init; }

    /// <summary>The buyer's scale, or null before it spoke.</summary>
    public required Weight? BuyerArrived { get; init; }

    public required Weight Accepted { get; init; }

    public required Weight Rejected { get; init; }

    public required Weight Spoiled { get; init; }

    public required Weight Disputed { get; init; }

    public required Money Amount { get; init; }

    public required string? Reason { get; init; }

    public required IReadOnlyList<WeighingView> Weighings { get; init; }
}

/// <summary>One household's goods on the scale.</summary>
public sealed record WeighingView
{
    /// <summary>Null for the buyer's side.</summary>
    public required string? HouseholdCode { get; init; }

    public required string Alias { get; init; }

    /// <summary>In full for its cooperative, else null.</summary>
    public required string? HouseholdName { get; init; }

    public required Weight Gross { get; init; }

    public required Weight Tare { get; init; }

    public required Weight Deduction { get; init; }

    public required Weight Net { get; init; }
}

/// <summary>A photo of loading, arrival or rejection.</summary>
public sealed record DispatchPhoto(Guid Id, string Hash, int Width, int Height, DateTimeOffset ReceivedAt, string UploadedBy);

internal sealed class GetDispatchHandler(MarketDb db, OrderStore orders, Aliases aliases, PersonalVault vault, TimeProvider clock) : IRequestHandler<GetDispatch, DispatchView?>
{
    public async Task<DispatchView?> Handle(GetDispatch request, CancellationToken cancellationToken)
    {
        var found = await (from dispatch in orders.ReadableDispatches().Include(dispatch => dispatch.Lines).ThenInclude(line => line.Weighings)
                           join order in db.Set<Order>() on dispatch.OrderId equals order.Id
                           join cooperative in db.Organisations() on dispatch.CooperativeId equals cooperative.Id
                           join member in db.Organisations() on dispatch.MemberId equals member.Id
                           where dispatch.Id == request.DispatchId
                           select new { Dispatch = dispatch, order.Number, order.MemberPoNumber, order.DeliverTo, Cooperative = cooperative.Name, Member = member.Name })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null) return null;
        var one = found.Dispatch;
        var lines = one.Lines.Select(line => line.LineId).ToArray();
        var ordered = await (from line in db.Set<OrderLine>().AsNoTracking()
                             join lot in db.Lots() on line.LotId equals lot.Id
                             where lines.Contains(line.Id)
                             select new { Line = line, lot.Number, lot.Title }).ToDictionaryAsync(row => row.Line.Id, cancellationToken);
        var names = await Names(one, cancellationToken);
        var subject = AddDispatchPhotoHandler.Subject(one.Id);
        var photos = await db.Pictures().Where(picture => picture.Subject == subject).OrderBy(picture => picture.ReceivedAt)
            .Select(picture => new DispatchPhoto(picture.Id, picture.Hash, picture.Width, picture.Height, picture.ReceivedAt, picture.UploadedBy)).ToListAsync(cancellationToken);

        return new DispatchView
        {
            Id = one.Id, Number = one.Number, OrderId = one.OrderId, OrderNumber = found.Number, MemberPoNumber = found.MemberPoNumber, CooperativeId = one.CooperativeId,
            CooperativeName = found.Cooperative, MemberId = one.MemberId, MemberName = found.Member, DeliverTo = found.DeliverTo, State = one.State, SlipNo = one.SlipNo,
            SlipHash = one.SlipHash, VehiclePlate = one.VehiclePlate, ConformityNo = one.ConformityNo, LeftAt = one.LeftAt, ExpectedArrival = one.ExpectedArrival,
            ArrivedAt = one.ArrivedAt, ArrivalSlipNo = one.ArrivalSlipNo, AcceptanceDueAt = one.AcceptanceDueAt, WeighedAt = one.WeighedAt, WeighedBy = one.WeighedBy,
            BySilence = one.BySilence, DisputeDueAt = one.DisputeDueAt, DecidedAt = one.DecidedAt, DecidedBy = one.DecidedBy, DecisionReason = one.DecisionReason,
            Lines = [.. one.Lines.OrderBy(line => ordered[line.LineId].Line.Position).Select(line => Line(one, line, ordered[line.LineId].Line, ordered[line.LineId].Number, ordered[line.LineId].Title, names))],
            Photos = photos,
        };
    }

    private DispatchLineView Line(Dispatch dispatch, DispatchLine line, OrderLine ordered, string lotNumber, string lotTitle, Dictionary<string, string> names)
    {
        var tolerance = line.AppliedTolerancePerMille ?? line.ToleranceAt(dispatch.LeftAt, dispatch.ArrivedAt ?? clock.GetUtcNow());
        var margin = (long)((Int128)line.Net.Grams * tolerance / 1000);
        return new DispatchLineView
        {
            LotId = line.LotId, LotNumber = lotNumber, LotTitle = lotTitle, Produce = ordered.Produce, UnitPrice = ordered.UnitPrice, HouseholdPrice = ordered.HouseholdPrice,
            CertificateNo = ordered.CertificateNo, Net = line.Net, TolerancePerMille = tolerance, Least = line.Net - new Weight(margin), Most = line.Net + new Weight(margin),
            BuyerArrived = line.BuyerArrived, Accepted = line.Accepted, Rejected = line.Rejected, Spoiled = line.Spoiled, Disputed = line.Disputed, Amount = line.Amount,
            Reason = line.Reason,
            Weighings = [.. line.Weighings.OrderBy(weighing => orders.SeesHouseholds ? $"{weighing.Position:00000}" : aliases.Of(dispatch.OrderId, weighing.HouseholdCode), StringComparer.Ordinal)
                .Select(weighing => new WeighingView
                {
                    HouseholdCode = orders.SeesHouseholds ? weighing.HouseholdCode : null, Alias = aliases.Of(dispatch.OrderId, weighing.HouseholdCode),
                    HouseholdName = names.GetValueOrDefault(weighing.HouseholdCode), Gross = weighing.Gross, Tare = weighing.Tare, Deduction = weighing.Deduction, Net = weighing.Net,
                })],
        };
    }

    // Names are for the case's own role: the cooperative that the households sell through.
    private async Task<Dictionary<string, string>> Names(Dispatch dispatch, CancellationToken cancellation)
    {
        if (orders.Cooperative is null) return [];
        var codes = dispatch.Lines.SelectMany(line => line.Weighings).Select(weighing => weighing.HouseholdCode).Distinct(StringComparer.Ordinal).ToArray();
        var found = await db.Households().Where(household => codes.Contains(household.Code)).Select(household => new { household.Code, household.Name }).ToListAsync(cancellation);
        return found.ToDictionary(household => household.Code, household => vault.Open(household.Name), StringComparer.Ordinal);
    }
}
