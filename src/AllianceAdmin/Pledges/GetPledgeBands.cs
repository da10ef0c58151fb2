using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.AllianceAdmin.Members;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Pledges;

/// <summary>How far a member is against what its pledge asks until today, by days of membership.</summary>
public enum PledgeBand
{
    UnderHalf,
    UnderFourFifths,
    UnderWhole,
    Whole,
}

/// <summary>How many members stand in each band of this year's pledge: those active and those suspended.</summary>
[Allowed(Roles.Administrator, Roles.Auditor)]
public sealed record GetPledgeBands : IQuery<IReadOnlyList<PledgeBandCount>>;

/// <summary>A band, also one in which nobody is.</summary>
public sealed record PledgeBandCount(PledgeBand Band, int Members);

internal sealed class GetPledgeBandsHandler(PledgeBands bands) : IRequestHandler<GetPledgeBands, IReadOnlyList<PledgeBandCount>>
{
    public async Task<IReadOnlyList<PledgeBandCount>> Handle(GetPledgeBands request, CancellationToken cancellationToken)
    {
        var found = (await bands.Read(cancellationToken)).Values.CountBy(band => band).ToDictionary();
        return [.. Enum.GetValues<PledgeBand>().Select(band => new PledgeBandCount(band, found.GetValueOrDefault(band)))];
    }
}

/// <summary>Puts all members into bands at once: three queries, however many they are.</summary>
internal sealed class PledgeBands(MarketDb db, CharterShelf shelf, TimeProvider clock)
{
    /// <summary>The band of this part of what is asked; who owes nothing yet has done it all.</summary>
    public static PledgeBand Of(long credited, long asked)
    {
        bool Under(int percent) => (Int128)credited * 100 < (Int128)asked * percent;
        return Under(50) ? PledgeBand.UnderHalf : Under(80) ? PledgeBand.UnderFourFifths : Under(100) ? PledgeBand.UnderWhole : PledgeBand.Whole;
    }

    public async Task<IReadOnlyDictionary<Guid, PledgeBand>> Read(CancellationToken cancellation)
    {
        var today = clock.Today();
        var first = new DateOnly(today.Year, 1, 1);
        var least = (await shelf.InForce(db, today, cancellation)).Whole("CH-01", "min_pledge");
        var members = db.Set<Member>().Where(member => member.State == MemberState.Active || member.State == MemberState.Suspended);
        var pledges = await members.Select(member => new { member.Id, member.Pledge.Fen }).ToListAsync(cancellation);
        var periods = (await db.Set<MembershipPeriod>().Where(period => members.Any(member => member.Id == period.MemberId) && (period.To == null || period.To > first))
            .Select(period => new { period.MemberId, period.From, period.To }).ToListAsync(cancellation)).ToLookup(row => row.MemberId, row => new MemberDays(row.From, row.To));
        var credited = await db.Set<CreditEntry>().Where(entry => entry.CountedOn >= first && entry.CountedOn <= today).GroupBy(entry => entry.MemberId)
            .Select(entries => new { entries.Key, Fen = entries.Sum(entry => entry.Fen) }).ToDictionaryAsync(row => row.Key, row => row.Fen, cancellation);
        return pledges.ToDictionary(
            member => member.Id,
            member => Of(credited.GetValueOrDefault(member.Id), PledgeTarget.ByDays(Math.Max(member.Fen, least), [.. periods[member.Id]], today)));
    }
}
