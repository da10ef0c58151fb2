using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Registry;

namespace ConsumerAid.AllianceAdmin.Rules;

/// <summary>CH-04: a lot comes from a poverty county, its cooperative is registered there, and so lies every household's village.</summary>
internal sealed class TrueProvenance(MarketDb db) : CharterRule<TrueProvenance.Origin>("CH-04", curable: true)
{
    /// <summary>Where a lot says it comes from, and where its cooperative and households are.</summary>
    internal sealed record Origin
    {
        public required Guid LotId { get; init; }
        public required DateTimeOffset At { get; init; }
        public required string LotNumber { get; init; }
        public required Guid CooperativeId { get; init; }
        public required string CountyCode { get; init; }
        public required bool IsPovertyCounty { get; init; }
        public required string NameZh { get; init; }
        public required string NameEn { get; init; }
        public required string? RegisteredIn { get; init; }
        public required string? SeatZh { get; init; }
        public required string? SeatEn { get; init; }

        /// <summary>Whether it sells for the members of a cooperative for which it stands in: the agent of named suppliers.</summary>
        public required bool IsAgent { get; init; }

        /// <summary>Households whose village lies in another county.</summary>
        public required int Outside { get; init; }
        public required string? FirstOutside { get; init; }
    }

    protected override IQueryable<Origin>? Facts(Scope scope, CharterBook book) => scope switch
    {
        Scope.Acting { Question: LotPublication asked, Now: var now } => Origins(db.Lots().Where(lot => lot.Id == asked.LotId).Select(lot => new LotAct { LotId = lot.Id, At = now })),
        Scope.Standing { Now: var now, Since: null } => Origins(db.Lots().Where(lot => lot.State == LotState.Published).Select(lot => new LotAct { LotId = lot.Id, At = now })),
        Scope.Standing { Now: var now, Since: { } since } =>
            Origins(db.Lots().Where(lot => lot.State == LotState.Published && lot.PublishedAt >= since).Select(lot => new LotAct { LotId = lot.Id, At = now })),
        Scope.Past { From: var from, To: var to } => Origins(db.ListingsBetween(from, to)),
        _ => null,
    };

    protected override IEnumerable<Verdict> Judge(Origin fact, CharterBook book)
    {
        var origin = new Bilingual(fact.NameZh, fact.NameEn);
        if (!fact.IsPovertyCounty)
        {
            var counties = book.Whole(Rule, "county_set");
            yield return Objects(fact, "county", fact.CountyCode, $"{counties}", fact.LotNumber, origin, counties);
        }

        if (fact.RegisteredIn != fact.CountyCode && !fact.IsAgent)
        {
            var seat = fact.SeatZh is null ? new Bilingual("未登记", "no county") : new Bilingual(fact.SeatZh, fact.SeatEn!);
            yield return Objects(fact, "cooperative", fact.RegisteredIn ?? "-", fact.CountyCode, fact.LotNumber, origin, seat);
        }

        if (fact.Outside > 0) yield return Objects(fact, "household", $"{fact.Outside}", "0", fact.LotNumber, origin, fact.Outside, fact.FirstOutside!);
    }

    private Verdict Objects(Origin fact, string what, string measured, string limit, params object[] arguments) =>
        new(new CharterObjection(Rule, CharterEffect.Block, $"lot/{fact.LotId}", "charter.provenance-" + what, measured, limit, arguments), Severity.Grave, fact.At)
        {
            Against = Party.Cooperative(fact.CooperativeId), CooperativeId = fact.CooperativeId, Evidence = [$"lot/{fact.LotId}"],
        };

    private IQueryable<Origin> Origins(IQueryable<LotAct> acts)
    {
        var outside = from act in acts
                      join lot in db.Lots() on act.LotId equals lot.Id
                      join offer in db.Offers() on lot.Id equals offer.LotId
                      join household in db.Households() on offer.HouseholdCode equals household.Code
                      join village in db.Villages() on household.VillageCode equals village.Code
                      where village.CountyCode != lot.CountyCode
                      group household.Code by lot.Id into strangers
                      select new { LotId = strangers.Key, Households = strangers.Count(), First = strangers.Min() };
        return from act in acts
               join lot in db.Lots() on act.LotId equals lot.Id
               join county in db.Counties() on lot.CountyCode equals county.Code
               join cooperative in db.Organisations() on lot.CooperativeId equals cooperative.Id
               join found in db.Counties() on cooperative.CountyCode equals found.Code into seats
               from seat in seats.DefaultIfEmpty()
               join stranger in outside on lot.Id equals stranger.LotId into strangers
               from stranger in strangers.DefaultIfEmpty()
               select new Origin
               {
                   LotId = lot.Id, At = act.At, LotNumber = lot.Number, CooperativeId = lot.CooperativeId, CountyCode = lot.CountyCode, IsPovertyCounty = county.IsPovertyCounty,
                   NameZh = county.NameZh, NameEn = county.NameEn, RegisteredIn = cooperative.CountyCode, SeatZh = seat.NameZh, SeatEn = seat.NameEn,
                   IsAgent = db.StandIns().Any(row => row.CooperativeId == lot.CooperativeId) && db.Offers().Any(offer => offer.LotId == lot.Id) && !db.Offers().Any(offer => offer.LotId == lot.Id
                       && !db.StandIns().Any(row => row.CooperativeId == lot.CooperativeId
                           && db.Memberships().Any(member => member.HouseholdCode == offer.HouseholdCode && member.CooperativeId == row.ForCooperativeId))),
                   Outside = (int?)stranger.Households ?? 0, FirstOutside = stranger.First,
               };
    }
}
