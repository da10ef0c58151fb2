using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Persistence.Bulk;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog.Prices;

/// <summary>Withdraws all observations that an import brought and that still count, at once. The rows stay; from now on they count no more. Returns how many.</summary>
[Allowed(Roles.Administrator, Roles.CountyReviewer)]
public sealed record UndoPriceImport(Guid Id, string Reason) : ICommand<int>;

internal sealed class UndoPriceImportHandler(MarketDb db, CurrentActor actor, ActTrail trail, TimeProvider clock, Counters counters) : IRequestHandler<UndoPriceImport, int>
{
    public async Task<int> Handle(UndoPriceImport request, CancellationToken cancellationToken)
    {
        var (now, reason) = (clock.GetUtcNow(), Reasons.Checked(request.Reason));
        await PriceWriters.WaitForTurn(counters, cancellationToken);
        var import = await OwnImports.Get(db, actor, request.Id, cancellationToken);
        import.Undo(actor.Code, now, reason);
        var counting = await db.PriceObservations().Where(row => row.ImportId == import.Id && row.WithdrawnAt == null).OrderBy(row => row.Id).Select(row => row.Id)
            .ToListAsync(cancellationToken);
        trail.Say($"price-import/{import.Id}", detail: $"{counting.Count} withdrawn: {reason}");
        await db.SaveChangesAsync(cancellationToken);

        await using var stream = BulkStream.Open(db, cancellationToken);
        await stream.Add(counting.Select(id => new PriceWithdrawal { ObservationId = id, By = actor.Code, At = now, Reason = reason }), cancellationToken);
        await stream.Complete(cancellationToken);
        return counting.Count;
    }
}
