using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Ledger;
using ConsumerAid.Registry;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Bulletins;

/// <summary>
/// Issues the bulletins of closed weeks that have none, the oldest first, from the first week with entries on. Each is one transaction; a unique key on the week lets one through of two
/// jobs at once. What was recorded after a week's end is not in its bulletin, however late that is issued.
/// </summary>
/// <param name="Most">Bulletins in a run at most; the next run goes on.</param>
/// <returns>How many were issued.</returns>
[SystemOnly]
public sealed record IssueBulletins(int Most = 8) : IQuery<int>;

internal sealed class IssueBulletinsHandler(MarketDb db, IMediator mediator, UnitOfWork work, CharterShelf shelf, BulletinMembers members, TimeProvider clock) : IRequestHandler<IssueBulletins, int>
{
    public async Task<int> Handle(IssueBulletins request, CancellationToken cancellationToken)
    {
        await mediator.Send(new RollUp(), cancellationToken);
        var issued = 0;
        while (issued < request.Most && await Due(cancellationToken) is { } due)
        {
            // The week stands fast outside the transaction: whoever comes second finds it issued, and does not run into the next one.
            if (await work.Run(token => Issue(due, token), cancellationToken)) issued++;
        }

        return issued;
    }

    private async Task<BulletinWeek?> Due(CancellationToken cancellation)
    {
        var last = await db.Set<Bulletin>().MaxAsync(row => (DateOnly?)row.Monday, cancellation);
        var monday = last?.AddDays(7) ?? await mediator.Send(new FindFirstWeek(), cancellation);
        return monday is { } due && new BulletinWeek(due).SettledAt <= clock.GetUtcNow() ? new BulletinWeek(due) : null;
    }

    private async Task<bool> Issue(BulletinWeek week, CancellationToken cancellation)
    {
        var last = await db.Set<Bulletin>().AsNoTracking().OrderByDescending(row => row.Number).FirstOrDefaultAsync(cancellation);
        if (last?.Monday >= week.Monday) return false;
        var (number, isSameYear) = ((last?.Number ?? 0) + 1, last?.Monday.Year == week.Monday.Year);
        var tonnage = await mediator.Send(new GetWeek(week.Monday), cancellation);
        var book = await shelf.InForce(db, week.Sunday, cancellation);
        db.Add(new Bulletin
        {
            Number = number, Monday = week.Monday, IssuedAt = clock.GetUtcNow(), CharterVersion = book.Version, SealNumber = tonnage.Seal?.N, SealHash = tonnage.Seal?.Hash,
            Week = tonnage.Week.Accepted, WeekToHouseholds = tonnage.Week.ToHouseholds, Year = tonnage.Year.Accepted, YearToHouseholds = tonnage.Year.ToHouseholds,
            Households = tonnage.Households, Counties = await Counties(number, tonnage.Counties, last?.Number, isSameYear, cancellation),
            Members = await members.Read(number, week, book, isSameYear ? last!.Number : null, cancellation),
        });
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        return true;
    }

    /// <summary>This week's counties and those of the year's bulletins before.</summary>
    private async Task<List<CountyFigures>> Counties(int number, IReadOnlyList<CountyWeek> told, int? last, bool isSameYear, CancellationToken cancellation)
    {
        var names = await db.Counties().ToDictionaryAsync(county => county.Code, county => (county.NameZh, county.NameEn), cancellation);
        var before = (await db.Set<CountyFigures>().AsNoTracking().Where(row => row.Number == last).ToListAsync(cancellation))
            .ToDictionary(row => row.Code, row => isSameYear ? (row.Year, row.YearToHouseholds) : (Year: row.Ahead, YearToHouseholds: row.AheadToHouseholds));
        var now = told.ToDictionary(county => county.Code);
        var codes = now.Keys.Union(before.Where(row => row.Value.Year != Weight.Zero).Select(row => row.Key));
        var weeks = codes.Select(code => now.GetValueOrDefault(code) ?? new CountyWeek(code, new(), new(), new(), null));
        return [.. Ranking.Of(weeks, week => week.Code, week => week.Week.Accepted == Weight.Zero ? null : week.Week.Accepted.Grams).Select(placed =>
        {
            var (week, earlier, name) = (placed.Row, before.GetValueOrDefault(placed.Row.Code), names[placed.Row.Code]);
            return new CountyFigures
            {
                Number = number, Code = week.Code, Name = name.NameZh, NameEn = name.NameEn, Rank = placed.Rank, Week = week.Week.Accepted, WeekToHouseholds = week.Week.ToHouseholds,
                Year = earlier.Year + week.NewInYear.Accepted, YearToHouseholds = earlier.YearToHouseholds + week.NewInYear.ToHouseholds, Ahead = week.NewInNextYear.Accepted,
                AheadToHouseholds = week.NewInNextYear.ToHouseholds, Households = week.Households,
            };
        })];
    }
}
