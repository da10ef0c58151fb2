using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog.Pictures;

/// <summary>Takes a picture in: judged by its header, kept under its hash, its variants left to the job.</summary>
internal sealed class PictureIntake(MarketDb db, PictureStore store, IMediator mediator, CurrentActor actor, TimeProvider clock)
{
    /// <param name="most">How many pictures the subject may have.</param>
    /// <exception cref="RuleBroken"><c>picture.client-id</c>, <c>picture.too-many</c>, or as <see cref="PictureFacts.Inspect"/>.</exception>
    public async Task<ReceivedPicture> Receive(string subject, string clientId, ReadOnlyMemory<byte> bytes, string? onBehalfOf, int most, CancellationToken cancellation)
    {
        RuleBroken.If(clientId.Length is 0 or > 64 || !clientId.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'), "picture.client-id", 64);
        var known = await db.Set<Picture>().AsNoTracking().Where(picture => picture.Subject == subject && picture.ClientId == clientId)
            .Select(picture => new ReceivedPicture(picture.Id, picture.Hash)).SingleOrDefaultAsync(cancellation);
        if (known is not null) return known;

        var facts = PictureFacts.Inspect(bytes.Span);
        var position = await db.Set<Picture>().CountAsync(picture => picture.Subject == subject, cancellation) + 1;
        RuleBroken.If(position > most, "picture.too-many", most);
        var now = clock.GetUtcNow();
        var hash = PictureStore.HashOf(bytes.Span);
        await store.Keep(hash, bytes, cancellation);
        var picture = new Picture
        {
            Id = Guid.CreateVersion7(now), Subject = subject, SubjectId = PictureSubject.IdOf(subject), ClientId = clientId, Hash = hash,
            ContentType = $"image/{facts.Format.ToString().ToLowerInvariant()}", Width = facts.UprightWidth, Height = facts.UprightHeight, CapturedAt = facts.CapturedAt,
            ReceivedAt = now, UploadedBy = actor.Code, OnBehalfOf = onBehalfOf, Position = position,
        };
        db.Add(picture);
        await mediator.Publish(new PictureReceived(picture.Id, subject), cancellation);
        return new ReceivedPicture(picture.Id, hash);
    }
}
