using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Cases;

/// <summary>A file of evidence, whole, for the sides of its case; null when there is none or it is another's.</summary>
[Allowed(Roles.Administrator, Roles.Auditor, Roles.Cooperative, Roles.Purchaser, Roles.Approver, Roles.Finance, Roles.Liaison)]
public sealed record GetCaseFile(Guid CaseId, Guid FileId) : IQuery<StoredCaseFile?>;

/// <param name="Type">The media type, by content.</param>
public sealed record StoredCaseFile(string Name, string Type, string Hash, byte[] Bytes);

internal sealed class GetCaseFileHandler(MarketDb db, CaseReach reach, EvidenceStore store) : IRequestHandler<GetCaseFile, StoredCaseFile?>
{
    public async Task<StoredCaseFile?> Handle(GetCaseFile request, CancellationToken cancellationToken)
    {
        var file = await (
            from one in reach.Visible()
            join row in db.Set<CaseFile>() on one.Id equals row.CaseId
            where one.Id == request.CaseId && row.Id == request.FileId
            select new { row.Name, row.Kind, row.Hash }).SingleOrDefaultAsync(cancellationToken);
        return file is null ? null : new StoredCaseFile(file.Name, EvidenceFiles.TypeOf(file.Kind), file.Hash, await store.Read(file.Hash, cancellationToken));
    }
}
