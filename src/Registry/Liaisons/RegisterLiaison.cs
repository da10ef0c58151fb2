using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Personal;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry.Regions;
using ConsumerAid.Registry.Seeding;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Liaisons;

/// <summary>Enters somebody who will act for households near by. An account to sign in with is made apart (<c>CreateAccount</c>).</summary>
[Allowed(Roles.CountyReviewer, Roles.Administrator)]
public sealed record RegisterLiaison(string Name, string VillageCode) : ICommand<RegisteredLiaison>;

/// <summary>A new liaison's id and code.</summary>
public sealed record RegisteredLiaison(Guid Id, string Code);

internal sealed class RegisterLiaisonHandler(MarketDb db, PersonalVault vault, Counters counters, CurrentActor actor, TimeProvider clock,
    ActTrail trail)
    : IRequestHandler<RegisterLiaison, RegisteredLiaison>
{
    public async Task<RegisteredLiaison> Handle(RegisterLiaison request, CancellationToken cancellationToken)
    {
        var name = Typed.Trimmed(request.Name);
        var village = await db.Set<Village>().AsNoTracking().SingleOrDefaultAsync(row => row.Code == request.VillageCode, cancellationToken);
        var inReach = village is not null && (actor.Is(Roles.Administrator) || village.CountyCode == actor.County);
        new FieldErrors()
            .Require(name is { Length: >= 2 and <= 40 }, "name", "registry.name-length", 2, 40)
            .Require(inReach, "villageCode", "registry.village-unknown")
            .ThrowIfAny();
        var liaison = new Liaison
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()), Code = $"L-{await counters.Next(Series.Liaison, cancellationToken):D6}", Name = vault.Seal(name!),
            VillageCode = village!.Code, CountyCode = village.CountyCode,
        };
        db.Add(liaison);
        trail.Say($"liaison/{liaison.Code}");
        return new RegisteredLiaison(liaison.Id, liaison.Code);
    }
}
