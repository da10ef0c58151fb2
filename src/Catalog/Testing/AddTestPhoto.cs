using ConsumerAid.Catalog.Pictures;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>A picture of the laboratory's report, as evidence: at most six, from whoever recorded the result.</summary>
[Allowed(Roles.Cooperative, Roles.CountyReviewer, Roles.Administrator)]
public sealed record AddTestPhoto(Guid TestId, string ClientId, ReadOnlyMemory<byte> Bytes) : ICommand<ReceivedPicture>;

internal sealed class AddTestPhotoHandler(MarketDb db, CurrentActor actor, ActTrail trail, PictureIntake intake) : IRequestHandler<AddTestPhoto, ReceivedPicture>
{
    private const int Most = 6;

    public async Task<ReceivedPicture> Handle(AddTestPhoto request, CancellationToken cancellationToken)
    {
        var by = actor.Code;
        var cooperative = await db.TestResults().Where(row => row.Id == request.TestId && row.RecordedBy == by).Select(row => (Guid?)row.CooperativeId).SingleOrDefaultAsync(cancellationToken)
            ?? throw new NotFound();
        var subject = PictureSubject.Test(request.TestId);
        var received = await intake.Receive(subject, request.ClientId, request.Bytes, cooperative.ToString(), Most, cancellationToken);
        trail.Say(subject, cooperative.ToString(), $"picture {received.Hash}");
        return received;
    }
}
