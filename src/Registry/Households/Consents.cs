using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Personal;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Households;

/// <summary>A household agreed to something, after its text was read out.</summary>
/// <param name="TextVersion">Which text, e.g. <c>sale/1</c>.</param>
/// <param name="Witness">The name of who was there.</param>
/// <param name="GivenOn">Not later than today.</param>
[Allowed(Roles.CountyReviewer, Roles.Administrator, Roles.Liaison)]
public sealed record RecordConsent(string HouseholdCode, ConsentKind Kind, string TextVersion, string Witness, DateOnly GivenOn) : ICommand<Done>;

/// <summary>A household takes a consent back; it holds no longer from today.</summary>
[Allowed(Roles.CountyReviewer, Roles.Administrator, Roles.Liaison)]
public sealed record WithdrawConsent(string HouseholdCode, ConsentKind Kind) : ICommand<Done>;

/// <summary>Told when a consent ends, so that others stop what rested on it.</summary>
public sealed record ConsentWithdrawn(string HouseholdCode, ConsentKind Kind) : IEvent;

/// <summary>Whether a household agreed.</summary>
public static class ConsentRules
{
    /// <summary>The consents of a kind that hold on a day.</summary>
    public static IQueryable<ConsentFact> ConsentsInForce(this MarketDb db, ConsentKind kind, DateOnly day) =>
        db.Consents().Where(consent => consent.Kind == kind && consent.GivenOn <= day && (consent.WithdrawnOn == null || day < consent.WithdrawnOn));

    /// <exception cref="RuleBroken"><c>registry.consent-missing</c>: none on record that holds on this day.</exception>
    public static async Task RequireConsent(this MarketDb db, string householdCode, ConsentKind kind, DateOnly day, CancellationToken cancellation)
    {
        if (await db.ConsentsInForce(kind, day).AnyAsync(consent => consent.HouseholdCode == householdCode, cancellation)) return;
        throw new RuleBroken("registry.consent-missing", householdCode) { Field = "householdCode" };
    }
}

internal sealed class RecordConsentHandler(MarketDb db, HouseholdReach reach, PersonalVault vault, CurrentActor actor, TimeProvider clock, ActTrail trail) : IRequestHandler<RecordConsent, Done>
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
            Id = Guid.CreateVersion7(now), HouseholdCode = household.Code, Kind = request.Kind, TextVersion = version!, Witness = vault.Seal(witness!),
            GivenOn = request.GivenOn, RecordedBy = actor.Code, RecordedAt = now,
        });
        trail.Say($"household/{household.Code}", household.Code, $"consent {request.Kind} {version} on {request.GivenOn:O}");
        return default;
    }
}

internal sealed class WithdrawConsentHandler(MarketDb db, HouseholdReach reach, CurrentActor actor, TimeProvider clock, ActTrail trail, IMediator mediator)
    : IRequestHandler<WithdrawConsent, Done>
{
    public async Task<Done> Handle(WithdrawConsent request, CancellationToken cancellationToken)
    {
        var household = await reach.Load(request.HouseholdCode, cancellationToken);
        var (code, by, today) = (household.Code, actor.Code, clock.Today());
        var ended = await db.Set<Consent>().Where(row => row.HouseholdCode == code && row.Kind == request.Kind && row.WithdrawnOn == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.WithdrawnOn, today).SetProperty(row => row.WithdrawnBy, by), cancellationToken);
        if (ended == 0) throw new NotFound();
        trail.Say($"household/{code}", code, $"consent {request.Kind} withdrawn");
        await mediator.Publish(new ConsentWithdrawn(code, request.Kind), cancellationToken);
        return default;
    }
}
