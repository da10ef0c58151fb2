using ConsumerAid.Catalog.Pictures;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>A laboratory's result with its evidence and what it froze; null when there is none, or it is another's.</summary>
[Allowed(Roles.Cooperative, Roles.CountyReviewer, Roles.Administrator, Roles.Auditor)]
public sealed record GetTest(Guid Id) : IQuery<TestSheet?>;

/// <summary>A result as its page shows it.</summary>
public sealed record TestSheet(TestRow Test, IReadOnlyList<TestPhoto> Photos, IReadOnlyList<FrozenLot> Lots);

/// <summary>A picture of the report. <c>Hash</c> is the SHA-256 of the received bytes.</summary>
public sealed record TestPhoto(Guid Id, string Hash, DateTimeOffset ReceivedAt, bool IsReady);

/// <summary>A lot that the result froze.</summary>
/// <param name="IsSister">Not the one that failed.</param>
public sealed record FrozenLot(Guid LotId, string Number, string Title, LotState State, bool IsSister, DateTimeOffset At, string? ReleasedBy, DateTimeOffset? ReleasedAt, string? Reason);

internal sealed class GetTestHandler(MarketDb db, CurrentActor actor) : IRequestHandler<GetTest, TestSheet?>
{
    private const int MostLots = 500;

    public async Task<TestSheet?> Handle(GetTest request, CancellationToken cancellationToken)
    {
        var test = await TestRows.Of(db, TestRows.Visible(db, actor).Where(row => row.Id == request.Id)).SingleOrDefaultAsync(cancellationToken);
        if (test is null) return null;
        var photos = await db.Set<Picture>().AsNoTracking().Where(row => row.SubjectId == test.Id).OrderBy(row => row.Position)
            .Select(row => new TestPhoto(row.Id, row.Hash, row.ReceivedAt, row.State == PictureState.Ready)).ToListAsync(cancellationToken);
        var lots = await (
            from freeze in db.Set<LotFreeze>()
            where freeze.TestId == test.Id
            join lot in db.Set<Lot>() on freeze.LotId equals lot.Id
            orderby freeze.LotId == freeze.FailedLotId descending, lot.Number
            select new FrozenLot(lot.Id, lot.Number, lot.Title, lot.State, freeze.LotId != freeze.FailedLotId, freeze.At, freeze.ReleasedBy, freeze.ReleasedAt, freeze.Reason))
            .Take(MostLots).ToListAsync(cancellationToken);
        return new TestSheet(test, photos, lots);
    }
}
