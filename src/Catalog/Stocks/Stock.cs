using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Values;

namespace ConsumerAid.Catalog;

/// <summary>The grade of goods, best first.</summary>
public enum Grade
{
    A,
    B,
    C,
}

/// <summary>Where a household's stock stands.</summary>
public enum StockState
{
    /// <summary>Waits to be bundled into a lot.</summary>
    Waiting,

    /// <summary>Lies in a live lot, whole.</summary>
    Bundled,

    /// <summary>Its lot ended and nothing of it was left.</summary>
    Sold,

    /// <summary>Taken back by the household.</summary>
    Withdrawn,
}

/// <summary>What a household has on hand of one produce and grade, as its liaison recorded it.</summary>
internal sealed class Stock : Aggregate
{
    public required Guid Id { get; init; }

    /// <summary>Made on the liaison's phone, so that a repeated request makes no second stock.</summary>
    public required string ClientId { get; init; }

    public required Guid LiaisonId { get; init; }

    public required string HouseholdCode { get; init; }

    public required string CountyCode { get; init; }

    public required string VillageCode { get; init; }

    public required string Produce { get; init; }

    public required Grade Grade { get; init; }

    /// <summary>On hand: as declared while it waits or lies in a lot, what came back when the lot has ended.</summary>
    public required Weight Weight { get; set; }

    public required UnitPrice WantedPrice { get; set; }

    public required DateOnly HarvestedOn { get; init; }

    public required DateOnly SpoilsOn { get; init; }

    public required string Place { get; set; }

    public string? Note { get; set; }

    /// <summary>Harvested outside the produce's usual months: noted, not refused.</summary>
    public required bool OutOfSeason { get; init; }

    /// <summary>The liaison confirmed a weight that the holding can hardly yield.</summary>
    public required bool UnusualWeight { get; init; }

    public StockState State { get; private set; } = StockState.Waiting;

    /// <summary>The live lot in which it lies.</summary>
    public Guid? LotId { get; private set; }

    public required string RecordedBy { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Account code of another liaison, or of the county's reviewer, who looked whether the goods are there.</summary>
    public string? CheckedBy { get; private set; }

    public DateTimeOffset? CheckedAt { get; private set; }

    /// <summary>Minutes from the record to the check, so that the database can compare.</summary>
    public int? CheckedAfterMinutes { get; private set; }

    /// <summary>Whether the goods are what was recorded.</summary>
    public bool? CheckAgrees { get; private set; }

    public string? CheckNote { get; private set; }

    public List<StockMove> Moves { get; init; } = [];

    /// <summary>Writes the first line of its history.</summary>
    public Stock Recorded()
    {
        Add(null, RecordedBy, RecordedAt, null);
        return this;
    }

    /// <summary>Another person has looked. The first check stands.</summary>
    /// <exception cref="RuleBroken"><c>stock.own-check</c>: by whoever recorded it; <c>stock.checked</c> (409).</exception>
    public void Check(string by, DateTimeOffset now, bool agrees, string? note)
    {
        RuleBroken.If(by == RecordedBy, "stock.own-check");
        if (CheckedAt is not null) throw new RuleBroken("stock.checked") { Status = 409 };
        (CheckedBy, CheckedAt, CheckAgrees, CheckNote) = (by, now, agrees, note);
        CheckedAfterMinutes = (int)Math.Min(int.MaxValue, (long)(now - RecordedAt).TotalMinutes);
    }

    /// <summary>A better or worse word on what waits; in a lot it can only become less.</summary>
    /// <exception cref="RuleBroken"><c>stock.in-lot</c>: more weight or another price while it lies in a lot; <c>stock.gone</c>: sold or withdrawn.</exception>
    public void Change(Weight weight, UnitPrice wantedPrice, string by, DateTimeOffset now, string? reason)
    {
        MustBe(StockState.Waiting, StockState.Bundled);
        if (State == StockState.Bundled && (weight > Weight || wantedPrice != WantedPrice)) throw new RuleBroken("stock.in-lot");
        WantedPrice = wantedPrice;
        if (weight == Weight) return;
        Weight = weight;
        Add(State, by, now, reason);
    }

    public void Bundle(Guid lotId, string by, DateTimeOffset now)
    {
        MustBe(StockState.Waiting);
        LotId = lotId;
        Move(StockState.Bundled, by, now, null);
    }

    /// <summary>Its lot ended: what is left can be bundled again.</summary>
    public void LeaveLot(Weight left, string by, DateTimeOffset now, string? reason)
    {
        MustBe(StockState.Bundled);
        Weight = left;
        Move(left.IsPositive ? StockState.Waiting : StockState.Sold, by, now, reason);
        LotId = null;
    }

    /// <summary>An order on its ended lot fell through: the weight is the household's again.</summary>
    public void GetBack(Weight weight, string by, DateTimeOffset now, string? reason)
    {
        MustBe(StockState.Waiting, StockState.Sold);
        Weight += weight;
        Move(StockState.Waiting, by, now, reason);
    }

    /// <summary>The household keeps it, or it is no more.</summary>
    public void Withdraw(string by, DateTimeOffset now, string? reason)
    {
        MustBe(StockState.Waiting, StockState.Bundled);
        Weight = Weight.Zero;
        Move(StockState.Withdrawn, by, now, reason);
        LotId = null;
    }

    /// <summary>A stock of its own for what comes back while this one already lies elsewhere.</summary>
    public Stock Rest(Guid id, Weight weight, string by, DateTimeOffset now) => new Stock
    {
        Id = id, ClientId = $"rest-{id:N}", LiaisonId = LiaisonId, HouseholdCode = HouseholdCode, CountyCode = CountyCode, VillageCode = VillageCode, Produce = Produce, Grade = Grade,
        Weight = weight, WantedPrice = WantedPrice, HarvestedOn = HarvestedOn, SpoilsOn = SpoilsOn, Place = Place, Note = Note, OutOfSeason = OutOfSeason,
        UnusualWeight = UnusualWeight, RecordedBy = by, RecordedAt = now,
    }.Recorded();

    private void MustBe(params ReadOnlySpan<StockState> states)
    {
        if (!states.Contains(State)) throw new RuleBroken(State == StockState.Bundled ? "stock.in-lot" : "stock.gone");
    }

    private void Move(StockState to, string by, DateTimeOffset now, string? reason)
    {
        var from = State;
        State = to;
        Add(from, by, now, reason);
    }

    private void Add(StockState? from, string by, DateTimeOffset now, string? reason) => Moves.Add(new StockMove
    {
        Id = Guid.CreateVersion7(now), StockId = Id, From = from, To = State, Weight = Weight, LotId = LotId, By = by, At = now, Reason = reason,
    });
}
