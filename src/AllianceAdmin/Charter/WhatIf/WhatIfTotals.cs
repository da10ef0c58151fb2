using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Orders;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Charter.WhatIf;

/// <summary>
/// What the acts of a trial come to: a lot by what was offered in it at its price, an order by what was ordered, a lorry by what it carried at the lines' prices, a household
/// by nothing but itself. A lot, order or lorry counts once, however often the rule met it.
/// </summary>
internal sealed class WhatIfTotals(MarketDb db)
{
    public async Task<List<WhatIfTotal>> Of(Guid run, CancellationToken cancellation)
    {
        var acts = db.Set<WhatIfAct>().Where(act => act.RunId == run);
        var counts = await acts.GroupBy(act => new { act.Rule, act.Outcome })
            .Select(group => new { group.Key.Rule, group.Key.Outcome, Acts = group.Count(), Parties = group.Select(act => act.AgainstId).Distinct().Count() }).ToListAsync(cancellation);
        var subjects = acts.Where(act => act.SubjectId != null).Select(act => new { act.Rule, act.Outcome, Id = act.SubjectId!.Value }).Distinct();
        var weights = await (from subject in subjects
                             join lot in db.Lots() on subject.Id equals lot.Id
                             select new Weighed { Rule = subject.Rule, Outcome = subject.Outcome, Grams = lot.Estimated.Grams, Fen = lot.Estimated.Grams / 1000 * lot.UnitPrice.FenPerTonne / 1000 })
            .Concat(from subject in subjects
                    join line in db.OrderLines() on subject.Id equals line.OrderId
                    select new Weighed { Rule = subject.Rule, Outcome = subject.Outcome, Grams = line.Ordered.Grams, Fen = line.Ordered.Grams / 1000 * line.UnitPrice.FenPerTonne / 1000 })
            .Concat(from subject in subjects
                    join load in db.DispatchLines() on subject.Id equals load.DispatchId
                    join line in db.OrderLines() on load.LineId equals line.Id
                    select new Weighed { Rule = subject.Rule, Outcome = subject.Outcome, Grams = load.Net.Grams, Fen = load.Net.Grams / 1000 * line.UnitPrice.FenPerTonne / 1000 })
            .GroupBy(row => new { row.Rule, row.Outcome })
            .Select(group => new { group.Key.Rule, group.Key.Outcome, Grams = group.Sum(row => row.Grams), Fen = group.Sum(row => row.Fen) }).ToListAsync(cancellation);
        var households = await (from subject in subjects
                                join offer in db.Offers() on subject.Id equals offer.LotId
                                select new Touched { Rule = subject.Rule, Outcome = subject.Outcome, HouseholdCode = offer.HouseholdCode })
            .Concat(from subject in subjects
                    join share in db.Shares() on subject.Id equals share.OrderId
                    select new Touched { Rule = subject.Rule, Outcome = subject.Outcome, HouseholdCode = share.HouseholdCode })
            .Concat(from subject in subjects
                    join weighing in db.Weighings() on subject.Id equals weighing.DispatchId
                    select new Touched { Rule = subject.Rule, Outcome = subject.Outcome, HouseholdCode = weighing.HouseholdCode })
            .Concat(acts.Where(act => act.SubjectId == null && act.HouseholdCode != null)
                .Select(act => new Touched { Rule = act.Rule, Outcome = act.Outcome, HouseholdCode = act.HouseholdCode! }))
            .Distinct().GroupBy(row => new { row.Rule, row.Outcome }).Select(group => new { group.Key.Rule, group.Key.Outcome, Count = group.Count() }).ToListAsync(cancellation);

        return counts.ConvertAll(count =>
        {
            var weight = weights.Find(row => (row.Rule, row.Outcome) == (count.Rule, count.Outcome));
            return new WhatIfTotal
            {
                RunId = run, Rule = count.Rule, Outcome = count.Outcome, Acts = count.Acts, Parties = count.Parties, Grams = weight?.Grams ?? 0, Fen = weight?.Fen ?? 0,
                Households = households.Find(row => (row.Rule, row.Outcome) == (count.Rule, count.Outcome))?.Count ?? 0,
            };
        });
    }

    private sealed record Weighed
    {
        public required string Rule { get; init; }
        public required WhatIfOutcome Outcome { get; init; }
        public required long Grams { get; init; }
        public required long Fen { get; init; }
    }

    private sealed record Touched
    {
        public required string Rule { get; init; }
        public required WhatIfOutcome Outcome { get; init; }
        public required string HouseholdCode { get; init; }
    }
}
