using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry;
using ConsumerAid.Registry.Notices;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Complaints;

/// <summary>Who is told of what happens to a complaint: whoever does not already know. A visitor looks it up.</summary>
internal sealed class ComplaintNotices(MarketDb db)
{
    private const int MostAdministrators = 100;

    /// <param name="side">Who did it.</param>
    /// <param name="toOffice">The administrators are told as well.</param>
    public async Task<TellParties> Of(Complaint complaint, ComplaintSide side, string code, CancellationToken cancellation, bool toOffice = false, bool toComplainant = true)
    {
        var accounts = new List<Guid>();
        if (side != ComplaintSide.Complainant && toComplainant && complaint.ByOrganisationId is null && complaint.By != Actor.Anonymous.Code)
        {
            accounts.AddRange(await db.Accounts().Where(account => account.Code == complaint.By).Select(account => account.Id).ToListAsync(cancellation));
        }

        if (toOffice || (side == ComplaintSide.Complainant && complaint.State == ComplaintState.Escalated))
        {
            accounts.AddRange(await (from role in db.AccountRoles()
                                     join account in db.Accounts() on role.AccountId equals account.Id
                                     where role.Role == Roles.Administrator && !account.Disabled
                                     orderby account.Code
                                     select account.Id).Take(MostAdministrators).ToListAsync(cancellation));
        }

        var organisations = new List<Guid>();
        if (side != ComplaintSide.Party) organisations.Add(complaint.AgainstId);
        if (side != ComplaintSide.Complainant && toComplainant && complaint.ByOrganisationId is { } own) organisations.Add(own);
        return new TellParties(code, [complaint.Number], $"/complaints/{complaint.Id}") { Accounts = accounts, Organisations = organisations };
    }
}
