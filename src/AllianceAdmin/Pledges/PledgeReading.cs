using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.AllianceAdmin.Members;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders;
using ConsumerAid.Registry;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Pledges;

/// <summary>Reads the pledges of some members at once: a handful of queries, however many they are.</summary>
internal sealed class PledgeReading(MarketDb db, CharterShelf shelf, TimeProvider clock)
{
    /// <summary>Days of the pace that the forecast carries on.</summary>
    public const int PaceDays = 90;

    /// <summary>The members of <paramref name="ids"/>, by id.</summary>
    public async Task<Dictionary<Guid, PledgeProgress>> Read(IReadOnlyCollection<Guid> ids, int year, CancellationToken cancellation)
    {
        var today = clock.Today();
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var until = today < last ? today : last;
        var book = await shelf.InForce(db, until > first ? until : first, cancellation);
        var members = await Members(ids, cancellation);
        var periods = (await db.Set<MembershipPeriod>().Where(row => ids.Contains(row.MemberId)).Select(row => new { row.MemberId, row.From, row.To }).ToListAsync(cancellation))
            .ToLookup(row => row.MemberId, row => new MemberDays(row.From, row.To));
        var entries = db.Set<CreditEntry>().Where(row => ids.Contains(row.MemberId) && row.CountedOn >= first && row.CountedOn <= last);
        var sums = (await entries.GroupBy(row => new { row.MemberId, row.Kind, row.Source, Quarter = (row.CountedOn.Month + 2) / 3 })
            .Select(group => new Sum(group.Key.MemberId, group.Key.Kind, group.Key.Source, group.Key.Quarter, group.Sum(row => row.Fen), group.Sum(row => row.Grams)))
            .ToListAsync(cancellation)).ToLookup(row => row.MemberId);
        var paceFrom = until.AddDays(1 - PaceDays) > first ? until.AddDays(1 - PaceDays) : first;
        var pace = await entries.Where(row => row.CountedOn >= paceFrom && row.CountedOn <= until).GroupBy(row => row.MemberId)
            .Select(group => new { group.Key, Fen = group.Sum(row => row.Fen) }).ToDictionaryAsync(row => row.Key, row => row.Fen, cancellation);
        var households = await Households(ids, first, last, cancellation);
        var reported = await Reported(ids, first, last, cancellation);

        return members.ToDictionary(member => member.Id, member =>
        {
            var (mine, days) = (sums[member.Id].ToList(), periods[member.Id].ToList());
            var pledge = Math.Max(member.PledgeFen, book.Whole("CH-01", "min_pledge"));
            var target = PledgeTarget.ByDays(pledge, days, last);
            var credited = mine.Sum(row => row.Fen);
            return new PledgeProgress
            {
                MemberId = member.Id, Code = member.Code, Name = member.Name, NameEn = member.NameEn, PlaqueNumber = member.PlaqueNumber, State = member.State,
                CertifiedUntil = member.CertifiedUntil, Year = year, Pledge = new Money(pledge), Target = new Money(target),
                TargetByNow = new Money(until < first ? 0 : PledgeTarget.ByDays(pledge, days, until)),
                MemberDays = PledgeTarget.Days(days, first, last), DaysInYear = PledgeTarget.DaysIn(year), Credited = new Money(credited),
                Provisional = new Money(mine.Where(row => row.Source == CreditSource.Delivered).Sum(row => row.Fen)), Weight = new Weight(mine.Sum(row => row.Grams)),
                Households = households.GetValueOrDefault(member.Id), ReportedHouseholds = reported.GetValueOrDefault(member.Id),
                ByKind = [.. mine.GroupBy(row => row.Kind).OrderBy(kind => kind.Key).Select(kind => new KindCredit(kind.Key, new Money(kind.Sum(row => row.Fen)), new Weight(kind.Sum(row => row.Grams))))],
                Checkpoints = [.. Enumerable.Range(1, 4).Select(quarter => Checkpoint(book, pledge, days, mine, year, quarter, today))],
                Forecast = today > last || today < first ? null : new Money(Forecast(credited, pace.GetValueOrDefault(member.Id), days, paceFrom, until, last)),
            };
        });
    }

    private static Checkpoint Checkpoint(CharterBook book, long pledge, List<MemberDays> days, List<Sum> sums, int year, int quarter, DateOnly today)
    {
        var (end, percent) = (PledgeTarget.EndOf(year, quarter), book.Whole("CH-01", $"checkpoint_q{quarter}"));
        return new Checkpoint(
            quarter, end, percent, new Money(PledgeTarget.AtCheckpoint(pledge, percent, days, end)), new Money(sums.Where(row => row.Quarter <= quarter).Sum(row => row.Fen)), end < today);
    }

    // Credited so far, and for each day left the average of the last ninety days, or of the days of membership among them.
    private static long Forecast(long credited, long pace, List<MemberDays> days, DateOnly paceFrom, DateOnly until, DateOnly last)
    {
        var (passed, left) = (PledgeTarget.Days(days, paceFrom, until), until < last ? PledgeTarget.Days(days, until.AddDays(1), last) : 0);
        return passed == 0 ? credited : credited + (long)((Int128)pace * left / passed);
    }

    private Task<List<Known>> Members(IReadOnlyCollection<Guid> ids, CancellationToken cancellation) => (
        from member in db.Set<Member>()
        join organisation in db.Organisations() on member.Id equals organisation.Id
        where ids.Contains(member.Id)
        select new Known(member.Id, organisation.Code, organisation.Name, organisation.NameEn, member.PlaqueNumber, member.State, member.CertifiedUntil, member.Pledge.Fen)).ToListAsync(cancellation);

    /// <summary>Households behind what was accepted here and credited to each member, each counted once.</summary>
    public Task<Dictionary<Guid, int>> Households(IReadOnlyCollection<Guid> ids, DateOnly first, DateOnly last, CancellationToken cancellation) => (
        from entry in db.Set<CreditEntry>()
        join weighing in db.Weighings() on entry.SourceId equals weighing.DispatchLineId
        where ids.Contains(entry.MemberId) && entry.Turn == 0 && entry.CountedOn >= first && entry.CountedOn <= last
        select new { entry.MemberId, weighing.HouseholdCode }).Distinct().GroupBy(row => row.MemberId)
        .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, cancellation);

    public Task<Dictionary<Guid, int>> Reported(IReadOnlyCollection<Guid> ids, DateOnly first, DateOnly last, CancellationToken cancellation) => (
        from share in db.Set<OfflineShare>()
        join sale in db.Set<OfflineSale>() on share.SaleId equals sale.Id
        where ids.Contains(share.MemberId) && sale.State == OfflineSaleState.Credited && sale.SoldOn >= first && sale.SoldOn <= last
        group sale.Households by share.MemberId into member
        select new { member.Key, Count = member.Sum() }).ToDictionaryAsync(row => row.Key, row => row.Count, cancellation);

    private sealed record Sum(Guid MemberId, CreditKind Kind, CreditSource Source, int Quarter, long Fen, long Grams);

    private sealed record Known(Guid Id, string Code, string Name, string? NameEn, string PlaqueNumber, MemberState State, DateOnly CertifiedUntil, long PledgeFen);
}
