using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.AllianceAdmin.Members;
using ConsumerAid.AllianceAdmin.Pledges;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders;
using ConsumerAid.Registry;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Bulletins;

/// <summary>Reads how far the member units were with their pledges when a week had ended: a handful of queries, however many they are.</summary>
internal sealed class BulletinMembers(MarketDb db)
{
    /// <summary>The units that were members at the week's end, by rank and code.</summary>
    /// <param name="before">The bulletin before, of the same year; null when there is none.</param>
    public async Task<List<MemberFigures>> Read(int number, BulletinWeek week, CharterBook book, int? before, CancellationToken cancellation)
    {
        var until = week.YearUntil;
        var members = await (
            from member in db.Set<Member>()
            join organisation in db.Organisations() on member.Id equals organisation.Id
            where db.Set<MembershipPeriod>().Any(period => period.MemberId == member.Id && period.From <= until && (period.To == null || period.To > until))
            select new { member.Id, organisation.Code, organisation.Name, organisation.NameEn, member.PlaqueNumber, PledgeFen = member.Pledge.Fen }).ToListAsync(cancellation);
        var periods = (await db.Set<MembershipPeriod>().Where(period => period.From <= until).Select(row => new { row.MemberId, row.From, row.To }).ToListAsync(cancellation))
            .ToLookup(row => row.MemberId, row => new MemberDays(row.From, row.To));
        var told = await db.Set<MemberFigures>().AsNoTracking().Where(row => row.Number == before).ToDictionaryAsync(row => row.MemberId, cancellation);
        var credited = await Known(week).GroupBy(row => row.MemberId).Select(member => new { member.Key, Fen = member.Sum(row => row.Fen) }).ToDictionaryAsync(row => row.Key, row => row.Fen, cancellation);
        var households = await Households(week, before, cancellation);

        var figures = members.Select(member =>
        {
            var pledge = Math.Max(member.PledgeFen, book.Whole("CH-01", "min_pledge"));
            var (target, last, now) = (PledgeTarget.ByDays(pledge, [.. periods[member.Id]], week.YearEnd), told.GetValueOrDefault(member.Id), credited.GetValueOrDefault(member.Id));
            var earlier = last?.Year.Fen ?? 0;
            var moves = now == earlier || households.GetValueOrDefault(member.Id) >= PledgeFigures.LeastHouseholds;
            var year = moves ? now : earlier;
            return new MemberFigures
            {
                Number = number, MemberId = member.Id, Code = member.Code, Name = member.Name, NameEn = member.NameEn, PlaqueNumber = member.PlaqueNumber, IsHeldBack = !moves,
                ToldOn = moves ? week.Sunday : last?.ToldOn, ToldAt = moves ? week.SettledAt : last?.ToldAt, Week = new Money(year - earlier), Year = new Money(year),
                Target = new Money(target), BasisPoints = target == 0 ? 10_000 : (int)Int128.Clamp((Int128)year * 10_000 / target, 0, int.MaxValue),
            };
        });
        return [.. Ranking.Of(figures, row => row.Code, row => row.ToldOn is null ? null : row.BasisPoints).Select(placed => placed.Row.At(placed.Rank))];
    }

    /// <summary>
    /// What the credit ledger said of the year. The first entry of a delivery is written by a job some time after the acceptance that it repeats, so it is known with that; every other
    /// one when it was recorded.
    /// </summary>
    private IQueryable<CreditEntry> Known(BulletinWeek week)
    {
        var (first, until, settled) = (week.NewYear, week.YearUntil, week.SettledAt);
        return db.Set<CreditEntry>().AsNoTracking().Where(row => row.CountedOn >= first && row.CountedOn <= until
            && ((row.Source == CreditSource.Delivered && row.Turn == 0) || row.RecordedAt < settled));
    }

    /// <summary>Households behind what was credited to each member since its credit was told, those of offline sales as reported.</summary>
    private async Task<Dictionary<Guid, int>> Households(BulletinWeek week, int? before, CancellationToken cancellation)
    {
        var firsts =
            from entry in Known(week)
            where entry.Turn == 0 && !db.Set<MemberFigures>().Any(last => last.Number == before && last.MemberId == entry.MemberId && last.ToldOn != null
                && entry.CountedOn <= last.ToldOn && (entry.Source == CreditSource.Delivered || entry.RecordedAt < last.ToldAt))
            select entry;
        var delivered = await (
            from entry in firsts
            join weighing in db.Weighings() on entry.SourceId equals weighing.DispatchLineId
            select new { entry.MemberId, weighing.HouseholdCode }).Distinct().GroupBy(row => row.MemberId).Select(member => new { member.Key, Count = member.Count() }).ToListAsync(cancellation);
        var reported = await (
            from entry in firsts
            join sale in db.Set<OfflineSale>() on entry.SourceId equals sale.Id
            group sale.Households by entry.MemberId into member
            select new { member.Key, Count = member.Sum() }).ToListAsync(cancellation);
        return delivered.Concat(reported).GroupBy(row => row.Key).ToDictionary(member => member.Key, member => member.Sum(row => row.Count));
    }
}
