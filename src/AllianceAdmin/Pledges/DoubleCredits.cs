using ConsumerAid.AllianceAdmin.Members;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Orders;
using ConsumerAid.Registry;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Pledges;

/// <summary>Whether papers stand behind a credit already.</summary>
internal sealed class DoubleCredits(MarketDb db, CurrentActor actor, TimeProvider clock)
{
    /// <summary>What stands already for the same invoice, weigh slip or file of this cooperative, or null. A lorry of this program has its slip's number too.</summary>
    /// <param name="except">The report itself, when it is reviewed.</param>
    public async Task<(string Paper, string Subject)?> Known(Guid cooperative, string invoice, string slip, string slipHash, Guid? except, CancellationToken cancellation)
    {
        var standing = await db.Set<OfflineSale>().Where(row => row.Id != except && (row.State == OfflineSaleState.Reported || row.State == OfflineSaleState.Credited)
                && (row.SlipHash == slipHash || (row.CooperativeId == cooperative && (row.InvoiceNo == invoice || row.SlipNo == slip))))
            .OrderBy(row => row.ReportedAt).ThenBy(row => row.Id).Select(row => new { row.Id, row.InvoiceNo }).FirstOrDefaultAsync(cancellation);
        if (standing is not null) return (standing.InvoiceNo == invoice ? invoice : slip, $"offline-sale/{standing.Id}");
        var lorry = await db.Dispatches().Where(row => row.CooperativeId == cooperative && row.SlipNo == slip).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(cancellation);
        return lorry is { } dispatch ? (slip, $"dispatch/{dispatch}") : null;
    }

    /// <summary>Notes an attempt, once for the same papers.</summary>
    public async Task Note(Guid member, string paper, string known, CancellationToken cancellation)
    {
        if (await db.Set<DoubleCredit>().AnyAsync(row => row.MemberId == member && row.Paper == paper && row.Known == known, cancellation)) return;
        var now = clock.GetUtcNow();
        db.Add(new DoubleCredit { Id = Guid.CreateVersion7(now), At = now, MemberId = member, By = actor.Code, Paper = paper, Known = known });
    }
}

internal static class MembersThen
{
    /// <summary>Who was a member on a day, with code and name.</summary>
    public static IQueryable<MemberThen> MembersOn(this MarketDb db, DateOnly day) =>
        from period in db.Set<MembershipPeriod>()
        join organisation in db.Organisations() on period.MemberId equals organisation.Id
        where period.From <= day && (period.To == null || period.To > day)
        select new MemberThen { Id = organisation.Id, Code = organisation.Code, Name = organisation.Name };
}

/// <summary>A member on some day.</summary>
internal sealed record MemberThen
{
    public required Guid Id { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }
}
