using ConsumerAid.AllianceAdmin.Charter.Drafts;
using ConsumerAid.AllianceAdmin.Charter.WhatIf;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Testing;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ConsumerAid.Storefront.Tests.Pages;

/// <summary>What a trial of stricter rules says of the demo's year is what statements written by hand from the charter's text say; none of them shares a line with the rules.</summary>
[Collection(Demo.Name)]
public sealed class WhatIfBySqlTests(WebHost host)
{
    /// <summary>Published lots with China's day of it; {0} and {1}: the period, in ticks of UTC.</summary>
    private const string Listed = """
        WITH listed AS (
            SELECT l."Id", l."CooperativeId", l."Produce", l."Grade", l."UnitPrice_FenPerTonne" AS price, l."Estimated_Grams" AS grams, l."PublishedAt" AS at,
                date((l."PublishedAt" - 621355968000000000) / 10000000 + 8 * 3600, 'unixepoch') AS day
            FROM "Lots" l WHERE l."PublishedAt" >= {0} AND l."PublishedAt" < {1})
        """;

    /// <summary>What the acts with their outcome come to: lots, cooperatives, grams, fen (kilogram by kilogram), households that offered.</summary>
    private const string Summed = """
        SELECT outcome AS "Outcome", count(*) AS "Acts", count(DISTINCT "CooperativeId") AS "Parties", sum(grams) AS "Grams", sum(grams / 1000 * price / 1000) AS "Fen",
            (SELECT count(DISTINCT o."HouseholdCode") FROM "Offers" o WHERE o."LotId" IN (SELECT "Id" FROM changed c WHERE c.outcome = changed.outcome)) AS "Households"
        FROM changed WHERE outcome IS NOT NULL GROUP BY outcome ORDER BY outcome
        """;

    /// <summary>
    /// CH-10 with a warning above 103 instead of 110 and a stop above 108 instead of 130 hundredths: the lower-rounded median of at least three observations of the same grade in
    /// 14 days as they were known, else of those without a grade, else the upper end of the band; a warning is cured by an explanation within 48 hours.
    /// </summary>
    private const string Prices = Listed + """
        , seen AS (
            SELECT l."Id", o."Grade" IS NOT NULL AS graded, o."Price_FenPerTonne" AS fen,
                row_number() OVER (PARTITION BY l."Id", o."Grade" ORDER BY o."Price_FenPerTonne") AS n, count(*) OVER (PARTITION BY l."Id", o."Grade") AS k
            FROM listed l JOIN "PriceObservations" o ON o."Produce" = l."Produce" AND (o."Grade" = l."Grade" OR o."Grade" IS NULL)
            LEFT JOIN "PriceWithdrawals" w ON w."ObservationId" = o."Id"
            WHERE o."Day" BETWEEN date(l.day, '-13 days') AND l.day AND o."RecordedAt" <= l.at AND (w."At" IS NULL OR w."At" > l.at)),
        median AS (SELECT "Id", graded, (min(fen) + max(fen)) / 2 AS fen FROM seen WHERE k >= 3 AND n IN ((k + 1) / 2, k / 2 + 1) GROUP BY "Id", graded),
        compared AS (
            SELECT l.*, l.at + 48 * 36000000000 <= {1} AND NOT EXISTS (
                    SELECT 1 FROM "PriceExplanations" e WHERE e."LotId" = l."Id" AND e."Price_FenPerTonne" >= l.price AND e."At" <= l.at + 48 * 36000000000) AS silent,
                coalesce(
                    (SELECT m.fen FROM median m WHERE m."Id" = l."Id" AND m.graded), (SELECT m.fen FROM median m WHERE m."Id" = l."Id" AND NOT m.graded), p."PriceHigh_FenPerTonne") AS reference
            FROM listed l JOIN "Produce" p ON p."Code" = l."Produce"),
        changed AS (
            SELECT *, CASE
                WHEN price * 100 > reference * 130 THEN NULL
                WHEN price * 100 > reference * 108 THEN 'Blocked'
                WHEN price * 100 > reference * 110 OR NOT silent THEN NULL
                WHEN price * 100 > reference * 103 THEN 'Warned' END AS outcome
            FROM compared)
        """ + Summed;

    /// <summary>CH-05 with at least 90 instead of 60 hundredths of the weight from those who were poor on the day of publication.</summary>
    private const string Poor = Listed + """
        , mixed AS (
            SELECT l.*, sum(o."Offered_Grams") AS offered, sum(CASE WHEN EXISTS (
                    SELECT 1 FROM "HouseholdCategories" c WHERE c."HouseholdCode" = o."HouseholdCode" AND c."Category" IN ('OutOfPoverty', 'Monitored')
                        AND c."From" <= l.day AND (c."To" IS NULL OR c."To" > l.day)) THEN o."Offered_Grams" ELSE 0 END) AS poor
            FROM listed l JOIN "Offers" o ON o."LotId" = l."Id" GROUP BY l."Id"),
        changed AS (SELECT *, CASE WHEN poor * 100 >= offered * 60 AND poor * 100 < offered * 90 THEN 'Blocked' END AS outcome FROM mixed)
        """ + Summed;

    [Fact]
    public async Task A_stricter_price_rule_and_a_stricter_benefit_link_touch_whom_a_statement_by_hand_finds()
    {
        var stop = TestContext.Current.CancellationToken;
        var office = new Actor("U-000006", new HashSet<string> { Roles.Administrator }) { AccountId = Guid.Empty };
        var id = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
        // Until yesterday: what other tests publish meanwhile is none of it.
        var to = ChinaTime.DayOf(TimeProvider.System.GetUtcNow()).AddDays(-1);
        var from = to.AddYears(-1);
        var changes = new CharterChanges([new NumberChange("CH-10", "warn", 103), new NumberChange("CH-10", "block", 108), new NumberChange("CH-05", "min_share_from_poor", 90)], []);
        await host.In(scope => scope.GetRequiredService<IMediator>().Send(new TryCharter(id, from, to, changes), stop), office);
        await host.In(scope => scope.GetRequiredService<IMediator>().Send(new RunWhatIfs(), stop));
        var trial = (await host.In(scope => scope.GetRequiredService<IMediator>().Send(new GetWhatIf(id), stop)))!;

        foreach (var (rule, outcomes, statement) in new[] { ("CH-05", 1, Poor), ("CH-10", 2, Prices) })
        {
            var byHand = await host.In(scope => scope.GetRequiredService<MarketDb>().Database
                .SqlQueryRaw<Sum>(statement, ChinaTime.StartOf(from).UtcTicks, ChinaTime.EndOf(to).UtcTicks).ToListAsync(stop));
            Assert.Equal(outcomes, byHand.Count);
            Assert.Equal(byHand, trial.Totals.Where(sum => sum.Rule == rule)
                .Select(sum => new Sum($"{sum.Outcome}", sum.Acts, sum.Parties, sum.Weight.Grams, sum.Money.Fen, sum.Households)).OrderBy(sum => sum.Outcome, StringComparer.Ordinal));
        }
    }

    private sealed record Sum(string Outcome, int Acts, int Parties, long Grams, long Fen, int Households);
}
