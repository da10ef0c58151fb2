using System.Linq.Expressions;
using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Ledger;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Trade;
using ConsumerAid.Registry;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders.Ledger;

/// <summary>As of when: what was recorded by then.</summary>
/// <param name="At">The instant.</param>
/// <param name="Day">Its day in China, of which the entries are read one by one; null: now, as the roll-ups stand.</param>
internal readonly record struct AsOf(DateTimeOffset At, DateOnly? Day)
{
    public static AsOf Of(DateTimeOffset? asked, DateTimeOffset now) => asked is { } at && at < now ? new AsOf(at.ToUniversalTime(), ChinaTime.DayOf(at)) : new AsOf(now, null);
}

/// <summary>Weights moved, as roll-ups and entries both can say it.</summary>
internal sealed class Movement
{
    public required string HouseholdCode { get; init; }
    public required string CountyCode { get; init; }
    public required Guid LotId { get; init; }
    public required Guid MemberId { get; init; }
    public required string Produce { get; init; }
    public required DateOnly OccurredOn { get; init; }
    public required long Dispatched { get; init; }
    public required long Accepted { get; init; }
    public required long Rejected { get; init; }
    public required long Spoiled { get; init; }
    public required long Returned { get; init; }
    public required long Fen { get; init; }
}

/// <summary>The sums of a group.</summary>
internal sealed record Sums<TKey>(TKey Key, TonnageSums Sum);

/// <summary>Reads roll-ups up to the day before and the entries of the day itself.</summary>
internal sealed class TonnageReading(MarketDb db, CurrentActor actor)
{
    /// <summary>The finest roll-up.</summary>
    public IQueryable<Movement> Households(AsOf asOf)
    {
        var rows = db.Set<Tonnage>().AsNoTracking();
        if (asOf.Day is { } day) rows = rows.Where(row => row.RecordedOn < day);
        return rows.Select(row => new Movement
        {
            HouseholdCode = row.HouseholdCode, CountyCode = row.HouseholdCode.Substring(3, 6), LotId = row.LotId, MemberId = row.MemberId, Produce = row.Produce, OccurredOn = row.OccurredOn,
            Dispatched = row.Dispatched.Grams, Accepted = row.Accepted.Grams, Rejected = row.Rejected.Grams, Spoiled = row.Spoiled.Grams, Returned = row.Returned.Grams, Fen = row.ToHouseholds.Fen,
        });
    }

    /// <summary>The roll-up without households and lots.</summary>
    public IQueryable<Movement> Market(AsOf asOf)
    {
        var rows = db.Set<MarketTonnage>().AsNoTracking();
        if (asOf.Day is { } day) rows = rows.Where(row => row.RecordedOn < day);
        return rows.Select(row => new Movement
        {
            HouseholdCode = "", CountyCode = row.CountyCode, LotId = Guid.Empty, MemberId = row.MemberId, Produce = row.Produce, OccurredOn = row.OccurredOn,
            Dispatched = row.Dispatched.Grams, Accepted = row.Accepted.Grams, Rejected = row.Rejected.Grams, Spoiled = row.Spoiled.Grams, Returned = row.Returned.Grams, Fen = row.ToHouseholds.Fen,
        });
    }

    /// <summary>The entries of the day itself up to the instant; nothing when the roll-ups say it all.</summary>
    public IQueryable<Movement>? Day(AsOf asOf) => asOf.Day is not { } day ? null :
        from entry in db.Set<LedgerEntry>().AsNoTracking()
        where entry.RecordedOn == day && entry.RecordedAt <= asOf.At
        join line in db.Set<OrderLine>() on entry.LineId equals line.Id into lines
        from line in lines.DefaultIfEmpty()
        let grams = entry.Weight.Grams
        let price = (long?)line.HouseholdPrice.FenPerTonne ?? 0
        select new Movement
        {
            HouseholdCode = entry.HouseholdCode, CountyCode = entry.HouseholdCode.Substring(3, 6), LotId = entry.LotId, MemberId = entry.MemberId, Produce = line.Produce ?? "",
            OccurredOn = entry.OccurredOn,
            Dispatched = entry.CountsAs == EntryType.Dispatched ? grams : 0, Accepted = entry.CountsAs == EntryType.Accepted ? grams : 0,
            Rejected = entry.CountsAs == EntryType.Rejected ? grams : 0, Spoiled = entry.CountsAs == EntryType.Spoiled ? grams : 0,
            Returned = entry.CountsAs == EntryType.Returned ? grams : 0,
            Fen = entry.CountsAs == EntryType.Accepted ? ((grams * price) + (grams < 0 ? -500_000 : 500_000)) / 1_000_000 : 0,
        };

    /// <summary>Sums by key over both, after <paramref name="choose"/>; of many keys those that <paramref name="page"/> leaves.</summary>
    public static async Task<List<Sums<TKey>>> Sum<TKey>(
        IQueryable<Movement> rolledUp, IQueryable<Movement>? day, Func<IQueryable<Movement>, IQueryable<Movement>> choose, Expression<Func<Movement, TKey>> key, CancellationToken cancellation,
        Func<IQueryable<IGrouping<TKey, Movement>>, IQueryable<IGrouping<TKey, Movement>>>? page = null)
        where TKey : notnull
    {
        var parts = await Grouped(choose(rolledUp), key, page, cancellation);
        if (day is null) return parts;
        parts.AddRange(await Grouped(choose(day), key, page, cancellation));
        return [.. parts.GroupBy(part => part.Key).Select(group => new Sums<TKey>(group.Key, TonnageSums.Of(group.Select(part => part.Sum))))];
    }

    /// <summary>Those that happened on the days from and to.</summary>
    public static IQueryable<Movement> Between(IQueryable<Movement> rows, DateOnly? from, DateOnly? to)
    {
        if (from is { } first) rows = rows.Where(row => row.OccurredOn >= first);
        return to is { } last ? rows.Where(row => row.OccurredOn <= last) : rows;
    }

    /// <summary>Sums by the asked groups; <paramref name="page"/>: only so many keys behind that one, of households and villages.</summary>
    public async Task<List<Sums<string>>> By(
        TonnageBy by, IQueryable<Movement> rolledUp, IQueryable<Movement>? day, Func<IQueryable<Movement>, IQueryable<Movement>> choose, (string After, int Limit)? page, CancellationToken cancellation)
    {
        switch (by)
        {
            case TonnageBy.Household: return await Sum(rolledUp, day, choose, row => row.HouseholdCode, cancellation, Page);
            case TonnageBy.Village: return await Sum(rolledUp, day, rows => InVillages(choose(rows)), row => row.HouseholdCode, cancellation, Page);
            case TonnageBy.County: return await Sum(rolledUp, day, choose, row => row.CountyCode, cancellation);
            case TonnageBy.Produce: return await Sum(rolledUp, day, choose, row => row.Produce, cancellation);
            case TonnageBy.Member: return Named(await Sum(rolledUp, day, choose, row => row.MemberId, cancellation), id => $"{id}");
            case TonnageBy.Month: return Named(await Sum(rolledUp, day, choose, row => (row.OccurredOn.Year * 12) + row.OccurredOn.Month - 1, cancellation), Months.Code);
            default: throw new ArgumentOutOfRangeException(nameof(by), by, "No such grouping.");
        }

        IQueryable<IGrouping<string, Movement>> Page(IQueryable<IGrouping<string, Movement>> groups)
        {
            var (after, limit) = page ?? throw new ArgumentNullException(nameof(page));
            return groups.Where(group => string.Compare(group.Key, after) > 0).OrderBy(group => group.Key).Take(limit);
        }

        static List<Sums<string>> Named<TKey>(List<Sums<TKey>> sums, Func<TKey, string> name) => [.. sums.Select(sum => new Sums<string>(name(sum.Key), sum.Sum))];
    }

    private IQueryable<Movement> InVillages(IQueryable<Movement> rows) => rows.Join(db.Households(), row => row.HouseholdCode, household => household.Code, (row, household) => new Movement
    {
        HouseholdCode = household.VillageCode, CountyCode = row.CountyCode, LotId = row.LotId, MemberId = row.MemberId, Produce = row.Produce, OccurredOn = row.OccurredOn,
        Dispatched = row.Dispatched, Accepted = row.Accepted, Rejected = row.Rejected, Spoiled = row.Spoiled, Returned = row.Returned, Fen = row.Fen,
    });

    /// <summary>What of the ledger the actor may read row by row; null: only what is public.</summary>
    public Func<IQueryable<Movement>, IQueryable<Movement>>? Own()
    {
        if (actor.Value.IsSystem || actor.Is(Roles.Administrator) || actor.Is(Roles.Auditor)) return rows => rows;
        if (actor.Is(Roles.CountyReviewer) && actor.Value.CountyCode is { } county) return rows => rows.Where(row => row.CountyCode == county);
        if (actor.Is(Roles.Cooperative) && actor.Value.OrganisationId is { } cooperative)
        {
            var lots = db.Lots().Where(lot => lot.CooperativeId == cooperative).Select(lot => lot.Id);
            return rows => rows.Where(row => lots.Contains(row.LotId));
        }

        if (actor.Is(Roles.Liaison) && actor.Value.LiaisonId is { } liaison)
        {
            var households = db.Assignments().Where(assignment => assignment.LiaisonId == liaison && assignment.To == null).Select(assignment => assignment.HouseholdCode);
            return rows => rows.Where(row => households.Contains(row.HouseholdCode));
        }

        var buyer = actor.Is(Roles.Purchaser) || actor.Is(Roles.Approver) || actor.Is(Roles.Finance);
        return buyer && actor.Value.OrganisationId is { } member ? rows => rows.Where(row => row.MemberId == member) : null;
    }

    /// <summary>Whether the actor sees everything, so that the coarse roll-up answers.</summary>
    public bool SeesAll => actor.Value.IsSystem || actor.Is(Roles.Administrator) || actor.Is(Roles.Auditor);

    /// <summary>Buyers see no household's code (shares show them an alias), nor villages.</summary>
    public bool SeesHouseholds => SeesAll || actor.Is(Roles.CountyReviewer) || actor.Is(Roles.Cooperative) || actor.Is(Roles.Liaison);

    /// <summary>Whether the household is one whose tonnage the actor may ask for, delivered or not.</summary>
    public async Task<bool> MaySee(string household, CancellationToken cancellation)
    {
        var known = db.Households().Where(row => row.Code == household);
        if (SeesAll) return await known.AnyAsync(cancellation);
        if (actor.Is(Roles.CountyReviewer) && actor.Value.CountyCode is { } county) return await known.AnyAsync(row => row.CountyCode == county, cancellation);
        if (actor.Is(Roles.Cooperative) && actor.Value.OrganisationId is { } cooperative)
        {
            return await db.Memberships().AnyAsync(row => row.HouseholdCode == household && row.CooperativeId == cooperative && row.To == null, cancellation);
        }

        return actor.Is(Roles.Liaison) && actor.Value.LiaisonId is { } liaison
            && await db.Assignments().AnyAsync(row => row.HouseholdCode == household && row.LiaisonId == liaison && row.To == null, cancellation);
    }

    public Task<int> Pending(CancellationToken cancellation) => db.Set<PendingEntry>().CountAsync(cancellation);

    private static async Task<List<Sums<TKey>>> Grouped<TKey>(
        IQueryable<Movement> rows, Expression<Func<Movement, TKey>> key, Func<IQueryable<IGrouping<TKey, Movement>>, IQueryable<IGrouping<TKey, Movement>>>? page, CancellationToken cancellation)
    {
        var groups = rows.GroupBy(key);
        if (page is not null) groups = page(groups);
        var sums = await groups.Select(group => new
        {
            group.Key, Dispatched = group.Sum(row => row.Dispatched), Accepted = group.Sum(row => row.Accepted), Rejected = group.Sum(row => row.Rejected),
            Spoiled = group.Sum(row => row.Spoiled), Returned = group.Sum(row => row.Returned), Fen = group.Sum(row => row.Fen),
        }).ToListAsync(cancellation);
        return [.. sums.Select(sum => new Sums<TKey>(sum.Key, new TonnageSums
        {
            Dispatched = new Weight(sum.Dispatched), Accepted = new Weight(sum.Accepted), Rejected = new Weight(sum.Rejected), Spoiled = new Weight(sum.Spoiled),
            Returned = new Weight(sum.Returned), ToHouseholds = new Money(sum.Fen),
        }))];
    }
}

/// <summary>Weights by kind, and what the accepted weight is worth to the households.</summary>
public sealed record TonnageSums
{
    public Weight Dispatched { get; init; }

    public Weight Accepted { get; init; }

    public Weight Rejected { get; init; }

    public Weight Spoiled { get; init; }

    /// <summary>Came back after acceptance; not netted.</summary>
    public Weight Returned { get; init; }

    /// <summary>Accepted weight at the frozen household prices, each entry rounded to the fen.</summary>
    public Money ToHouseholds { get; init; }

    public static TonnageSums operator +(TonnageSums left, TonnageSums right) => new()
    {
        Dispatched = left.Dispatched + right.Dispatched, Accepted = left.Accepted + right.Accepted, Rejected = left.Rejected + right.Rejected, Spoiled = left.Spoiled + right.Spoiled,
        Returned = left.Returned + right.Returned, ToHouseholds = left.ToHouseholds + right.ToHouseholds,
    };

    public static TonnageSums operator -(TonnageSums left, TonnageSums right) => new()
    {
        Dispatched = left.Dispatched - right.Dispatched, Accepted = left.Accepted - right.Accepted, Rejected = left.Rejected - right.Rejected, Spoiled = left.Spoiled - right.Spoiled,
        Returned = left.Returned - right.Returned, ToHouseholds = left.ToHouseholds - right.ToHouseholds,
    };

    public static TonnageSums Of(IEnumerable<TonnageSums> sums) => sums.Aggregate(new TonnageSums(), (sum, next) => sum + next);
}
