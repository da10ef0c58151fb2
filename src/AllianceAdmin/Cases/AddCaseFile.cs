using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Cases;

/// <summary>Evidence from either side, until the case is closed: a picture or a PDF, by its content, of at most 12 MB. The same bytes again are the same file.</summary>
/// <param name="Name">What the sender called it.</param>
[Allowed(Roles.Administrator, Roles.Cooperative, Roles.Purchaser, Roles.Approver, Roles.Finance, Roles.Liaison)]
public sealed record AddCaseFile(Guid CaseId, string? Name, ReadOnlyMemory<byte> Bytes) : ICommand<AddedCaseFile>;

/// <summary>A stored file.</summary>
/// <param name="Hash">SHA-256 of the received bytes, lower-case hexadecimal.</param>
public sealed record AddedCaseFile(Guid Id, string Name, string Hash);

internal sealed class AddCaseFileHandler(MarketDb db, CaseReach reach, EvidenceStore store, CurrentActor actor, ActTrail trail, TimeProvider clock)
    : IRequestHandler<AddCaseFile, AddedCaseFile>
{
    public async Task<AddedCaseFile> Handle(AddCaseFile request, CancellationToken cancellationToken)
    {
        var one = await reach.Load(request.CaseId, cancellationToken);
        one.RequireOpen();
        var kind = EvidenceFiles.KindOf(request.Bytes.Span);
        var hash = EvidenceStore.HashOf(request.Bytes.Span);
        var stored = await db.Set<CaseFile>().AsNoTracking().Where(file => file.CaseId == one.Id).Select(file => new { file.Id, file.Name, file.Hash }).ToListAsync(cancellationToken);
        if (stored.Find(file => file.Hash == hash) is { } known) return new AddedCaseFile(known.Id, known.Name, hash);
        RuleBroken.If(stored.Count >= EvidenceFiles.MostFiles, "cases.too-many-files", EvidenceFiles.MostFiles);
        // The bytes first: a row never speaks of a file that is not there.
        await store.Keep(hash, request.Bytes, cancellationToken);
        var now = clock.GetUtcNow();
        var file = new CaseFile
        {
            Id = Guid.CreateVersion7(now), CaseId = one.Id, Name = EvidenceFiles.NameOf(request.Name, kind), Kind = kind, Bytes = request.Bytes.Length, Hash = hash, At = now, By = actor.Code,
            Side = reach.Side,
        };
        db.Add(file);
        trail.Say($"case/{one.Id}", one.PartyId.ToString(), $"file {hash}");
        return new AddedCaseFile(file.Id, file.Name, hash);
    }
}
