using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Ledger;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Allocation;
using ConsumerAid.Orders.Ledger;
using ConsumerAid.Orders.Trade;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders.Acceptance;

/// <summary>What the buyer's scale said of one lot on the lorry.</summary>
/// <param name="Refused">Codes of the households whose goods were rejected; empty: of all.</param>
/// <param name="Field">Prefix of the fields that it came from.</param>
internal sealed record ScaleFigures(Weight Accepted, Weight Rejected, string? Reason, IReadOnlyList<string> Refused, string Field);

/// <summary>
/// Turns the weight of a lot on a lorry into grams of households, money of the line and entries of the ledger. The arrived weight is apportioned by what each household's
/// goods weighed when they left, the rejected one by what of them arrived (of the named households, if any); accepted is what remains, spoiled what did not arrive.
/// </summary>
internal sealed class Settlement(MarketDb db, TonnageLedger ledger)
{
    /// <summary>The buyer's scale speaks, for each line of the dispatch. Returns what the charter wants to know.</summary>
    /// <param name="at">When it happened: now, or when silence became acceptance.</param>
    /// <exception cref="InvalidFields"><c>orders.rejected-above-arrived</c>: the named households' goods did not weigh that much.</exception>
    public async Task<IReadOnlyList<WeighedLine>> Weigh(
        Dispatch dispatch, Order order, Func<DispatchLine, ScaleFigures> figures, string proof, DateTimeOffset at, CancellationToken cancellation) =>
        Weigh(dispatch, order, await Shares(dispatch, cancellation), figures, proof, at, posting => ledger.Post([posting]));

    /// <summary>The same over the dispatch's shares, wherever the entries go.</summary>
    public static IReadOnlyList<WeighedLine> Weigh(
        Dispatch dispatch, Order order, IReadOnlyDictionary<(Guid, string), Share> shares, Func<DispatchLine, ScaleFigures> figures, string proof, DateTimeOffset at,
        Action<Posting> post)
    {
        var weighed = new List<WeighedLine>();
        foreach (var line in dispatch.Lines)
        {
            var (said, tolerance) = (figures(line), line.ToleranceAt(dispatch.LeftAt, dispatch.ArrivedAt!.Value));
            var holds = line.Weigh(said.Accepted, said.Rejected, tolerance, said.Reason);
            var households = Households(line);
            var arrived = Apportionment.Divide(holds.Grams, [.. households.Select(household => household.Net)]);
            var rejected = Rejected(line, households, arrived, said);
            var settled = line.Disputed == Weight.Zero;
            for (var i = 0; i < households.Count; i++)
            {
                Post(post, dispatch, line, households[i].Code, EntryType.Accepted, arrived[i] - rejected[i], at, proof);
                Post(post, dispatch, line, households[i].Code, EntryType.Rejected, rejected[i], at, proof);
                if (settled) Post(post, dispatch, line, households[i].Code, EntryType.Spoiled, Math.Max(0, households[i].Net - arrived[i]), at, proof);
            }

            Charge(order, line, line.Accepted, line.Rejected, line.Spoiled);
            if (settled) Close(shares, line, households);
            weighed.Add(new WeighedLine(line.LotId, line.Net, line.BuyerArrived!.Value, tolerance));
        }

        return weighed;
    }

    /// <summary>Decides the disputed lines: how much of each disputed rest arrived after all.</summary>
    public async Task Decide(Dispatch dispatch, Order order, Func<DispatchLine, Weight> arrivedOfRest, string proof, DateTimeOffset at, CancellationToken cancellation) =>
        Decide(dispatch, order, await Shares(dispatch, cancellation), arrivedOfRest, proof, at, posting => ledger.Post([posting]));

    /// <summary>The same over the dispatch's shares, wherever the entries go.</summary>
    public static void Decide(
        Dispatch dispatch, Order order, IReadOnlyDictionary<(Guid, string), Share> shares, Func<DispatchLine, Weight> arrivedOfRest, string proof, DateTimeOffset at,
        Action<Posting> post)
    {
        foreach (var line in dispatch.Lines.Where(line => line.Disputed.IsPositive))
        {
            var (rest, households, before) = (arrivedOfRest(line), Households(line), line.Accepted + line.Rejected);
            var nets = households.Select(household => household.Net).ToArray();
            var arrived = Apportionment.Divide(before.Grams, nets);
            // What one scale missed is divided by what each household lacks of its own; what it found too much by what each brought.
            var lacking = line.BuyerArrived < line.Net ? nets.Zip(arrived, (net, there) => net - there).ToArray() : nets;
            var more = Apportionment.Divide(rest.Grams, lacking);
            line.Decide(rest);
            for (var i = 0; i < households.Count; i++)
            {
                Post(post, dispatch, line, households[i].Code, EntryType.Accepted, more[i], at, proof);
                Post(post, dispatch, line, households[i].Code, EntryType.Spoiled, Math.Max(0, nets[i] - arrived[i] - more[i]), at, proof);
            }

            Charge(order, line, rest, Weight.Zero, line.Spoiled);
            Close(shares, line, households);
        }
    }

    private static List<(string Code, long Net)> Households(DispatchLine line) =>
        [.. line.Weighings.GroupBy(weighing => weighing.HouseholdCode, StringComparer.Ordinal).OrderBy(household => household.Key, StringComparer.Ordinal)
            .Select(household => (household.Key, household.Sum(weighing => weighing.Net.Grams)))];

    private static long[] Rejected(DispatchLine line, List<(string Code, long Net)> households, long[] arrived, ScaleFigures said)
    {
        var refused = arrived.Select((grams, i) => said.Refused.Count == 0 || said.Refused.Contains(households[i].Code, StringComparer.Ordinal) ? grams : 0).ToArray();
        new FieldErrors().Require(line.Rejected.Grams <= refused.Sum(), $"{said.Field}.rejected", "orders.rejected-above-arrived", new Weight(refused.Sum())).ThrowIfAny();
        return Apportionment.Divide(line.Rejected.Grams, refused);
    }

    private static void Charge(Order order, DispatchLine line, Weight accepted, Weight rejected, Weight spoiled) =>
        line.Charge(order.Lines.Single(ordered => ordered.Id == line.LineId).Settle(accepted, rejected, spoiled));

    private static void Close(IReadOnlyDictionary<(Guid, string), Share> shares, DispatchLine line, List<(string Code, long Net)> households)
    {
        foreach (var (code, net) in households) shares[(line.LineId, code)].Settle(new Weight(net));
    }

    private static void Post(Action<Posting> post, Dispatch dispatch, DispatchLine line, string household, EntryType type, long grams, DateTimeOffset at, string proof)
    {
        if (grams > 0) post(new Posting(household, line.LotId, line.LineId, dispatch.Id, dispatch.MemberId, type, grams, at, household, proof));
    }

    private Task<Dictionary<(Guid, string), Share>> Shares(Dispatch dispatch, CancellationToken cancellation)
    {
        var lines = dispatch.Lines.Select(line => line.LineId).ToArray();
        return db.Set<Share>().Where(share => lines.Contains(share.LineId)).ToDictionaryAsync(share => (share.LineId, share.HouseholdCode), cancellation);
    }
}
