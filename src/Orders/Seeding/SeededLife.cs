using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Ledger;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Acceptance;
using ConsumerAid.Orders.Allocation;
using ConsumerAid.Orders.Dispatching;
using ConsumerAid.Orders.Ledger;
using ConsumerAid.Orders.Trade;

namespace ConsumerAid.Orders.Seeding;

/// <summary>One order's life up to now, by the steps of the aggregates and by the same papers, divisions and settlements as the commands.</summary>
internal sealed class SeededLife(SeededOrder seeded, CharterTerms terms, DateTimeOffset now)
{
    private const string Rejection = "部分货物碰伤,不合约定等级。";

    private readonly SeededCourse course = seeded.Course;
    private readonly List<object> rows = [];
    private readonly List<SeededEntries> entries = [];
    private readonly List<Dispatch> dispatches = [];
    private readonly Dictionary<(Guid, string), Share> shares = [];
    private readonly Dictionary<(Guid, string), long> accepted = [];

    public SeededOutcome Live()
    {
        var order = SeededPlan.Place(seeded, terms);
        foreach (var line in seeded.Lines)
        {
            line.Sale.Orderable -= line.Ordered;
            line.Sale.Undivided += line.Ordered;
            line.Sale.LastOrderAt = course.PlacedAt;
        }

        if (course.Fate == SeededFate.Forgotten) Lapse(order);
        else if (course.Fate == SeededFate.Declined) Decline(order);
        else if (Past(course.ApprovedAt)) Approve(order);
        rows.AddRange([order, .. order.Lines, .. order.Parts, .. order.History, .. shares.Values]);
        foreach (var dispatch in dispatches) rows.AddRange([dispatch, .. dispatch.Lines, .. dispatch.Lines.SelectMany(line => line.Weighings)]);
        foreach (var (line, at) in seeded.Lines.Select((line, at) => (line, at))) Trace(line.Sale, order.Lines[at]);
        return new SeededOutcome(rows, entries, accepted.Values.Sum());
    }

    private bool Past(DateTimeOffset at) => at <= now;

    private void Lapse(Order order)
    {
        if (!Past(order.ApprovalDueAt)) return;
        order.Lapse(order.ApprovalDueAt);
        Unreserve();
    }

    private void Decline(Order order)
    {
        if (!Past(course.ApprovedAt)) return;
        order.Decline(seeded.Approver, "本月预算已用完,下月再订。", course.ApprovedAt);
        Unreserve();
    }

    private void Unreserve()
    {
        foreach (var line in seeded.Lines) line.Sale.Undivided -= line.Ordered;
    }

    private void Approve(Order order)
    {
        order.Approve(seeded.Approver, approverNeeded: true, course.ApprovedAt);
        Unreserve();
        foreach (var (line, at) in seeded.Lines.Select((line, at) => (line, at))) Divide(order, order.Lines[at], line.Sale);
        if (course.Fate == SeededFate.Cancelled)
        {
            if (Past(course.CancelledAt)) Cancel(order);
            return;
        }

        Dispatch(order, 0, course.Fate switch { SeededFate.InParts => 50, SeededFate.ClosedShort => 100 - SeededCourse.ShortHundredths, _ => 100 });
        if (course.Fate == SeededFate.InParts) Dispatch(order, 1, 100);
        if (course.Fate == SeededFate.ClosedShort && Past(course.ClosedAt))
        {
            order.CloseShort(order.Parts[0].CooperativeId, seeded.Clerk, "连日阴雨,余下的没有采收。", course.ClosedAt);
            foreach (var share in shares.Values) share.Release();
        }
    }

    private void Cancel(Order order)
    {
        order.Cancel(seeded.Purchaser, "活动改期,暂不需要。", course.CancelledAt);
        foreach (var share in shares.Values) share.Release();
    }

    private void Divide(Order order, OrderLine line, SeededSale sale)
    {
        var season = Season.StartOf(sale.Kind.HarvestMonths, ChinaTime.DayOf(course.ApprovedAt));
        var claimants = sale.Sellers.Where(seller => seller.Remaining.IsPositive)
            .Select(seller => new Claimant(seller.HouseholdCode, seller.Remaining.Grams, seller.NeedWeight, Before(seller, season))).ToList();
        var result = Division.Divide(new LineToDivide(line.LotId, line.Produce, line.Open, line.Step, new Dictionary<string, OwnRest>()), claimants, terms.Version);
        var run = order.Divide(line, result.Shortage, AllocationCause.Approval, seeded.Approver, null, course.ApprovedAt);
        rows.Add(new AllocationRun
        {
            Id = Guid.CreateVersion7(course.ApprovedAt), LineId = line.Id, OrderId = order.Id, Number = run, Cause = AllocationCause.Approval, Divided = line.Ordered - result.Shortage,
            Shortage = result.Shortage, CharterVersion = terms.Version, At = course.ApprovedAt, By = seeded.Approver,
        });
        foreach (var claim in result.Claims)
        {
            var share = new Share
            {
                LineId = line.Id, HouseholdCode = claim.HouseholdCode, OrderId = order.Id, LotId = line.LotId, Produce = line.Produce, WrittenAt = course.ApprovedAt,
            };
            share.Write(run, claim);
            shares.Add((line.Id, claim.HouseholdCode), share);
        }
    }

    /// <summary>Accepted since the season began, and what open orders still count for.</summary>
    private long Before(SeededSeller seller, DateTimeOffset season) => seller.Sold.Concat(seller.SoldHere).Where(share => share.WrittenAt >= season)
        .Sum(share => share.SettledAt <= course.ApprovedAt ? share.AcceptedGrams : share.Grams);

    /// <summary>A lorry leaves with a part, in hundredths, of what is still to go.</summary>
    private void Dispatch(Order order, int lorry, int hundredths)
    {
        var at = course.LeftAt(lorry);
        if (!Past(at)) return;
        var loaded = order.Lines.Select(line => (Line: line, Loaded: SeededPlan.Load(line.LotId, shares.Values.Where(share => share.LineId == line.Id), hundredths)))
            .Where(pair => pair.Loaded.Weighings.Count > 0).ToList();
        if (loaded.Count == 0) return;
        var request = new DispatchGoods(
            order.Id, seeded.VehiclePlate, $"BD-{order.Number}-{lorry + 1}", $"HGZ-{order.Lines[0].CountyCode}-{order.Number}", at.AddHours(9), [.. loaded.Select(pair => pair.Loaded)]);
        var loads = loaded.SelectMany(pair => DispatchGoodsHandler.Loads(pair.Line, pair.Loaded, shares)).ToList();
        var (id, cooperative) = (Guid.CreateVersion7(at), order.Parts[0].CooperativeId);
        var slip = DispatchGoodsHandler.Slip(id, order, cooperative, request, at);
        var dispatch = Trade.Dispatch.Leave(
            new DispatchPlan
            {
                Id = id, OrderId = order.Id, CooperativeId = cooperative, MemberId = order.MemberId, SlipNo = request.SlipNo, VehiclePlate = request.VehiclePlate,
                ConformityNo = request.ConformityNo!, ExpectedArrival = request.ExpectedArrival!.Value, Slip = slip.Json, SlipHash = slip.Hash,
                Lines = [.. loaded.Select(pair => DispatchGoodsHandler.Loaded(id, pair.Line, pair.Loaded, at))],
            },
            at);
        dispatches.Add(dispatch);
        foreach (var load in loads) load.Line.Leave(load.Net, load.Used);
        order.Leave(dispatch, seeded.Clerk, at);
        Post(at, seeded.Clerk, loads.Select(load => new Posting(
            load.Share.HouseholdCode, load.Line.LotId, load.Line.Id, id, order.MemberId, EntryType.Dispatched, load.Net.Grams, at, load.Share.HouseholdCode, slip.Hash)));
        if (Past(course.ArrivedAt(lorry))) Arrive(order, dispatch, lorry);
    }

    private void Arrive(Order order, Dispatch dispatch, int lorry)
    {
        var arrived = course.ArrivedAt(lorry);
        dispatch.Arrive(arrived, $"DB-{dispatch.Number}", arrived);
        order.Arrived(dispatch, seeded.Purchaser, arrived);
        var hours = dispatch.Lines.Min(line => line.AcceptanceHours);
        if (Past(course.WeighedAt(lorry, hours))) Weigh(order, dispatch, course.WeighedAt(lorry, hours));
        if (dispatch.State == DispatchState.Disputed && Past(course.DecidedAt(hours))) Decide(order, dispatch, course.DecidedAt(hours));
    }

    private void Weigh(Order order, Dispatch dispatch, DateTimeOffset at)
    {
        var silent = course.Fate == SeededFate.Silent;
        var (by, postings) = (silent ? "system" : seeded.Purchaser, new List<Posting>());
        var figures = dispatch.Lines.ToDictionary(line => line, Figures);
        var paper = silent ? AcceptSilentDispatchHandler.Silence(dispatch) : AcceptDeliveryHandler.ArrivalSlip(dispatch, line => figures[line], at);
        Settlement.Weigh(dispatch, order, shares, line => figures[line], paper.Hash, at, postings.Add);
        dispatch.Weigh(by, silent, paper.Json, paper.Hash, silent ? null : at.AddHours(terms.DisputeHours), at);
        var act = silent ? "accept-by-silence" : dispatch.State == DispatchState.Disputed ? "dispute" : "accept";
        order.Weighed(dispatch, act, by, figures.Values.Select(said => said.Reason).FirstOrDefault(reason => reason is not null), at);
        Post(at, by, postings);
    }

    private ScaleFigures Figures(DispatchLine line)
    {
        var lost = course.Fate switch { SeededFate.Silent => 0, SeededFate.Disputed => SeededCourse.DisputedPerMille, _ => Lost(line) };
        var arrived = line.Net.Grams / 1000 * (1000 - lost) + line.Net.Grams % 1000 * (1000 - lost) / 1000;
        var rejected = course.Fate == SeededFate.PartlyRejected ? arrived / 100 * SeededCourse.RejectedHundredths : 0;
        return new ScaleFigures(new Weight(arrived - rejected), new Weight(rejected), rejected > 0 ? Rejection : null, [], "");
    }

    private int Lost(DispatchLine line) => seeded.Lines.Single(ordered => ordered.Sale.LotId == line.LotId).LostPerMille;

    private void Decide(Order order, Dispatch dispatch, DateTimeOffset at)
    {
        var postings = new List<Posting>();
        var rests = dispatch.Lines.Where(line => line.Disputed.IsPositive).ToDictionary(line => line, Dispute.BuyersRest);
        var paper = DecideDisputeHandler.Decision(dispatch, seeded.Clerk, agree: true, null, rests, at);
        Settlement.Decide(dispatch, order, shares, line => rests[line], paper.Hash, at, postings.Add);
        dispatch.Decide(seeded.Clerk, "", at);
        order.Weighed(dispatch, "decide", seeded.Clerk, null, at);
        Post(at, seeded.Clerk, postings);
    }

    private void Post(DateTimeOffset at, string by, IEnumerable<Posting> postings)
    {
        var recorded = TonnageLedger.WholeMilliseconds(at + seeded.RecordedAfter < now ? at + seeded.RecordedAfter : now);
        var made = new List<object>();
        foreach (var posting in postings)
        {
            made.Add(LedgerEntry.Of(posting, recorded, by));
            if (posting.Type != EntryType.Accepted) continue;
            accepted[(posting.LineId, posting.HouseholdCode)] = accepted.GetValueOrDefault((posting.LineId, posting.HouseholdCode)) + posting.Grams;
        }

        entries.Add(new SeededEntries(recorded, made));
    }

    /// <summary>What the order did to the offers, for the lot and for the orders after it.</summary>
    private void Trace(SeededSale sale, OrderLine line)
    {
        foreach (var seller in sale.Sellers)
        {
            if (!shares.TryGetValue((line.Id, seller.HouseholdCode), out var share)) continue;
            seller.Remaining -= share.Weight;
            seller.Promised += share.Remaining;
            seller.Dispatched += share.Taken;
            if (share.Weight == share.Released) continue;
            var settled = share.Remaining == Weight.Zero && share.Settled == share.Dispatched && dispatches.Count > 0 ? dispatches[^1].WeighedAt : null;
            seller.SoldHere.Add(new SeededShare(course.ApprovedAt, (share.Weight - share.Released).Grams, settled, accepted.GetValueOrDefault((line.Id, seller.HouseholdCode))));
        }
    }
}
