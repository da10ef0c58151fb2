using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Charter;

/// <summary>Puts the supplied text into a database that has no charter yet. Safe to send at every start.</summary>
[SystemOnly]
public sealed record LoadCharter : ICommand<Done>;

internal sealed class LoadCharterHandler(MarketDb db, ActTrail trail, TimeProvider clock) : IRequestHandler<LoadCharter, Done>
{
    public async Task<Done> Handle(LoadCharter request, CancellationToken cancellationToken)
    {
        if (await db.Set<CharterVersion>().AnyAsync(cancellationToken)) return default;
        var version = CharterFile.Supplied().ToVersion(clock.GetUtcNow());
        db.Add(version);
        trail.Say($"charter/{version.Number}");
        return default;
    }
}
