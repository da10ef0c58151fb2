using ConsumerAid.AllianceAdmin.Members;
using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry.Notices;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Pledges;

/// <summary>The office credits a reported sale to whoever shares it, or refuses it with a reason. Nobody reviews their own report.</summary>
[Allowed(Roles.Administrator)]
public sealed record ReviewOfflineSale(Guid Id, bool Accept, string? Reason) : ICommand<Done>;

internal sealed class ReviewOfflineSaleHandler(MarketDb db, DoubleCredits doubles, CurrentActor actor, IMediator mediator, TimeProvider clock, ActTrail trail) : IRequestHandler<ReviewOfflineSale, Done>
{
    public async Task<Done> Handle(ReviewOfflineSale request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var sale = await db.Set<OfflineSale>().Include(row => row.Shares).SingleOrDefaultAsync(row => row.Id == request.Id, cancellationToken) ?? throw new NotFound();
        var reason = request.Accept ? Typing.Trimmed(request.Reason) : Typing.Reason(request.Reason);
        sale.Review(request.Accept, actor.Account, actor.Code, reason, now);
        if (request.Accept)
        {
            await Require(sale, cancellationToken);
            var parts = CreditPart.Chain(sale.Id, CreditSource.Offline, sale.Kind, sale.Shares.OrderBy(share => share.Position).Select(share => (share.MemberId, share.PerMille))).ToList();
            db.AddRange(parts);
            db.AddRange(parts.Select(part => sale.Entry(part, now, actor.Code)));
        }

        trail.Say($"offline-sale/{sale.Id}", sale.MemberId.ToString(), request.Accept ? "credited" : "refused");
        await mediator.Send(
            new TellParties(request.Accept ? "pledge.notice-credited" : "pledge.notice-refused", [sale.Number, reason ?? ""], "/member/pledge") { Organisations = [.. sale.Shares.Select(share => share.MemberId)] },
            cancellationToken);
        return default;
    }

    // What was so when it was reported may have changed.
    private async Task Require(OfflineSale sale, CancellationToken cancellation)
    {
        if (await doubles.Known(sale.CooperativeId, sale.InvoiceNo, sale.SlipNo, sale.SlipHash, sale.Id, cancellation) is { } known)
        {
            throw new RuleBroken("pledge.already-credited", known.Paper) { Status = 409 };
        }

        var certified = await db.Certificates().ValidOn(sale.SoldOn)
            .AnyAsync(row => row.Number == sale.CertificateNo && row.CooperativeId == sale.CooperativeId && row.Produce == sale.Produce, cancellation);
        RuleBroken.If(!certified, "pledge.certificate-invalid", sale.CertificateNo, sale.SoldOn);
    }
}
