using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Personal;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>
/// Anybody objects to a certificate during its public notice, with a name or without. Without a name nothing is kept of who it was, not even of somebody who is signed in.
/// Its reason is public once an administrator has answered it.
/// </summary>
/// <param name="ClientId">Made with the form, 1–64 letters, digits, dashes or underscores: sent again it gives the first answer.</param>
[Anyone]
public sealed record ObjectToCertificate(Guid ApplicationId, string? Name, string Reason, string ClientId) : ICommand<Guid>;

internal sealed class ObjectToCertificateHandler(MarketDb db, CurrentActor actor, ActTrail trail, TimeProvider clock, PersonalVault vault) : IRequestHandler<ObjectToCertificate, Guid>
{
    private const int LongestName = 60;
    private const int MostOpen = 200;

    public async Task<Guid> Handle(ObjectToCertificate request, CancellationToken cancellationToken)
    {
        var (now, name, reason) = (clock.GetUtcNow(), request.Name?.Trim() ?? "", Reasons.Required(request.Reason));
        new FieldErrors()
            .Require(name.Length <= LongestName, "name", "text.too-long", LongestName)
            .Require(request.ClientId.Length is > 0 and <= 64 && request.ClientId.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'), "clientId", "picture.client-id", 64)
            .ThrowIfAny();
        var today = ChinaTime.DayOf(now);
        var application = await db.Set<CertificateApplication>().AsNoTracking().Where(row => row.Id == request.ApplicationId && row.NoticeFrom != null)
            .Select(row => new { row.State, row.NoticeTo, row.CooperativeId }).SingleOrDefaultAsync(cancellationToken) ?? throw new NotFound();
        var objections = db.Set<CertificateObjection>().Where(row => row.ApplicationId == request.ApplicationId);
        if (await objections.Where(row => row.ClientId == request.ClientId).Select(row => (Guid?)row.Id).SingleOrDefaultAsync(cancellationToken) is { } known) return known;
        if (application.State != ApplicationState.InNotice || application.NoticeTo < today) throw new RuleBroken("certification.notice-over", application.NoticeTo!.Value) { Status = 409 };
        if (await objections.CountAsync(row => row.AnsweredAt == null, cancellationToken) >= MostOpen) throw new RuleBroken("certification.too-many-objections") { Status = 429 };

        var objection = new CertificateObjection
        {
            Id = Guid.CreateVersion7(now), ApplicationId = request.ApplicationId, ClientId = request.ClientId, At = now,
            By = name.Length == 0 ? Actor.Anonymous.Code : actor.Code, Name = name.Length == 0 ? default : vault.Seal(name), Reason = reason,
        };
        db.Add(objection);
        if (name.Length > 0) trail.Say($"application/{request.ApplicationId}", application.CooperativeId.ToString(), $"objection/{objection.Id}");
        return objection.Id;
    }
}
