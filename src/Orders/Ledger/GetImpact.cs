using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders.Ledger;

/// <summary>The headline totals, each the sum of a public table that one can look up.</summary>
/// <param name="AsOf">What was recorded by then; null: now.</param>
[Anyone]
public sealed record GetImpact(DateTimeOffset? AsOf = null) : IQuery<Impact>;

/// <summary>The totals.</summary>
/// <param name="AsOf">As of when.</param>
/// <param name="Pending">Entries that the roll-ups do not hold yet.</param>
/// <param name="Seal">The newest seal's hash (64 hexadecimal digits), null before the first.</param>
/// <param name="SealedAt">When that was made.</param>
/// <param name="Figures">In the order in which they are shown.</param>
public sealed record Impact(DateTimeOffset AsOf, int Pending, string? Seal, DateTimeOffset? SealedAt, IReadOnlyList<ImpactFigure> Figures);

/// <summary>A total.</summary>
/// <param name="Key">E.g. <c>tonnes-accepted</c>.</param>
/// <param name="Value">In whole units.</param>
/// <param name="Unit"><c>g</c>, <c>fen</c>, <c>households</c>, <c>people</c>, <c>counties</c>, <c>members</c>.</param>
/// <param name="Name">In the reader's language.</param>
/// <param name="Definition">What is counted.</param>
/// <param name="Coverage">What is left out.</param>
/// <param name="Href">The table whose rows sum to it.</param>
/// <param name="Member">The member of those rows that is summed.</param>
public sealed record ImpactFigure(string Key, long Value, string Unit, string Name, string Definition, string Coverage, string Href, string Member);

internal sealed class GetImpactHandler(MarketDb db, TonnageReading reading, PublicTonnage published, Words words, TimeProvider clock) : IRequestHandler<GetImpact, Impact>
{
    public async Task<Impact> Handle(GetImpact request, CancellationToken cancellationToken)
    {
        var asOf = AsOf.Of(request.AsOf, clock.GetUtcNow());
        var counties = await published.Counties(asOf, cancellationToken);
        var total = TonnageSums.Of(counties.Select(county => county.Sum));
        var sales = await published.FirstSales(asOf, cancellationToken);
        var seal = await db.Set<Seal>().AsNoTracking().Where(seal => seal.SealedAt <= asOf.At).OrderByDescending(seal => seal.N).FirstOrDefaultAsync(cancellationToken);
        var at = asOf.Day is null ? "" : $"&asOf={asOf.At.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffZ}";
        ImpactFigure Figure(string key, long value, string unit, string by, string member) =>
            new(key, value, unit, words[$"impact.{key}"], words[$"impact.{key}.definition"], words["impact.coverage"], $"/api/v1/tonnage?by={by}{at}", member);
        return new Impact(
            asOf.At, await reading.Pending(cancellationToken), seal?.Line.Hash.ToString(), seal?.SealedAt,
            [
                Figure("tonnes-accepted", total.Accepted.Grams, "g", "county", "accepted"),
                Figure("tonnes-dispatched", total.Dispatched.Grams, "g", "county", "dispatched"),
                Figure("households", sales.Sum(county => county.Households), "households", "county", "households"),
                Figure("people", sales.Sum(county => county.People), "people", "county", "people"),
                Figure("to-households", total.ToHouseholds.Fen, "fen", "county", "toHouseholds"),
                Figure("counties", counties.Count(county => county.Sum.Accepted.Grams != 0), "counties", "county", "groups"),
                Figure("member-units", await published.Buyers(asOf, cancellationToken), "members", "member", "groups"),
            ]);
    }
}
