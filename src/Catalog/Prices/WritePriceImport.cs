using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Persistence.Bulk;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog.Prices;

/// <summary>
/// Writes all rows of one's own import that was looked at, or none: the file is read and compared anew, for days may lie between. Refused when it was written before
/// (<c>prices.import-not-open</c>), has something to mend, or brings nothing new (<c>prices.import-nothing-new</c>).
/// </summary>
[Allowed(Roles.Administrator, Roles.CountyReviewer)]
public sealed record WritePriceImport(Guid Id) : ICommand<int>;

internal sealed class WritePriceImportHandler(MarketDb db, CurrentActor actor, ActTrail trail, TimeProvider clock, Counters counters, CatalogNames names) : IRequestHandler<WritePriceImport, int>
{
    public async Task<int> Handle(WritePriceImport request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await PriceWriters.WaitForTurn(counters, cancellationToken);
        var import = await OwnImports.Get(db, actor, request.Id, cancellationToken);
        import.MustBeOpen();
        var file = await db.Set<PriceImportFile>().SingleOrDefaultAsync(row => row.ImportId == import.Id, cancellationToken)
            ?? throw new RuleBroken(import.New == 0 ? "prices.import-nothing-new" : "prices.import-file-gone") { Status = 409 };
        var (reading, facts) = await PriceReading.Of(db, (await names.Get(db, cancellationToken)).Produce, actor, ChinaTime.DayOf(now), file.Content, cancellationToken);
        if (reading.WrongCount > 0) throw new RuleBroken("prices.import-changed", reading.WrongCount) { Status = 409 };
        import.Write(reading.New.Count, reading.KnownCount, now);
        db.Remove(file);
        trail.Say($"price-import/{import.Id}", detail: $"{reading.New.Count} written");
        await db.SaveChangesAsync(cancellationToken);

        await using var stream = BulkStream.Open(db, cancellationToken);
        await stream.Add(reading.New.Select(row => Observation(row, facts, import.Id, now)), cancellationToken);
        await stream.Complete(cancellationToken);
        return reading.New.Count;
    }

    private PriceObservation Observation(PriceRow row, KnownFacts facts, Guid import, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), Market = row.Market, Day = row.Day, Produce = row.Produce, Grade = row.Grade, Price = row.Price, Source = row.Source, RecordedBy = actor.Code,
        RecordedAt = now, ImportId = import, Fact = row.Fact, Round = facts.Rounds(row.Fact),
    };
}

/// <summary>Imports that one may write and undo: one's own; the office's administrators those of all.</summary>
internal static class OwnImports
{
    /// <exception cref="NotFound">No such import, or another's.</exception>
    public static async Task<PriceImport> Get(MarketDb db, CurrentActor actor, Guid id, CancellationToken cancellation) =>
        await Seen(db, actor).SingleOrDefaultAsync(row => row.Id == id, cancellation) ?? throw new NotFound();

    public static IQueryable<PriceImport> Seen(MarketDb db, CurrentActor actor)
    {
        var (imports, by) = (db.Set<PriceImport>(), actor.Code);
        return actor.Is(Roles.Administrator) || actor.Is(Roles.Auditor) ? imports : imports.Where(row => row.UploadedBy == by);
    }
}
