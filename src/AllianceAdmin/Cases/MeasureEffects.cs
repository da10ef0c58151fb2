using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Registry;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Cases;

/// <summary>
/// What a measure brings about beside what the rule <c>LADDER</c> refuses: a way to sell for the households of a cooperative that may not list, and another liaison for those of
/// one who may not record. A household is never punished.
/// </summary>
internal sealed class MeasureEffects(MarketDb db, CaseReach reach, CaseNotices notices, IMediator mediator, TimeProvider clock)
{
    /// <summary>Of a case that was just decided, or decided otherwise: before it is saved.</summary>
    public async Task Begin(Case one, CancellationToken cancellation)
    {
        if (one.Measure is not (Measure.Suspension or Measure.Removal)) return;
        switch (one.PartyKind)
        {
            case PartyKind.Cooperative:
                await StandIn(one, cancellation);
                if (one.Measure == Measure.Removal) await mediator.Send(new EndLotsOf(one.PartyId, one.Number), cancellation);
                break;
            case PartyKind.Liaison:
                await HandOver(one, cancellation);
                break;
        }
    }

    /// <summary>A measure ended or became milder: what it brought about ends, unless another one still asks for it.</summary>
    public async Task Change(Case one, CancellationToken cancellation)
    {
        await db.SaveChangesAsync(cancellation);
        var (id, now) = (one.PartyId, clock.GetUtcNow());
        if (one.PartyKind != PartyKind.Cooperative || await db.MeasuresAt(now).AnyAsync(row => row.PartyId == id && (row.Measure == Measure.Suspension || row.Measure == Measure.Removal), cancellation)) return;
        await mediator.Send(new EndStandIns(id), cancellation);
    }

    private async Task StandIn(Case one, CancellationToken cancellation)
    {
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        var barred = await db.MeasuresAt(now).Where(row => row.PartyKind == PartyKind.Cooperative && (row.Measure == Measure.Suspension || row.Measure == Measure.Removal))
            .Select(row => row.PartyId).ToListAsync(cancellation);
        var produce = await db.Stocks()
            .Where(stock => stock.State == StockState.Waiting && db.Memberships().Any(member => member.HouseholdCode == stock.HouseholdCode && member.CooperativeId == one.PartyId && member.To == null))
            .Select(stock => stock.Produce).Distinct().ToListAsync(cancellation);
        var valid = db.Certificates().ValidOn(today);
        var all = await (
            from cooperative in db.Organisations()
            where cooperative.Kind == OrganisationKind.Cooperative && (cooperative.Active || cooperative.Id == one.PartyId)
            join county in db.Counties() on cooperative.CountyCode equals county.Code
            select new
            {
                cooperative.Id, cooperative.Code, County = county.Code, county.Latitude, county.Longitude,
                Certified = valid.Any(paper => paper.CooperativeId == cooperative.Id && produce.Contains(paper.Produce)),
            }).ToListAsync(cancellation);
        var own = all.Find(row => row.Id == one.PartyId);
        var next = own is null ? null : all.Where(row => row.Id != one.PartyId && !barred.Contains(row.Id))
            .OrderByDescending(row => row.County == own.County).ThenBy(row => Math.Pow(row.Latitude - own.Latitude, 2) + Math.Pow(row.Longitude - own.Longitude, 2))
            .ThenByDescending(row => row.Certified).ThenBy(row => row.Code, StringComparer.Ordinal).FirstOrDefault();
        if (next is null) return;

        var until = one.Measure == Measure.Removal ? (DateOnly?)null : ChinaTime.DayOf(one.MeasureUntil!.Value).AddDays(1);
        await mediator.Send(new LetStandIn(one.PartyId, next.Id, until), cancellation);
        await notices.TellParty(new Party(PartyKind.Cooperative, next.Id), "cases.notice-stand-in", "/cooperative/stocks", cancellation, own!.Code);
    }

    // The task itself is what follows from the measure (FindHandovers); here the county's office is told.
    private async Task HandOver(Case one, CancellationToken cancellation)
    {
        var ladder = await reach.Ladder(clock.GetUtcNow(), cancellation);
        var liaison = await db.Liaisons().Where(row => row.Id == one.PartyId).Select(row => new { row.Code, row.CountyCode }).SingleAsync(cancellation);
        var reviewers = await db.Accounts()
            .Where(account => account.CountyCode == liaison.CountyCode && !account.Disabled && db.AccountRoles().Any(role => role.AccountId == account.Id && role.Role == Roles.CountyReviewer))
            .Select(account => account.Id).ToListAsync(cancellation);
        await notices.TellAccounts(reviewers, "cases.notice-hand-over", "/review/handovers", cancellation, liaison.Code, $"{ladder.HandoverDays}");
    }
}
