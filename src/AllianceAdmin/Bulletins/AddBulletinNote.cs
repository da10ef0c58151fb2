using ConsumerAid.AllianceAdmin.Cases;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Bulletins;

/// <summary>Corrects an issued bulletin by a dated note, which stands with it from then on. The figures stay.</summary>
/// <param name="Text">What is wrong, what is right, and why; the public reads it.</param>
[Allowed(Roles.Administrator)]
public sealed record AddBulletinNote(int Number, string? Text) : ICommand<Guid>;

internal sealed class AddBulletinNoteHandler(MarketDb db, CurrentActor actor, ActTrail trail, TimeProvider clock) : IRequestHandler<AddBulletinNote, Guid>
{
    public async Task<Guid> Handle(AddBulletinNote request, CancellationToken cancellationToken)
    {
        if (!await db.Set<Bulletin>().AnyAsync(row => row.Number == request.Number, cancellationToken)) throw new NotFound();
        var (now, text) = (clock.GetUtcNow(), request.Text?.Trim() ?? "");
        new FieldErrors()
            .Require(text.Length > 0, "text", "bulletins.note-missing")
            .Require(text.Length <= BulletinNote.Longest, "text", "text.too-long", BulletinNote.Longest)
            .Require(!CaseText.IsPersonal(text), "text", "bulletins.note-personal")
            .ThrowIfAny();
        var id = Guid.CreateVersion7(now);
        db.Add(new BulletinNote { Id = id, Number = request.Number, At = now, By = actor.Code, Text = text });
        trail.Say($"bulletin/{request.Number}");
        return id;
    }
}
