using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace ConsumerAid.Catalog;

/// <summary>A weight of what a household has in a lot.</summary>
public sealed record OfferWeight(Guid LotId, string HouseholdCode, Weight Weight);

/// <summary>A change of an offer by a given weight, and when it may be.</summary>
internal sealed record OfferChange(string Set, string Guard);

/// <summary>
/// Guarded changes of many households' offers in one statement: the guard and the change are one, so nothing is read before. Whoever sends it holds the lots already.
/// </summary>
internal static class OfferRows
{
    private const string Lacking = "CASE WHEN \"Lacking_Grams\" < g.\"Grams\" THEN \"Lacking_Grams\" ELSE g.\"Grams\" END";

    /// <summary>Remaining → promised.</summary>
    public static readonly OfferChange Promise = new(
        "\"Promised_Grams\" = \"Promised_Grams\" + g.\"Grams\"", "\"Offered_Grams\" - \"Promised_Grams\" - \"Dispatched_Grams\" - \"Withdrawn_Grams\" >= g.\"Grams\"");

    /// <summary>Promised → remaining, but for what the household lacks.</summary>
    public static readonly OfferChange Release = new(
        $"\"Promised_Grams\" = \"Promised_Grams\" - g.\"Grams\", \"Withdrawn_Grams\" = \"Withdrawn_Grams\" + {Lacking}, \"Settled_Grams\" = \"Settled_Grams\" + {Lacking}, "
        + $"\"Lacking_Grams\" = \"Lacking_Grams\" - {Lacking}",
        "\"Promised_Grams\" >= g.\"Grams\"");

    /// <summary>Promised → dispatched, but for what the household says it lacks.</summary>
    public static readonly OfferChange Take = new(
        "\"Promised_Grams\" = \"Promised_Grams\" - g.\"Grams\", \"Dispatched_Grams\" = \"Dispatched_Grams\" + g.\"Grams\"", "\"Promised_Grams\" - \"Lacking_Grams\" >= g.\"Grams\"");

    private static readonly GivenRows Given = new(("Lot", GivenType.Id), ("Household", GivenType.Code), ("Grams", GivenType.Number));

    /// <exception cref="RuleBroken"><c>catalog.offer-changed</c> (409): a guard did not hold.</exception>
    public static async Task Change(MarketDb db, OfferChange change, IEnumerable<OfferWeight> weights, CancellationToken cancellation)
    {
        var rows = weights.GroupBy(weight => (weight.LotId, weight.HouseholdCode), weight => weight.Weight)
            .Select(offer => new OfferWeight(offer.Key.LotId, offer.Key.HouseholdCode, Weight.Sum(offer))).Where(row => row.Weight != Weight.Zero).ToList();
        if (rows.Count == 0) return;
        if (rows.Exists(row => !row.Weight.IsPositive)) throw new ArgumentOutOfRangeException(nameof(weights), "A weight below zero.");
        var given = Given.Text(rows.Select(row => new object[] { row.LotId, row.HouseholdCode, row.Weight.Grams }));
        var changed = await db.Database.ExecuteSqlRawAsync(Statement(db, change), [given], cancellation);
        if (changed != rows.Count) throw new RuleBroken("catalog.offer-changed") { Status = 409 };
    }

    private static string Statement(MarketDb db, OfferChange change)
    {
        var offers = db.Model.FindEntityType(typeof(Offer))!;
        var table = db.GetService<ISqlGenerationHelper>().DelimitIdentifier(offers.GetTableName()!, db.Database.IsSqlite() ? null : offers.GetSchema());
        return $"UPDATE {table} SET \"Version\" = \"Version\" + 1, {change.Set} FROM {Given.Table(db, "{0}", "g")} "
            + $"WHERE \"LotId\" = g.\"Lot\" AND \"HouseholdCode\" = g.\"Household\" AND {change.Guard}";
    }
}
