using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Cases;

/// <summary>Gives a case to an administrator.</summary>
/// <param name="Owner">The account's code.</param>
[Allowed(Roles.Administrator)]
public sealed record AssignCase(Guid CaseId, string? Owner) : ICommand<Done>;

internal sealed class AssignCaseHandler(MarketDb db, CaseReach reach, CaseNotices notices, ActTrail trail) : IRequestHandler<AssignCase, Done>
{
    public async Task<Done> Handle(AssignCase request, CancellationToken cancellationToken)
    {
        var one = await reach.Load(request.CaseId, cancellationToken);
        one.RequireOpen();
        var owner = await Administrator(db, request.Owner, cancellationToken);
        (one.Desk.OwnerId, one.Desk.Owner) = owner;
        trail.Say($"case/{one.Id}", detail: owner.Code);
        await notices.TellOwner(one, "cases.notice-assigned", cancellationToken);
        return default;
    }

    /// <exception cref="InvalidFields">No administrator has this code.</exception>
    public static async Task<(Guid Id, string Code)> Administrator(MarketDb db, string? code, CancellationToken cancellation)
    {
        var wanted = code?.Trim().ToUpperInvariant() ?? "";
        var found = await db.Accounts().Where(account => account.Code == wanted && !account.Disabled && db.AccountRoles().Any(role => role.AccountId == account.Id && role.Role == Roles.Administrator))
            .Select(account => new { account.Id, account.Code }).SingleOrDefaultAsync(cancellation);
        new FieldErrors().Require(found is not null, "owner", "cases.owner-unknown").ThrowIfAny();
        return (found!.Id, found.Code);
    }
}
