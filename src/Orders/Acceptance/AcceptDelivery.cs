using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Placing;
using ConsumerAid.Orders.Trade;
using MediatR;

namespace ConsumerAid.Orders.Acceptance;

/// <summary>
/// The buyer's scale speaks, for each lot on the lorry. Within tolerance its figures hold. Outside it the lower of the two scales holds at once and the difference is
/// disputed (CH-16).
/// </summary>
[Allowed(Roles.Purchaser)]
public sealed record AcceptDelivery(Guid DispatchId, IReadOnlyList<AcceptedLot> Lines) : ICommand<DispatchAnswer>;

/// <summary>What the buyer accepted and rejected of a lot; together they are what arrived.</summary>
/// <param name="Reason">Needed when anything is rejected.</param>
/// <param name="Households">Aliases, or the codes on the sacks, of the households whose goods were rejected; null or empty: of all.</param>
public sealed record AcceptedLot(Guid LotId, Weight Accepted, Weight Rejected, string? Reason, IReadOnlyList<string>? Households);

internal sealed class AcceptDeliveryHandler(
    OrderStore orders, Settlement settlement, Aliases aliases, ICharter charter, Parties parties, CurrentActor actor, ActTrail trail, TimeProvider clock)
    : IRequestHandler<AcceptDelivery, DispatchAnswer>
{
    /// <summary>Heavier than any lorry.</summary>
    private static readonly Weight Heaviest = Weight.FromTonnes(200);

    public async Task<DispatchAnswer> Handle(AcceptDelivery request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (dispatch, order) = await orders.Dispatch(request.DispatchId, cancellationToken);
        if (dispatch.MemberId != actor.Organisation) throw new NotFound();
        dispatch.Require(dispatch.State is DispatchState.UnderWay or DispatchState.Arrived, "accept");
        if (now >= dispatch.AcceptanceDueAt) throw new RuleBroken("orders.acceptance-over", dispatch.AcceptanceDueAt) { Status = 409 };
        var figures = Figures(request, dispatch);
        if (dispatch.State == DispatchState.UnderWay)
        {
            dispatch.Arrive(now, null, now);
            order.Arrived(dispatch, actor.Code, now);
        }

        var paper = ArrivalSlip(dispatch, line => figures[line], now);
        var weighed = await settlement.Weigh(dispatch, order, line => figures[line], paper.Hash, now, cancellationToken);
        var terms = await charter.Terms(now, cancellationToken);
        dispatch.Weigh(actor.Code, silence: false, paper.Json, paper.Hash, now.AddHours(terms.DisputeHours), now);
        var reasons = string.Join("; ", figures.Values.Select(line => line.Reason).OfType<string>());
        order.Weighed(dispatch, dispatch.State == DispatchState.Disputed ? "dispute" : "accept", actor.Code, Short(reasons), now);
        trail.Say($"dispatch/{dispatch.Id}", dispatch.CooperativeId.ToString());
        var said = await charter.Require(new DeliveryWeighed(dispatch.Id, weighed), cancellationToken);
        await parties.TellCooperative(
            order, dispatch.CooperativeId, dispatch.State == DispatchState.Disputed ? "orders.notice-disputed" : "orders.notice-accepted", cancellationToken, dispatch.Number);
        return DispatchAnswer.Of(dispatch, order, Warning.Of(said));
    }

    /// <summary>What the buyer's scale said, as a paper.</summary>
    internal static Proof ArrivalSlip(Dispatch dispatch, Func<DispatchLine, ScaleFigures> figures, DateTimeOffset now) => Proof.Of(new
    {
        Kind = "arrival-slip", Dispatch = dispatch.Id, Slip = dispatch.ArrivalSlipNo, WeighedAt = now.UtcDateTime,
        Lines = dispatch.Lines.Select(line => new { Lot = line.LotId, Accepted = figures(line).Accepted.Grams, Rejected = figures(line).Rejected.Grams, figures(line).Reason }),
    });

    private static string? Short(string reasons) => reasons.Length == 0 ? null : reasons.Length <= Input.LongestReason ? reasons : reasons[..Input.LongestReason];

    private Dictionary<DispatchLine, ScaleFigures> Figures(AcceptDelivery request, Dispatch dispatch)
    {
        var (lines, errors) = (request.Lines ?? [], new FieldErrors());
        var figures = new Dictionary<DispatchLine, ScaleFigures>();
        for (var i = 0; i < lines.Count; i++)
        {
            var (said, field) = (lines[i], $"lines[{i}]");
            var line = dispatch.Lines.FirstOrDefault(line => line.LotId == said.LotId);
            var reason = Input.Trimmed(said.Reason);
            errors.Require(line is not null, $"{field}.lotId", "orders.lot-not-on-dispatch")
                .Require(line is null || !figures.ContainsKey(line), $"{field}.lotId", "orders.lot-twice")
                .Require(said.Accepted >= Weight.Zero && said.Accepted <= Heaviest, $"{field}.accepted", "orders.gross-implausible", Heaviest)
                .Require(said.Rejected >= Weight.Zero && said.Rejected <= Heaviest, $"{field}.rejected", "orders.gross-implausible", Heaviest)
                .Require(!said.Rejected.IsPositive || reason is not null, $"{field}.reason", "orders.reason-missing")
                .Require(reason is null || reason.Length <= Input.LongestReason, $"{field}.reason", "orders.text-too-long", Input.LongestReason);
            if (line is null) continue;
            var names = line.Weighings.Select(weighing => weighing.HouseholdCode).Distinct(StringComparer.Ordinal)
                .SelectMany(code => new[] { (Name: code, Code: code), (Name: aliases.Of(dispatch.OrderId, code), Code: code) })
                .GroupBy(pair => pair.Name, pair => pair.Code, StringComparer.OrdinalIgnoreCase).ToDictionary(group => group.Key, group => group.First(), StringComparer.OrdinalIgnoreCase);
            var named = (said.Households ?? []).Select(name => names.GetValueOrDefault(name?.Trim() ?? "")).ToList();
            errors.Require(named.TrueForAll(code => code is not null), $"{field}.households", "orders.household-not-on-dispatch");
            figures[line] = new ScaleFigures(said.Accepted, said.Rejected, reason, [.. named.OfType<string>()], field);
        }

        errors.Require(figures.Count == dispatch.Lines.Count, "lines", "orders.lines-incomplete").ThrowIfAny();
        return figures;
    }
}
