using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Papers;

/// <summary>A paper as it was received, or null: the office's, the auditor's, and the unit's own.</summary>
[Allowed(Roles.Administrator, Roles.Auditor, Roles.Purchaser, Roles.Approver, Roles.Finance)]
public sealed record GetPaper(Guid Id) : IQuery<PaperFile?>;

/// <summary>The bytes, proved by their hash.</summary>
public sealed record PaperFile(string FileName, string ContentType, string Hash, ReadOnlyMemory<byte> Bytes);

internal sealed class GetPaperHandler(MarketDb db, PaperStore store, CurrentActor actor) : IRequestHandler<GetPaper, PaperFile?>
{
    public async Task<PaperFile?> Handle(GetPaper request, CancellationToken cancellationToken)
    {
        var paper = await db.Set<Paper>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == request.Id, cancellationToken);
        if (paper is null) return null;
        var oversees = actor.Is(Roles.Administrator) || actor.Is(Roles.Auditor);
        if (!oversees && (paper.OwnerId is null || paper.OwnerId != actor.Value.OrganisationId)) return null;
        return await store.Received(paper.Hash, cancellationToken) is { } bytes ? new PaperFile(paper.FileName, paper.ContentType, paper.Hash, bytes) : null;
    }
}
