using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;

namespace ConsumerAid.Catalog;

/// <summary>
/// Stocks of many households bundled for sale. Always: <see cref="Estimated"/> = <see cref="Free"/> + <see cref="Reserved"/> + <see cref="Dispatched"/> +
/// <see cref="Withdrawn"/>, none below zero.
/// </summary>
internal sealed class Lot : Aggregate
{
    public required Guid Id { get; init; }

    /// <summary>For people: China's day and six characters, e.g. <c>261123-7K2M9Q</c>.</summary>
    public required string Number { get; init; }

    public required string Title { get; set; }

    public required Guid CooperativeId { get; init; }

    public required string CountyCode { get; init; }

    public required string Produce { get; init; }

    public required Grade Grade { get; init; }

    public LotState State { get; private set; } = LotState.Draft;

    public required UnitPrice UnitPrice { get; set; }

    public required UnitPrice HouseholdPrice { get; set; }

    public required Weight MinimumOrder { get; set; }

    /// <summary>The sack or crate; 1 g for loose goods.</summary>
    public required Weight Step { get; set; }

    public Guid? CertificateId { get; set; }

    public required string CertificateNo { get; set; }

    public required string Packaging { get; set; }

    public string? Note { get; set; }

    /// <summary>The earliest of its stocks.</summary>
    public required DateOnly SpoilsOn { get; init; }

    /// <summary>The earliest of its stocks.</summary>
    public required DateOnly HarvestedFrom { get; init; }

    /// <summary>The month of <see cref="HarvestedFrom"/>, to filter by.</summary>
    public required int HarvestMonth { get; init; }

    public required Weight Estimated { get; init; }

    /// <summary>What can be ordered; once published in whole steps of each household.</summary>
    public required Weight Free { get; set; }

    public Weight Reserved { get; private set; }

    public Weight Dispatched { get; private set; }

    public Weight Withdrawn { get; private set; }

    /// <summary>Of what is reserved, the part that its households no longer have: a release of it goes to withdrawn, not to free.</summary>
    public Weight Lacking { get; private set; }

    public required int Households { get; init; }

    /// <summary>The last day on which it may be sold: it has neither spoiled nor lost its certificate. Null before it is on sale and while it is frozen.</summary>
    public DateOnly? ListedUntil { get; private set; }

    /// <summary>Since when it stands still because of a failing test, its own or a sister lot's; null when it does not.</summary>
    public DateTimeOffset? FrozenAt { get; private set; }

    /// <summary>What it can be found by, normalised.</summary>
    public string? SearchText { get; private set; }

    /// <summary>Hash of the picture shown in lists.</summary>
    public string? Cover { get; set; }

    /// <summary>The day of the check by which at least half of it is 滞销, and the label's last day.</summary>
    public DateOnly? DistressCheckedOn { get; private set; }

    public DateOnly? DistressUntil { get; private set; }

    public required string CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who asked for publication: another person reviews.</summary>
    public string? SubmittedBy { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    public List<LotTier> Tiers { get; init; } = [];

    public List<Offer> Offers { get; init; } = [];

    public List<LotMove> Moves { get; init; } = [];

    /// <summary>Writes the first line of its history.</summary>
    public Lot Created()
    {
        AddMove(null, CreatedBy, CreatedAt, null);
        return this;
    }

    /// <summary>Other terms, while it is a draft or returned; on sale only the note.</summary>
    /// <exception cref="RuleBroken"><c>catalog.frozen</c>.</exception>
    public void Change(LotTerms terms)
    {
        if (State is not (LotState.Draft or LotState.Returned))
        {
            RuleBroken.If(State is not (LotState.Published or LotState.SoldOut) || !HasSold(terms), "catalog.frozen");
            Note = terms.Note;
            Happened(new LotsChanged([Id]));
            return;
        }

        (Title, UnitPrice, HouseholdPrice, MinimumOrder, Step) = (terms.Title, terms.UnitPrice, terms.HouseholdPrice, terms.MinimumOrder, terms.Step);
        (CertificateNo, Packaging, Note) = (terms.CertificateNo, terms.Packaging, terms.Note);
        for (var i = 0; i < terms.Tiers.Count; i++)
        {
            // Rows are kept by position: one that leaves and one that comes with the same key would meet.
            var row = Tiers.Find(tier => tier.Position == i + 1);
            if (row is null) Tiers.Add(new LotTier { LotId = Id, Position = i + 1, From = terms.Tiers[i].From, UnitPrice = terms.Tiers[i].UnitPrice });
            else (row.From, row.UnitPrice) = (terms.Tiers[i].From, terms.Tiers[i].UnitPrice);
        }

        Tiers.RemoveAll(tier => tier.Position > terms.Tiers.Count);
    }

    /// <summary>The same in all but the note.</summary>
    private bool HasSold(LotTerms terms) =>
        (Title, UnitPrice, HouseholdPrice, MinimumOrder, Step, CertificateNo, Packaging)
            == (terms.Title, terms.UnitPrice, terms.HouseholdPrice, terms.MinimumOrder, terms.Step, terms.CertificateNo, terms.Packaging)
        && Tiers.OrderBy(tier => tier.Position).Select(tier => new Tier(tier.From, tier.UnitPrice)).SequenceEqual(terms.Tiers);

    /// <summary>The cooperative asks for publication.</summary>
    /// <exception cref="RuleBroken"><c>catalog.spoiled</c>, <c>catalog.nothing-orderable</c> (no household has a whole step), or a wrong state.</exception>
    public void Submit(string by, DateTimeOffset now)
    {
        LotMachine.Next(State, LotStep.Submit);
        RuleBroken.If(SpoilsOn < ChinaTime.DayOf(now), "catalog.spoiled", SpoilsOn);
        RuleBroken.If(Offers.TrueForAll(offer => offer.Remaining < Step), "catalog.nothing-orderable", Step);
        (SubmittedBy, SubmittedAt) = (by, now);
        Move(LotStep.Submit, by, now, null);
    }

    /// <summary>The county lets it go public, for as long as it is good and its certificate runs.</summary>
    /// <exception cref="RuleBroken"><c>catalog.same-person</c>, or as <see cref="Submit"/>.</exception>
    public void Approve(string by, DateTimeOffset now, DateOnly certifiedTo, string searchText)
    {
        LotMachine.Next(State, LotStep.Approve);
        RuleBroken.If(by == SubmittedBy, "catalog.same-person");
        RuleBroken.If(FrozenAt is not null, "testing.lot-frozen");
        RuleBroken.If(SpoilsOn < ChinaTime.DayOf(now), "catalog.spoiled", SpoilsOn);
        var aside = Weight.Sum(Offers.Select(offer => offer.SetAsideBelow(Step)));
        (Free, Withdrawn) = (Free - aside, Withdrawn + aside);
        RuleBroken.If(!Free.IsPositive, "catalog.nothing-orderable", Step);
        (PublishedAt, ListedUntil, SearchText) = (now, certifiedTo < SpoilsOn ? certifiedTo : SpoilsOn, searchText);
        Move(LotStep.Approve, by, now, null);
        Happened(new LotPublished(Id));
    }

    /// <summary>The county sends it back with a reason.</summary>
    public void Return(string by, DateTimeOffset now, string reason)
    {
        LotMachine.Next(State, LotStep.Return);
        RuleBroken.If(by == SubmittedBy, "catalog.same-person");
        Move(LotStep.Return, by, now, reason);
    }

    /// <summary>The cooperative takes it back; what is reserved stays reserved.</summary>
    public void Withdraw(string by, DateTimeOffset now, string? reason)
    {
        End(LotStep.Withdraw, by, now, reason);
        Happened(new LotWithdrawn(Id));
    }

    /// <summary>It has spoiled; what is reserved stays reserved.</summary>
    public void Expire(string by, DateTimeOffset now)
    {
        End(LotStep.Expire, by, now, null);
        Happened(new LotExpired(Id));
    }

    /// <summary>Its households have less than before: taken out of what is free, else what is reserved lacks it. Returns what is overbooked by it.</summary>
    public Weight Shrink(Weight less, string by, DateTimeOffset now)
    {
        var fromFree = Weight.Min(less, Free);
        (Free, Withdrawn, Lacking) = (Free - fromFree, Withdrawn + fromFree, Lacking + less - fromFree);
        if (State == LotState.Published && Free < Step) Move(LotStep.SellOut, by, now, null);
        Happened(new LotsChanged([Id]));
        return less - fromFree;
    }

    /// <summary>What orders have made of it by now, for a lot that is written with its whole past instead of order by order.</summary>
    /// <param name="reserved">Not dispatched yet.</param>
    /// <param name="dispatched">Left with lorries.</param>
    /// <exception cref="RuleBroken"><c>catalog.wrong-state</c>: it was never on sale.</exception>
    public void Sold(Weight reserved, Weight dispatched, string by, DateTimeOffset lastOrder)
    {
        (Free, Reserved, Dispatched) = (Free - reserved - dispatched, reserved, dispatched);
        if (Free < Step) Move(LotStep.SellOut, by, lastOrder, null);
    }

    /// <summary>A reservation ends: back on sale, or withdrawn when the lot is no longer on sale or its households no longer have it.</summary>
    /// <exception cref="RuleBroken"><c>catalog.not-reserved</c>: more than is reserved.</exception>
    public void Release(Weight weight, string by, DateTimeOffset now)
    {
        RuleBroken.If(weight > Reserved, "catalog.not-reserved", Reserved);
        var lacking = Weight.Min(weight, Lacking);
        var back = State.IsLive() ? weight - lacking : Weight.Zero;
        (Reserved, Lacking, Free, Withdrawn) = (Reserved - weight, Lacking - lacking, Free + back, Withdrawn + weight - back);
        if (State == LotState.SoldOut && Free >= Step) Move(LotStep.Restock, by, now, null);
    }

    /// <summary>The office released it: listed again as long as it is good and certified, if it was on sale.</summary>
    public void Unfreeze(DateOnly certifiedTo)
    {
        FrozenAt = null;
        if (State is LotState.Published or LotState.SoldOut) ListedUntil = certifiedTo < SpoilsOn ? certifiedTo : SpoilsOn;
        Happened(new LotsChanged([Id]));
    }

    private void End(LotStep step, string by, DateTimeOffset now, string? reason)
    {
        LotMachine.Next(State, step);
        (Free, Withdrawn) = (Weight.Zero, Withdrawn + Free);
        Move(step, by, now, reason);
    }

    private void Move(LotStep step, string by, DateTimeOffset now, string? reason)
    {
        var from = State;
        State = LotMachine.Next(from, step);
        AddMove(from, by, now, reason);
        Happened(new LotsChanged([Id]));
    }

    private void AddMove(LotState? from, string by, DateTimeOffset now, string? reason) =>
        Moves.Add(new LotMove { Id = Guid.CreateVersion7(now), LotId = Id, From = from, To = State, By = by, At = now, Reason = reason });
}
