using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders.Ledger;

/// <summary>By what tonnage is grouped.</summary>
public enum TonnageBy
{
    Household,
    Village,
    County,
    Produce,
    Member,
    Month,
}

/// <summary>
/// Tonnage by groups. Whoever has records of their own sees exactly those: administrators and auditors all, reviewers their county, cooperatives their lots, liaisons
/// their households, buyers their purchases. Everybody else, and whoever asks for <paramref name="Public"/>, sees the province with small groups in one row <c>other</c>.
/// </summary>
/// <param name="By">Households and villages are never public, nor shown to buyers.</param>
/// <param name="From">First day on which it happened (China's); of the public table widened to whole months.</param>
/// <param name="To">Last day, which counts; likewise.</param>
/// <param name="AsOf">What was recorded by then; null: now.</param>
/// <param name="Public">The public table, whoever asks.</param>
/// <param name="After">Of households and villages: the last key of the page before.</param>
/// <param name="Limit">Of households and villages: at most 200.</param>
[Anyone]
public sealed record GetTonnage(
    TonnageBy By, DateOnly? From = null, DateOnly? To = null, DateTimeOffset? AsOf = null, bool Public = false, string? After = null, int Limit = 200) : IQuery<TonnageTable>;

/// <summary>The table.</summary>
/// <param name="From">The first day really covered; null: from the beginning.</param>
/// <param name="To">The last one; null: no end.</param>
/// <param name="AsOf">As of when.</param>
/// <param name="Pending">Entries that the roll-ups do not hold yet.</param>
/// <param name="IsPublic">Whether small groups are hidden.</param>
/// <param name="Rows">Ordered by key, <c>other</c> last.</param>
/// <param name="Total">The sum of all rows, of all pages; refused, spoiled and returned weight of the public table stands here alone.</param>
/// <param name="Next">Where the next page begins, or null.</param>
public sealed record TonnageTable(
    TonnageBy By, DateOnly? From, DateOnly? To, DateTimeOffset AsOf, int Pending, bool IsPublic, IReadOnlyList<TonnageRow> Rows, TonnageRow Total, string? Next);

/// <summary>A group's row.</summary>
public sealed record TonnageRow
{
    /// <summary>Household, village, county or produce code, member id, month as <c>2026-11</c>; <c>other</c>; <c>total</c>.</summary>
    public required string Key { get; init; }

    /// <summary>The group's name in Chinese, where it has one.</summary>
    public string? Name { get; init; }

    public string? NameEn { get; init; }

    public required TonnageSums Sum { get; init; }

    /// <summary>How many groups with accepted weight the row stands for.</summary>
    public required int Groups { get; init; }

    /// <summary>Of the public table by county over all time: households of which anything was accepted; null when under ten, or in another table.</summary>
    public int? Households { get; init; }

    /// <summary>People in those households when their first sale was rolled up.</summary>
    public int? People { get; init; }
}

internal sealed class GetTonnageHandler(MarketDb db, TonnageReading reading, PublicTonnage published, TimeProvider clock) : IRequestHandler<GetTonnage, TonnageTable>
{
    public async Task<TonnageTable> Handle(GetTonnage request, CancellationToken cancellationToken)
    {
        var asOf = AsOf.Of(request.AsOf, clock.GetUtcNow());
        var pending = await reading.Pending(cancellationToken);
        var coded = request.By is TonnageBy.Household or TonnageBy.Village;
        if (request.Public || reading.Own() is not { } own)
        {
            if (coded) throw new Forbidden();
            var table = await published.Table(request.By, request.From, request.To, asOf, cancellationToken);
            return new TonnageTable(request.By, table.From, table.To, asOf.At, pending, true, await Named(request.By, table.Rows, cancellationToken), table.Total, null);
        }

        if (coded && !reading.SeesHouseholds) throw new Forbidden();
        IQueryable<Movement> Choose(IQueryable<Movement> rows) => own(TonnageReading.Between(rows, request.From, request.To));
        var source = reading.SeesAll && !coded ? reading.Market(asOf) : reading.Households(asOf);
        var limit = coded ? Pages.Rows(request.Limit) : int.MaxValue - 1;
        var sums = await reading.By(request.By, source, reading.Day(asOf), Choose, coded ? (request.After ?? "", limit + 1) : null, cancellationToken);
        sums = [.. sums.OrderBy(row => row.Key, StringComparer.Ordinal)];
        var total = TonnageSums.Of(coded
            ? (await TonnageReading.Sum(source, reading.Day(asOf), Choose, row => 1, cancellationToken)).Select(row => row.Sum)
            : sums.Select(row => row.Sum));
        var next = sums.Count > limit ? sums[limit - 1].Key : null;
        var rows = sums.Take(limit).Select(row => new TonnageRow { Key = row.Key, Sum = row.Sum, Groups = row.Sum.Accepted.Grams == 0 ? 0 : 1 }).ToList();
        return new TonnageTable(
            request.By, request.From, request.To, asOf.At, pending, false, await Named(request.By, rows, cancellationToken),
            new TonnageRow { Key = "total", Sum = total, Groups = rows.Sum(row => row.Groups) }, next);
    }

    private async Task<IReadOnlyList<TonnageRow>> Named(TonnageBy by, IReadOnlyList<TonnageRow> rows, CancellationToken cancellation)
    {
        var keys = rows.Select(row => row.Key).ToList();
        var ids = by == TonnageBy.Member ? keys.Where(key => Guid.TryParse(key, out _)).Select(Guid.Parse).ToList() : [];
        var names = by switch
        {
            TonnageBy.County => await db.Counties().ToDictionaryAsync(county => county.Code, county => (county.NameZh, (string?)county.NameEn), cancellation),
            TonnageBy.Produce => await db.Produce().ToDictionaryAsync(produce => produce.Code, produce => (produce.NameZh, (string?)produce.NameEn), cancellation),
            TonnageBy.Village => await db.Villages().Where(village => keys.Contains(village.Code)).ToDictionaryAsync(village => village.Code, village => (village.Name, (string?)null), cancellation),
            TonnageBy.Member => await db.Organisations().Where(member => ids.Contains(member.Id)).Select(member => new { member.Id, member.Name, member.NameEn })
                .ToDictionaryAsync(member => $"{member.Id}", member => (member.Name, member.NameEn), cancellation),
            _ => [],
        };
        return [.. rows.Select(row => names.TryGetValue(row.Key, out var name) ? row with { Name = name.Item1, NameEn = name.Item2 } : row)];
    }
}
