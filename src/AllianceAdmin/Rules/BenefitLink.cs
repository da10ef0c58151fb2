using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Registry;

namespace ConsumerAid.AllianceAdmin.Rules;

/// <summary>CH-05: a lot names registered households and what each supplies, and enough of its weight comes from those who were 脱贫户 or 监测户 on the day.</summary>
internal sealed class BenefitLink(MarketDb db) : CharterRule<BenefitLink.Link>("CH-05", curable: true)
{
    /// <summary>Whose goods a lot is made of.</summary>
    internal sealed record Link
    {
        public required Guid LotId { get; init; }
        public required DateTimeOffset At { get; init; }
        public required string LotNumber { get; init; }
        public required Guid CooperativeId { get; init; }

        /// <summary>Households that supply anything.</summary>
        public required int Households { get; init; }

        /// <summary>Grams of all, and of poor households.</summary>
        public required long Offered { get; init; }
        public required long FromPoor { get; init; }
    }

    protected override IQueryable<Link>? Facts(Scope scope, CharterBook book) => scope switch
    {
        Scope.Acting { Question: LotPublication asked, Now: var now } => Links(On(db.Lots().Where(lot => lot.Id == asked.LotId), now)),
        Scope.Standing { Now: var now, Since: var since } => Links(On(since is { } after ? Changed(after) : db.Lots().Where(lot => lot.State == LotState.Published), now)),
        Scope.Past { From: var from, To: var to } => Links(db.ListingsBetween(from, to).Select(act => new LotDay { LotId = act.LotId, At = act.At, Day = ChinaTime.DayOf(act.At) })),
        _ => null,
    };

    protected override IEnumerable<Verdict> Judge(Link fact, CharterBook book)
    {
        var (least, share) = (book.Whole(Rule, "min_households"), book.Whole(Rule, "min_share_from_poor"));
        if (fact.Households < least) yield return Objects(fact, "households", $"{fact.Households}", $"{least}", fact.LotNumber, fact.Households, least);
        if (fact.Offered <= 0 || (Int128)fact.FromPoor * 100 >= (Int128)fact.Offered * share) yield break;
        // Rounded down: what is below the limit never looks as if it were on it.
        var measured = Measures.Percent((long)((Int128)fact.FromPoor * 10_000 / fact.Offered));
        yield return Objects(fact, "share", measured + " %", $"{share} %", fact.LotNumber, measured, share);
    }

    private Verdict Objects(Link fact, string what, string measured, string limit, params object[] arguments) =>
        new(new CharterObjection(Rule, CharterEffect.Block, $"lot/{fact.LotId}", "charter.benefit-" + what, measured, limit, arguments), Severity.Serious, fact.At)
        {
            Against = Party.Cooperative(fact.CooperativeId), CooperativeId = fact.CooperativeId, Evidence = [$"lot/{fact.LotId}"],
        };

    // What is public is frozen; the category of a household that supplies it is not.
    private IQueryable<LotFact> Changed(DateTimeOffset since)
    {
        var day = ChinaTime.DayOf(since);
        var recategorised = from period in db.HouseholdCategories()
                            where period.From >= day || period.To >= day
                            join offer in db.Offers() on period.HouseholdCode equals offer.HouseholdCode
                            select offer.LotId;
        return db.Lots().Where(lot => lot.State == LotState.Published && (lot.PublishedAt >= since || recategorised.Contains(lot.Id)));
    }

    private static IQueryable<LotDay> On(IQueryable<LotFact> lots, DateTimeOffset now)
    {
        var today = ChinaTime.DayOf(now);
        return lots.Select(lot => new LotDay { LotId = lot.Id, At = now, Day = today });
    }

    private IQueryable<Link> Links(IQueryable<LotDay> days) =>
        from day in days
        join lot in db.Lots() on day.LotId equals lot.Id
        orderby lot.Number
        select new Link
        {
            LotId = lot.Id, At = day.At, LotNumber = lot.Number, CooperativeId = lot.CooperativeId,
            Households = db.Offers().Count(offer => offer.LotId == lot.Id && offer.Offered.Grams > 0),
            Offered = db.Offers().Where(offer => offer.LotId == lot.Id).Sum(offer => offer.Offered.Grams),
            FromPoor = db.Offers().Where(offer => offer.LotId == lot.Id && db.HouseholdCategories().Any(period => period.HouseholdCode == offer.HouseholdCode
                && (period.Category == HouseholdCategory.OutOfPoverty || period.Category == HouseholdCategory.Monitored)
                && period.From <= day.Day && (period.To == null || period.To > day.Day))).Sum(offer => offer.Offered.Grams),
        };

    private sealed record LotDay
    {
        public required Guid LotId { get; init; }
        public required DateTimeOffset At { get; init; }
        public required DateOnly Day { get; init; }
    }
}
