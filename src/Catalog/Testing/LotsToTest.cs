using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>Lots for which the reader may record a laboratory's result: live ones and those still to be delivered, newest first; or the one with this number. The office names the number: it has the whole province's.</summary>
[Allowed(Roles.Cooperative, Roles.CountyReviewer, Roles.Administrator)]
public sealed record LotsToTest(string? Number = null, int Limit = 100) : IQuery<IReadOnlyList<LotToTest>>;

/// <summary>A lot that can be tested.</summary>
public sealed record LotToTest(Guid Id, string Number, string Title);

internal sealed class LotsToTestHandler(MarketDb db, CurrentActor actor) : IRequestHandler<LotsToTest, IReadOnlyList<LotToTest>>
{
    public async Task<IReadOnlyList<LotToTest>> Handle(LotsToTest request, CancellationToken cancellationToken)
    {
        var (lots, number) = (db.TestableLots(actor), request.Number?.Trim() ?? "");
        if (number.Length == 0 && actor.Is(Roles.Administrator)) return [];
        lots = number.Length > 0 ? lots.Where(lot => lot.Number == number) : lots.Where(lot => LotMachine.Live.Contains(lot.State) || lot.Reserved.Grams > 0);
        return await lots.OrderByDescending(lot => lot.CreatedAt).ThenByDescending(lot => lot.Id).Take(Pages.Rows(request.Limit)).Select(lot => new LotToTest(lot.Id, lot.Number, lot.Title))
            .ToListAsync(cancellationToken);
    }
}
