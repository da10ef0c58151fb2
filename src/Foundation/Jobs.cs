using ConsumerAid.Foundation.Requests;
using Hangfire;
using MediatR;

namespace ConsumerAid.Foundation;

/// <summary>A job that comes again: one line that sends a request as the system. Registered by its module, made known to Hangfire at every start.</summary>
/// <param name="Name">Its name in the dashboard, e.g. <c>orders.roll-up</c>.</param>
/// <param name="Cron">When, in China's time.</param>
/// <param name="Send">Sends the request; its handler is safe to run twice, to be killed half way and to run on several servers.</param>
public sealed record RecurringRequest(string Name, string Cron, Func<IMediator, CancellationToken, Task> Send);

/// <summary>Runs a recurring request as the system, in the scope that Hangfire opens for the job.</summary>
public sealed class RecurringJob(IMediator mediator, CurrentActor actor, IEnumerable<RecurringRequest> requests)
{
    /// <param name="name">The <see cref="RecurringRequest.Name"/>.</param>
    [AutomaticRetry(Attempts = 3)]
    public Task Run(string name, CancellationToken cancellation)
    {
        actor.Value = Actor.System;
        return requests.Single(request => request.Name == name).Send(mediator, cancellation);
    }
}
