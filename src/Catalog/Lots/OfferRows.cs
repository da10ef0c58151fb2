using System.Text;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace ConsumerAid.Catalog;

/// <summary>
/// Guarded changes of many households' offers, one statement each, sent to the database at once: the guard and the change are one, so no lock and no reading is needed before.
/// </summary>
internal static class OfferRows
{
    // 2,100 parameters is SQL Server's limit.
    private const int Batch = 500;
    private const string Lacking = "CASE WHEN {Lacking_Grams} < {g} THEN {Lacking_Grams} ELSE {g} END";

    /// <summary>Remaining → promised.</summary>
    public const string Promise = "{Promised_Grams} = {Promised_Grams} + {g} "
        + "WHERE {Offered_Grams} - {Promised_Grams} - {Dispatched_Grams} - {Withdrawn_Grams} >= {g}";

    /// <summary>Promised → remaining, but for what the household lacks.</summary>
    public const string Release = "{Promised_Grams} = {Promised_Grams} - {g}, {Withdrawn_Grams} = {Withdrawn_Grams} + " + Lacking
        + ", {Settled_Grams} = {Settled_Grams} + " + Lacking + ", {Lacking_Grams} = {Lacking_Grams} - " + Lacking + " WHERE {Promised_Grams} >= {g}";

    /// <summary>Promised → dispatched, but for what the household says it lacks.</summary>
    public const string Take = "{Promised_Grams} = {Promised_Grams} - {g}, {Dispatched_Grams} = {Dispatched_Grams} + {g} WHERE {Promised_Grams} - {Lacking_Grams} >= {g}";

    /// <exception cref="RuleBroken"><c>catalog.offer-changed</c> (409): a guard did not hold.</exception>
    public static async Task Change(MarketDb db, string change, Guid lotId, IEnumerable<HouseholdWeight> weights, CancellationToken cancellation)
    {
        var rows = weights.GroupBy(weight => weight.HouseholdCode, StringComparer.Ordinal)
            .Select(group => (Household: group.Key, Grams: group.Sum(weight => weight.Weight.Grams)))
            .Where(row => row.Grams != 0).OrderBy(row => row.Household, StringComparer.Ordinal).ToList();
        if (rows.Exists(row => row.Grams < 0)) throw new ArgumentOutOfRangeException(nameof(weights), "A weight below zero.");
        var statement = Statement(db, change);
        foreach (var batch in rows.Chunk(Batch))
        {
            var sql = new StringBuilder();
            var parameters = new List<object> { lotId };
            foreach (var (household, grams) in batch)
            {
                sql.Append(statement.Replace("\u0001", $"{{{parameters.Count}}}", StringComparison.Ordinal).Replace("\u0002", $"{{{parameters.Count + 1}}}", StringComparison.Ordinal));
                parameters.Add(grams);
                parameters.Add(household);
            }

            var changed = await db.Database.ExecuteSqlRawAsync(sql.ToString(), parameters, cancellation);
            if (changed != batch.Length) throw new RuleBroken("catalog.offer-changed") { Status = 409 };
        }
    }

    private static string Statement(MarketDb db, string change)
    {
        var names = db.GetService<ISqlGenerationHelper>();
        var entity = db.Model.FindEntityType(typeof(Offer))!;
        var text = $"UPDATE {names.DelimitIdentifier(entity.GetTableName()!, db.Database.IsSqlite() ? null : entity.GetSchema())} SET {{Version}} = {{Version}} + 1, {change} "
            + "AND {LotId} = {0} AND {HouseholdCode} = \u0002;\n";
        text = text.Replace("{g}", "\u0001", StringComparison.Ordinal);
        foreach (var column in (string[])["Version", "LotId", "HouseholdCode", "Offered_Grams", "Promised_Grams", "Dispatched_Grams", "Withdrawn_Grams", "Settled_Grams", "Lacking_Grams"])
        {
            text = text.Replace($"{{{column}}}", names.DelimitIdentifier(column), StringComparison.Ordinal);
        }

        return text;
    }
}
