using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Trade;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders.Allocation;

/// <summary>How an order of this weight would be divided now, by the rule that approval uses. Null when there is no such lot on sale.</summary>
[Allowed(Roles.Purchaser, Roles.Approver, Roles.Finance, Roles.Cooperative, Roles.Administrator, Roles.Auditor, Roles.CountyReviewer)]
public sealed record PreviewAllocation(Guid LotId, Weight Weight) : IQuery<AllocationView?>;

/// <summary>How lines are divided over households.</summary>
/// <param name="Provisional">Only a preview: nothing is promised yet.</param>
public sealed record AllocationView(bool Provisional, IReadOnlyList<AllocationLineView> Lines);

/// <summary>How one line is divided.</summary>
public sealed record AllocationLineView
{
    /// <summary>The order line, or null for a preview of a lot.</summary>
    public required Guid? LineId { get; init; }

    public required Guid LotId { get; init; }

    public required Guid CooperativeId { get; init; }

    public required Weight Weight { get; init; }

    /// <summary>What no household can give.</summary>
    public required Weight Shortage { get; init; }

    public required IReadOnlyList<ShareView> Shares { get; init; }

    /// <summary>Every division so far, oldest first; empty for a preview.</summary>
    public IReadOnlyList<AllocationRunView> Runs { get; init; } = [];
}

/// <summary>One household's share, as far as the reader may see it.</summary>
public sealed record ShareView
{
    /// <summary>The household's code; null for the buyer's side, which sees <see cref="Alias"/>.</summary>
    public required string? HouseholdCode { get; init; }

    /// <summary>A name for the household in this order alone.</summary>
    public required string Alias { get; init; }

    /// <summary>Null for the buyer's side.</summary>
    public required Weight? Offer { get; init; }

    /// <summary>In hundredths; null for the buyer's side.</summary>
    public required int? NeedWeight { get; init; }

    /// <summary>Of this produce this season; null for the buyer's side.</summary>
    public required Weight? AlreadySold { get; init; }

    public required Weight Share { get; init; }

    public required Weight Dispatched { get; init; }

    public required Weight Released { get; init; }

    /// <summary>The reason as the key of a sentence and its values; for the buyer's side without what only the cooperative may know.</summary>
    public required string ReasonCode { get; init; }

    public required IReadOnlyList<object> ReasonArguments { get; init; }
}

/// <summary>One division in the trail.</summary>
public sealed record AllocationRunView
{
    public required int Number { get; init; }

    public required AllocationCause Cause { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Account code.</summary>
    public required string By { get; init; }

    public required Weight Divided { get; init; }

    public required Weight Shortage { get; init; }

    /// <summary>Code or alias of the household whose weight changed, if one did.</summary>
    public required string? Household { get; init; }

    public required string? Reason { get; init; }

    /// <summary>The shares that this division wrote and a later one replaced, by code or alias.</summary>
    public required IReadOnlyList<PastShareView> Replaced { get; init; }
}

/// <summary>A share that a later division replaced.</summary>
public sealed record PastShareView(string Household, Weight Share);

internal sealed class PreviewAllocationHandler(MarketDb db, CurrentActor actor, OrderStore orders, Division division, AllocationViews views)
    : IRequestHandler<PreviewAllocation, AllocationView?>
{
    public async Task<AllocationView?> Handle(PreviewAllocation request, CancellationToken cancellationToken)
    {
        var lots = db.Lots().Where(lot => lot.Id == request.LotId && (lot.State == LotState.Published || lot.State == LotState.SoldOut));
        if (orders.Cooperative is { } own) lots = lots.Where(lot => lot.CooperativeId == own);
        else if (!orders.SeesAll && actor.Is(Roles.CountyReviewer)) lots = lots.Where(lot => lot.CountyCode == actor.Value.CountyCode);
        var found = await lots.Select(lot => new { lot.CooperativeId, lot.Produce, lot.Step, lot.Free }).SingleOrDefaultAsync(cancellationToken);
        if (found is null) return null;
        new FieldErrors()
            .Require(request.Weight.IsPositive, "weight", "orders.weight-missing")
            .Require(request.Weight <= found.Free, "weight", "orders.not-enough", found.Free)
            .Require(request.Weight.IsMultipleOf(found.Step), "weight", "orders.below-step", found.Step)
            .ThrowIfAny();
        var divided = await division.Divide([new LineToDivide(request.LotId, found.Produce, request.Weight, found.Step, new Dictionary<string, OwnRest>())], cancellationToken);
        return new AllocationView(true, [views.Preview(request.LotId, found.CooperativeId, null, divided[0])]);
    }
}
