using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog.Prices;

/// <summary>What cooperatives said of high prices, the newest first.</summary>
[Allowed(Roles.Administrator, Roles.Auditor)]
public sealed record FindPriceExplanations(string? After = null, int Limit = 50) : IQuery<Page<PriceExplanationRow>>;

/// <summary>An explanation with its lot.</summary>
public sealed record PriceExplanationRow
{
    public required PriceExplanationFact Explanation { get; init; }
    public required string LotNumber { get; init; }
    public required string LotTitle { get; init; }
    public required string Cooperative { get; init; }
}

internal sealed class FindPriceExplanationsHandler(MarketDb db) : IRequestHandler<FindPriceExplanations, Page<PriceExplanationRow>>
{
    public async Task<Page<PriceExplanationRow>> Handle(FindPriceExplanations request, CancellationToken cancellationToken)
    {
        var (take, explanations) = (Pages.Rows(request.Limit), db.PriceExplanations());
        if (Cursor.Parse(request.After) is { Instant: var at, Id: var id }) explanations = explanations.Where(row => row.At <= at && (row.At < at || row.Id.CompareTo(id) < 0));
        var rows = await (
            from explanation in explanations
            join lot in db.Lots() on explanation.LotId equals lot.Id
            join cooperative in db.Organisations() on explanation.CooperativeId equals cooperative.Id
            orderby explanation.At descending, explanation.Id descending
            select new PriceExplanationRow { Explanation = explanation, LotNumber = lot.Number, LotTitle = lot.Title, Cooperative = cooperative.Name })
            .Take(take + 1).ToListAsync(cancellationToken);
        return Pages.Of(rows, take, row => Cursor.Of(row.Explanation.At, row.Explanation.Id));
    }
}
