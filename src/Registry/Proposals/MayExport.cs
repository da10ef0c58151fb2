using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Proposals;

/// <summary>Until when the actor may take the ledger away; null: not, or not yet.</summary>
[Allowed(Roles.Auditor, Roles.Administrator)]
public sealed record MayExport : IQuery<DateTimeOffset?>;

internal sealed class MayExportHandler(MarketDb db, CurrentActor actor, TimeProvider clock) : IRequestHandler<MayExport, DateTimeOffset?>
{
    public async Task<DateTimeOffset?> Handle(MayExport request, CancellationToken cancellationToken)
    {
        var decided = await db.ExportAgreements(actor.Account, clock.GetUtcNow()).Take(1).ToListAsync(cancellationToken);
        return decided.Count == 0 ? null : decided[0] + ExportRules.Holds;
    }
}
