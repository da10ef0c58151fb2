using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog.Prices;

/// <summary>An observation counts no more from now on; its row stays. A reviewer withdraws only what is of the own county. Twice is once.</summary>
[Allowed(Roles.Administrator, Roles.CountyReviewer)]
public sealed record WithdrawPriceObservation(Guid Id, string Reason) : ICommand<Done>;

internal sealed class WithdrawPriceObservationHandler(MarketDb db, CurrentActor actor, ActTrail trail, TimeProvider clock) : IRequestHandler<WithdrawPriceObservation, Done>
{
    public async Task<Done> Handle(WithdrawPriceObservation request, CancellationToken cancellationToken)
    {
        var reason = Reasons.Checked(request.Reason);
        var observations = db.PriceObservations().Where(row => row.Id == request.Id);
        if (!actor.Is(Roles.Administrator) && actor.County is var county)
        {
            observations = observations.Where(row => db.Produce().Any(kind => kind.Code == row.Produce && kind.CountyCode == county));
        }

        var observation = await observations.SingleOrDefaultAsync(cancellationToken) ?? throw new NotFound();
        if (observation.WithdrawnAt is not null) return default;
        db.Add(new PriceWithdrawal { ObservationId = observation.Id, By = actor.Code, At = clock.GetUtcNow(), Reason = reason });
        trail.Say($"price-observation/{observation.Id}", detail: reason);
        return default;
    }
}

/// <summary>Why something is withdrawn.</summary>
internal static class Reasons
{
    /// <exception cref="InvalidFields">None, or too long.</exception>
    public static string Checked(string? reason)
    {
        var text = reason?.Trim() ?? "";
        new FieldErrors().Require(text.Length > 0, "reason", "catalog.reason-missing").Require(text.Length <= 400, "reason", "text.too-long", 400).ThrowIfAny();
        return text;
    }
}
