using ConsumerAid.AllianceAdmin.Members;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry.Notices;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Pledges;

/// <summary>Takes back what an offline sale was credited for, by negative entries: it was refunded or its papers were wrong. By another administrator than the one who credited it.</summary>
[Allowed(Roles.Administrator)]
public sealed record ReverseOfflineSale(Guid Id, string? Reason) : ICommand<Done>;

internal sealed class ReverseOfflineSaleHandler(MarketDb db, CurrentActor actor, IMediator mediator, TimeProvider clock, ActTrail trail) : IRequestHandler<ReverseOfflineSale, Done>
{
    public async Task<Done> Handle(ReverseOfflineSale request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var reason = Typing.Reason(request.Reason);
        var sale = await db.Set<OfflineSale>().SingleOrDefaultAsync(row => row.Id == request.Id, cancellationToken) ?? throw new NotFound();
        sale.Reverse(actor.Account, reason, now);
        var entries = await db.Set<CreditEntry>().AsNoTracking().Where(row => row.SourceId == sale.Id).ToListAsync(cancellationToken);
        db.AddRange(entries.GroupBy(row => row.FromPerMille).Select(part => new CreditEntry
        {
            SourceId = sale.Id, FromPerMille = part.Key, Turn = part.Max(row => row.Turn) + 1, Source = CreditSource.Offline, MemberId = part.First().MemberId, Kind = sale.Kind,
            Grams = -part.Sum(row => row.Grams), Fen = -part.Sum(row => row.Fen), CountedOn = sale.SoldOn, RecordedAt = now, RecordedBy = actor.Code,
        }));
        trail.Say($"offline-sale/{sale.Id}", sale.MemberId.ToString(), "reversed");
        await mediator.Send(
            new TellParties("pledge.notice-reversed", [sale.Number, reason], "/member/pledge") { Organisations = [.. entries.Select(row => row.MemberId).Distinct()] }, cancellationToken);
        return default;
    }
}
