using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Personal;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Complaints;

/// <summary>A complaint with its thread; null when there is none in the reader's reach.</summary>
[SignedIn]
public sealed record GetComplaint(Guid Id) : IQuery<ComplaintSheet?>;

/// <summary>A complaint as its page shows it.</summary>
/// <param name="Contact">How a visitor wants to be reached: for the office alone.</param>
public sealed record ComplaintSheet(ComplaintRow Row, string Text, string? Contact, string? Settlement, IReadOnlyList<ComplaintSaid> Words);

/// <summary>A word of the thread; <c>By</c> is null for the other side.</summary>
public sealed record ComplaintSaid(DateTimeOffset At, ComplaintSide Side, string? By, string Text);

internal sealed class GetComplaintHandler(MarketDb db, ComplaintReach reach, CurrentActor actor, PersonalVault vault) : IRequestHandler<GetComplaint, ComplaintSheet?>
{
    public async Task<ComplaintSheet?> Handle(GetComplaint request, CancellationToken cancellationToken)
    {
        var complaint = await reach.Visible().AsNoTracking().SingleOrDefaultAsync(row => row.Id == request.Id, cancellationToken);
        if (complaint is null) return null;
        var row = (await ComplaintRows.Of(db, reach, [complaint], cancellationToken))[0];
        var said = await ComplaintThread.Of(db, complaint.Id, row.Side, cancellationToken);
        return new ComplaintSheet(row, complaint.Text, actor.Is(Roles.Administrator) && !complaint.Contact.IsEmpty ? vault.Open(complaint.Contact) : null, complaint.Settlement, said);
    }
}

/// <summary>What was said.</summary>
internal static class ComplaintThread
{
    public const int Most = 500;

    public static async Task<IReadOnlyList<ComplaintSaid>> Of(MarketDb db, Guid complaint, ComplaintSide reader, CancellationToken cancellation) =>
        [.. (await db.Set<ComplaintWord>().AsNoTracking().Where(word => word.ComplaintId == complaint).OrderBy(word => word.At).ThenBy(word => word.Id).Take(Most).ToListAsync(cancellation))
            .Select(word => new ComplaintSaid(word.At, word.Side, reader == ComplaintSide.Office || reader == word.Side ? word.By : null, word.Text))];
}
