using System.Security.Cryptography;
using System.Text;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Personal;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Complaints;

/// <summary>What became of a visitor's complaint, by its number and key; null when they do not belong together.</summary>
[Anyone]
public sealed record LookUpComplaint(string? Number, string? Key) : IQuery<ComplaintSheet?>;

internal sealed class LookUpComplaintHandler(MarketDb db, ComplaintReach reach, PersonalVault vault) : IRequestHandler<LookUpComplaint, ComplaintSheet?>
{
    public async Task<ComplaintSheet?> Handle(LookUpComplaint request, CancellationToken cancellationToken)
    {
        var (number, key) = (request.Number?.Trim().ToUpperInvariant() ?? "", request.Key?.Trim() ?? "");
        var complaint = await db.Set<Complaint>().AsNoTracking().SingleOrDefaultAsync(row => row.Number == number, cancellationToken);
        if (complaint is null || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(ComplaintKey.Of(vault, complaint.Id)), Encoding.UTF8.GetBytes(key))) return null;
        var row = (await ComplaintRows.Of(db, reach, [complaint], cancellationToken))[0];
        return new ComplaintSheet(row with { By = null, Side = ComplaintSide.Complainant }, complaint.Text, null, complaint.Settlement, await ComplaintThread.Of(db, complaint.Id, ComplaintSide.Complainant, cancellationToken));
    }
}
