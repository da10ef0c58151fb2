using System.Globalization;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Bulletins;

/// <summary>The issued bulletins, the newest first.</summary>
/// <param name="After">The cursor of the page before: its last number.</param>
/// <param name="Limit">At most 200.</param>
[Anyone]
public sealed record FindBulletins(string? After = null, int Limit = 50) : IQuery<Page<BulletinRow>>;

/// <summary>A bulletin in a list.</summary>
/// <param name="Households">Null when it would tell of fewer than ten.</param>
/// <param name="Counties">Told by name this week.</param>
public sealed record BulletinRow(int Number, DateOnly Monday, DateTimeOffset IssuedAt, Weight Week, Money WeekToHouseholds, Weight Year, int? Households, int Counties, int Notes)
{
    public DateOnly Sunday => Monday.AddDays(6);
}

internal sealed class FindBulletinsHandler(MarketDb db) : IRequestHandler<FindBulletins, Page<BulletinRow>>
{
    public async Task<Page<BulletinRow>> Handle(FindBulletins request, CancellationToken cancellationToken)
    {
        var found = db.Set<Bulletin>().AsNoTracking();
        if (int.TryParse(request.After, NumberStyles.None, CultureInfo.InvariantCulture, out var after)) found = found.Where(row => row.Number < after);
        var take = Pages.Rows(request.Limit);
        var rows = await found.OrderByDescending(row => row.Number).Take(take + 1).Select(row => new
        {
            row.Number, row.Monday, row.IssuedAt, row.Week.Grams, row.WeekToHouseholds.Fen, Year = row.Year.Grams, row.Households, Counties = row.Counties.Count(county => county.Rank != null),
            Notes = db.Set<BulletinNote>().Count(note => note.Number == row.Number),
        }).ToListAsync(cancellationToken);
        return new Page<BulletinRow>(
            [.. rows.Take(take).Select(row => new BulletinRow(row.Number, row.Monday, row.IssuedAt, new Weight(row.Grams), new Money(row.Fen), new Weight(row.Year), row.Households, row.Counties, row.Notes))],
            rows.Count > take ? rows[take - 1].Number.ToString(CultureInfo.InvariantCulture) : null);
    }
}
