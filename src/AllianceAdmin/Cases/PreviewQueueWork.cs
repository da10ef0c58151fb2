using ConsumerAid.Foundation.Requests;
using MediatR;

namespace ConsumerAid.AllianceAdmin.Cases;

/// <summary>What <see cref="WorkQueue"/> would do with these lines; nothing is changed.</summary>
[Allowed(Roles.Administrator)]
public sealed record PreviewQueueWork(IReadOnlyList<Guid> Ids, QueueAct Act, string? Owner = null, string? Reason = null) : IQuery<QueueWork>;

internal sealed class PreviewQueueWorkHandler(QueuePlan plan) : IRequestHandler<PreviewQueueWork, QueueWork>
{
    public Task<QueueWork> Handle(PreviewQueueWork request, CancellationToken cancellationToken) => plan.Of(request.Ids, request.Act, request.Owner, request.Reason, cancellationToken);
}
