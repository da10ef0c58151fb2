using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Personal;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Registry.Liaisons;
using MediatR;

namespace ConsumerAid.Registry.Households;

/// <summary>A household agreed to something, after its text was read out.</summary>
/// <param name="TextVersion">Which text, e.g. <c>sale/1</c>.</param>
/// <param name="Witness">The name of who was there.</param>
/// <param name="GivenOn">Not later than today.</param>
[Allowed(Roles.CountyReviewer, Roles.Administrator, Roles.Liaison)]
public sealed record RecordConsent(string HouseholdCode, ConsentKind Kind, string TextVersion, string Witness, DateOnly GivenOn) : ICommand<Done>;

internal sealed class RecordConsentHandler(MarketDb db, HouseholdReach reach, PersonalVault vault, CurrentActor actor, TimeProvider clock,
    ActTrail trail) : IRequestHandler<RecordConsent, Done>
{
    public async Task<Done> Handle(RecordConsent request, CancellationToken cancellationToken)
    {
        var household = await reach.Load(request.HouseholdCode, cancellationToken);
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        var (version, witness) = (Typed.Trimmed(request.TextVersion), Typed.Trimmed(request.Witness));
        new FieldErrors()
            .Require(version is { Length: <= 40 }, "textVersion", "registry.text-version-missing")
            .Require(witness is { Length: >= 2 and <= 40 }, "witness", "registry.witness-missing")
            .Require(request.GivenOn <= today && request.GivenOn > today.AddYears(-10), "givenOn", "registry.consent-day")
            .ThrowIfAny();
        db.Add(new Consent
        {
            Id = Guid.CreateVersion7(now), HouseholdCode = household.Code, Kind = request.Kind, TextVersion = version!,
            Witness = vault.Seal(witness!),
            GivenOn = request.GivenOn, RecordedBy = actor.Code, RecordedAt = now,
        });
        trail.Say($"household/{household.Code}", household.Code, $"consent {request.Kind} {version} on {request.GivenOn:O}");
        return default;
    }
}
