using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Requests;
using MediatR;

namespace ConsumerAid.Catalog.Pictures;

/// <summary>
/// Stores a picture as evidence of any subject (<c>dispatch/0199…</c>). The same subject and client id again gives the first answer. The caller has checked that the actor
/// may add to the subject.
/// </summary>
/// <param name="Subject">What it shows, as a path.</param>
/// <param name="ClientId">Made on the sender's device, 1–64 letters, digits, dashes or underscores.</param>
/// <param name="Bytes">As received.</param>
/// <param name="OnBehalfOf">The household or organisation for which it was sent.</param>
[WithinAct]
public sealed record ReceivePicture(string Subject, string ClientId, ReadOnlyMemory<byte> Bytes, string? OnBehalfOf = null) : ICommand<ReceivedPicture>;

/// <summary>A stored picture.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Hash">SHA-256 of the received bytes, lower-case hexadecimal.</param>
public sealed record ReceivedPicture(Guid Id, string Hash);

/// <summary>A picture came in: its variants can be made as soon as the transaction has committed.</summary>
public sealed record PictureReceived(Guid PictureId, string Subject) : IEvent;

internal sealed class ReceivePictureHandler(PictureIntake intake, ActTrail trail) : IRequestHandler<ReceivePicture, ReceivedPicture>
{
    private const int Most = 24;

    public async Task<ReceivedPicture> Handle(ReceivePicture request, CancellationToken cancellationToken)
    {
        var received = await intake.Receive(request.Subject, request.ClientId, request.Bytes, request.OnBehalfOf, Most, cancellationToken);
        trail.Say(request.Subject, request.OnBehalfOf, $"picture {received.Hash}");
        return received;
    }
}
