using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Bulletins;

/// <summary>A bulletin as it was issued, with the notes on it; null when there is none of that number.</summary>
[Anyone]
public sealed record GetBulletin(int Number) : IQuery<BulletinSheet?>;

/// <summary>A bulletin.</summary>
/// <param name="SealHash">Of the ledger's newest seal when it was issued, 64 hexadecimal digits; null before the first.</param>
/// <param name="Counties">By rank; those without this week's figures last.</param>
/// <param name="Rest">What of all counties is not told by name: the difference up to the total.</param>
/// <param name="Members">By rank; those of whom nothing is told last.</param>
public sealed record BulletinSheet(
    int Number, DateOnly Monday, DateTimeOffset IssuedAt, int CharterVersion, long? SealNumber, string? SealHash, IReadOnlyList<BulletinCounty> Counties, BulletinSum Rest, BulletinSum Total,
    IReadOnlyList<BulletinMember> Members, BulletinMembersSum MembersTotal, IReadOnlyList<BulletinWord> Notes)
{
    public DateOnly Sunday => Monday.AddDays(6);
}

/// <summary>Weight that buyers accepted and what it is worth to the households, in the week and in the year.</summary>
/// <param name="Households">Of which anything was accepted in the week; null when it would tell of fewer than ten.</param>
public sealed record BulletinSum(Weight Week, Money WeekToHouseholds, int? Households, Weight Year, Money YearToHouseholds);

/// <summary>A county's row.</summary>
/// <param name="Rank">By the week's weight; null when nothing was told of this week.</param>
public sealed record BulletinCounty(string Code, string Name, string NameEn, int? Rank, BulletinSum Sum);

/// <summary>A member unit's row.</summary>
/// <param name="Rank">By completion; null when nothing is told.</param>
/// <param name="IsHeldBack">What is credited is not what is told, and too few households stand behind the difference.</param>
/// <param name="ToldOn">The Sunday until which the year's credit is told; null when nothing is.</param>
/// <param name="Week">Told for the first time in this bulletin.</param>
/// <param name="Target">Of the whole year, by days of membership.</param>
/// <param name="BasisPoints">The year's credit in hundredths of a per cent of the target.</param>
public sealed record BulletinMember(
    Guid MemberId, string Code, string Name, string? NameEn, string PlaqueNumber, int? Rank, bool IsHeldBack, DateOnly? ToldOn, Money Week, Money Year, Money Target, int BasisPoints);

/// <summary>The sums of what is told of member units.</summary>
/// <param name="Untold">Units of which nothing is told; their targets are not in the sum.</param>
public sealed record BulletinMembersSum(Money Week, Money Year, Money Target, int BasisPoints, int Untold);

/// <summary>A dated correction.</summary>
public sealed record BulletinWord(DateTimeOffset At, string Text);

internal sealed class GetBulletinHandler(MarketDb db) : IRequestHandler<GetBulletin, BulletinSheet?>
{
    public async Task<BulletinSheet?> Handle(GetBulletin request, CancellationToken cancellationToken)
    {
        var bulletin = await db.Set<Bulletin>().AsNoTracking().SingleOrDefaultAsync(row => row.Number == request.Number, cancellationToken);
        if (bulletin is null) return null;
        var counties = (await db.Set<CountyFigures>().AsNoTracking().Where(row => row.Number == request.Number).ToListAsync(cancellationToken))
            .OrderBy(row => row.Rank ?? int.MaxValue).ThenBy(row => row.Code, StringComparer.Ordinal)
            .Select(row => new BulletinCounty(row.Code, row.Name, row.NameEn, row.Rank, new BulletinSum(row.Week, row.WeekToHouseholds, row.Households, row.Year, row.YearToHouseholds))).ToList();
        var members = (await db.Set<MemberFigures>().AsNoTracking().Where(row => row.Number == request.Number).ToListAsync(cancellationToken))
            .OrderBy(row => row.Rank ?? int.MaxValue).ThenBy(row => row.Code, StringComparer.Ordinal)
            .Select(row => new BulletinMember(
                row.MemberId, row.Code, row.Name, row.NameEn, row.PlaqueNumber, row.Rank, row.IsHeldBack, row.ToldOn, row.Week, row.Year, row.Target, row.BasisPoints)).ToList();
        var notes = (await db.Set<BulletinNote>().AsNoTracking().Where(row => row.Number == request.Number).ToListAsync(cancellationToken)).OrderBy(note => note.At).ThenBy(note => note.Id)
            .Select(note => new BulletinWord(note.At, note.Text)).ToList();
        var total = new BulletinSum(bulletin.Week, bulletin.WeekToHouseholds, bulletin.Households, bulletin.Year, bulletin.YearToHouseholds);
        return new BulletinSheet(
            bulletin.Number, bulletin.Monday, bulletin.IssuedAt, bulletin.CharterVersion, bulletin.SealNumber, bulletin.SealHash, counties, Rest(total, counties), total, members, Sum(members), notes);
    }

    private static BulletinSum Rest(BulletinSum total, List<BulletinCounty> counties) => new(
        new Weight(total.Week.Grams - counties.Sum(county => county.Sum.Week.Grams)), new Money(total.WeekToHouseholds.Fen - counties.Sum(county => county.Sum.WeekToHouseholds.Fen)),
        total.Households - counties.Sum(county => county.Sum.Households ?? 0), new Weight(total.Year.Grams - counties.Sum(county => county.Sum.Year.Grams)),
        new Money(total.YearToHouseholds.Fen - counties.Sum(county => county.Sum.YearToHouseholds.Fen)));

    private static BulletinMembersSum Sum(List<BulletinMember> members)
    {
        var told = members.Where(member => member.ToldOn is not null).ToList();
        var (year, target) = (told.Sum(member => member.Year.Fen), told.Sum(member => member.Target.Fen));
        return new BulletinMembersSum(
            new Money(told.Sum(member => member.Week.Fen)), new Money(year), new Money(target), target == 0 ? 0 : (int)Int128.Clamp((Int128)year * 10_000 / target, 0, int.MaxValue),
            members.Count - told.Count);
    }
}
