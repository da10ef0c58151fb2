using System.Reflection;
using MediatR;

namespace ConsumerAid.Foundation.Requests;

/// <summary>Refuses a request whose sender holds none of the roles that it names (ASVS 8.2.1), in one place for pages, API and jobs.</summary>
internal sealed class Guard<TRequest, TResult>(CurrentActor actor, ActTrail trail) : IPipelineBehavior<TRequest, TResult>
    where TRequest : notnull
{
    private static readonly AllowedAttribute? Allowed = typeof(TRequest).GetCustomAttribute<AllowedAttribute>();
    private static readonly bool Anyone = typeof(TRequest).IsDefined(typeof(AnyoneAttribute), false);
    private static readonly bool WithinAct = typeof(TRequest).IsDefined(typeof(WithinActAttribute), false);
    private static readonly bool SignedIn = typeof(TRequest).IsDefined(typeof(SignedInAttribute), false);

    public Task<TResult> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next)
    {
        var now = actor.Value;
        if (Anyone || now.IsSystem) return next();
        if (WithinAct && trail.IsRunning) return next();
        if (SignedIn && now.AccountId is not null) return next();
        return Allowed is not null && Allowed.Roles.Any(now.Is) ? next() : throw new Forbidden();
    }
}
