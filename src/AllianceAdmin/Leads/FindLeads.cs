using ConsumerAid.Catalog;
using ConsumerAid.Catalog.Pictures;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Orders;
using ConsumerAid.Registry;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Leads;

/// <summary>What a lead rests on.</summary>
public enum LeadKind
{
    /// <summary>A photo looks like an earlier one of something else.</summary>
    Photo,

    /// <summary>Several households are paid into one account.</summary>
    Account,

    /// <summary>A household's phone is that of the liaison who acts for it.</summary>
    OwnPhone,

    /// <summary>A household that supplies an order has the phone of somebody who buys with it, or who sells for the cooperative.</summary>
    Circle,

    /// <summary>One liaison recorded more stocks on a day, or in more villages, than a person can see.</summary>
    Pace,
}

/// <summary>Leads of one kind, the newest or the largest first; at most 200, photos page by page. Leads, not verdicts: each has honest explanations.</summary>
[Allowed(Roles.Administrator, Roles.Auditor)]
public sealed record FindLeads(LeadKind Kind = LeadKind.Photo, string? After = null, int Limit = 30) : IQuery<Page<LeadRow>>;

/// <summary>A lead.</summary>
public sealed record LeadRow
{
    public required LeadKind Kind { get; init; }

    /// <summary>When it happened, where that is known.</summary>
    public DateTimeOffset? At { get; init; }

    public DateOnly? Day { get; init; }

    /// <summary>Whom or what it is about: household, liaison or order by its code, a subject's path.</summary>
    public required string Subject { get; init; }

    /// <summary>The other one: the earlier photo's subject, the account's code.</summary>
    public string? Other { get; init; }

    /// <summary>Bits that differ, households, stocks.</summary>
    public required int Count { get; init; }

    /// <summary>Villages on that day.</summary>
    public int? Villages { get; init; }

    public Guid? PictureId { get; init; }

    public Guid? EarlierId { get; init; }

    /// <summary>For the cursor.</summary>
    public Guid Id { get; init; }
}

internal sealed class FindLeadsHandler(MarketDb db, TimeProvider clock) : IRequestHandler<FindLeads, Page<LeadRow>>
{
    /// <summary>What one person can look at on a day: so many stocks, in so many villages.</summary>
    private const int StocksOfDay = 24, VillagesOfDay = 2;

    private const int Days = 90;

    public async Task<Page<LeadRow>> Handle(FindLeads request, CancellationToken cancellationToken)
    {
        if (request.Kind == LeadKind.Photo) return await Photos(request, cancellationToken);
        var leads = request.Kind switch
        {
            LeadKind.Account => Accounts(),
            LeadKind.OwnPhone => OwnPhones(),
            LeadKind.Circle => Circles(),
            _ => Paces(clock.Today().AddDays(-Days)),
        };
        return new Page<LeadRow>(await leads.Take(Cursor.MostRows).ToListAsync(cancellationToken), null);
    }

    private async Task<Page<LeadRow>> Photos(FindLeads request, CancellationToken cancellation)
    {
        var take = Pages.Rows(request.Limit);
        var echoes = db.PictureEchoes();
        if (Cursor.Parse(request.After) is { Instant: var at, Id: var id }) echoes = echoes.Where(echo => echo.At <= at && (echo.At < at || echo.Id.CompareTo(id) < 0));
        var rows = await (
            from echo in echoes.OrderByDescending(echo => echo.At).ThenByDescending(echo => echo.Id).Take(take + 1)
            join picture in db.Pictures() on echo.PictureId equals picture.Id
            join earlier in db.Pictures() on echo.EarlierId equals earlier.Id
            orderby echo.At descending, echo.Id descending
            select new LeadRow
            {
                Kind = LeadKind.Photo, At = echo.At, Subject = picture.Subject, Other = earlier.Subject, Count = echo.Distance, PictureId = picture.Id, EarlierId = earlier.Id, Id = echo.Id,
            }).ToListAsync(cancellation);
        return Pages.Of(rows, take, row => Cursor.Of(row.At!.Value, row.Id));
    }

    private IQueryable<LeadRow> Accounts() =>
        from trace in db.HouseholdTraces()
        where trace.AccountHash != null
        group trace.Code by trace.AccountHash into account
        where account.Count() > 1
        orderby account.Count() descending, account.Min()
        select new LeadRow { Kind = LeadKind.Account, Subject = "household/" + account.Min(), Other = "household/" + account.Max(), Count = account.Count() };

    private IQueryable<LeadRow> OwnPhones() =>
        from household in db.HouseholdTraces()
        join account in db.AccountTraces() on household.PhoneHash equals account.PhoneHash
        join assignment in db.Assignments() on household.Code equals assignment.HouseholdCode
        where assignment.To == null && assignment.LiaisonId == account.LiaisonId
        orderby household.Code
        select new LeadRow { Kind = LeadKind.OwnPhone, Subject = "household/" + household.Code, Other = account.Code, Count = 1 };

    private IQueryable<LeadRow> Circles() =>
        from share in db.Shares()
        join line in db.OrderLines() on share.LineId equals line.Id
        join order in db.Orders() on share.OrderId equals order.Id
        join household in db.HouseholdTraces() on share.HouseholdCode equals household.Code
        join account in db.AccountTraces() on household.PhoneHash equals account.PhoneHash
        where account.OrganisationId == order.MemberId || account.OrganisationId == line.CooperativeId
        orderby order.PlacedAt descending, household.Code
        select new LeadRow { Kind = LeadKind.Circle, At = order.PlacedAt, Subject = "household/" + household.Code, Other = account.Code, Count = 1, Id = order.Id };

    private IQueryable<LeadRow> Paces(DateOnly since)
    {
        var start = ChinaTime.StartOf(since);
        return from stock in db.Stocks()
               where stock.RecordedAt >= start
               group stock.VillageCode by new { stock.RecordedBy, Day = ChinaTime.DayOf(stock.RecordedAt) } into day
               where day.Count() > StocksOfDay || day.Distinct().Count() > VillagesOfDay
               orderby day.Key.Day descending, day.Count() descending
               select new LeadRow { Kind = LeadKind.Pace, Day = day.Key.Day, Subject = day.Key.RecordedBy, Count = day.Count(), Villages = day.Distinct().Count() };
    }
}
