using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Orders.Trade;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders.Ledger;

/// <summary>The ids behind a lot's and a dispatch's number, as an auditor reads them on paper; an id stands for itself.</summary>
[Allowed(Roles.Auditor, Roles.Administrator)]
public sealed record FindNumbers(string? Lot, string? Dispatch) : IQuery<FoundNumbers>;

/// <summary>The ids; an empty one where the number is nobody's, null where none was given.</summary>
public sealed record FoundNumbers(Guid? LotId, Guid? DispatchId);

internal sealed class FindNumbersHandler(MarketDb db) : IRequestHandler<FindNumbers, FoundNumbers>
{
    public async Task<FoundNumbers> Handle(FindNumbers request, CancellationToken cancellationToken) => new(
        await Id(request.Lot, number => db.Lots().Where(lot => lot.Number == number).Select(lot => lot.Id), cancellationToken),
        await Id(request.Dispatch, number => db.Set<Dispatch>().Where(dispatch => dispatch.Number == number).Select(dispatch => dispatch.Id), cancellationToken));

    private static async Task<Guid?> Id(string? typed, Func<string, IQueryable<Guid>> find, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        return Guid.TryParse(typed.Trim(), out var id) ? id : await find(typed.Trim().ToUpperInvariant()).FirstOrDefaultAsync(cancellation);
    }
}
