using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry.Accounts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Households;

/// <summary>Requests that wait for a decision, oldest first.</summary>
[Allowed(Roles.Administrator)]
public sealed record FindUnmaskRequests : IQuery<IReadOnlyList<UnmaskRequestRow>>;

/// <param name="By">Who asks: an account's code.</param>
/// <param name="Own">The actor's own: another decides.</param>
public sealed record UnmaskRequestRow(Guid Id, string HouseholdCode, PersonalField Field, string Reason, string By, DateTimeOffset At, bool Own);

internal sealed class FindUnmaskRequestsHandler(MarketDb db, CurrentActor actor, TimeProvider clock)
    : IRequestHandler<FindUnmaskRequests, IReadOnlyList<UnmaskRequestRow>>
{
    public async Task<IReadOnlyList<UnmaskRequestRow>> Handle(FindUnmaskRequests request, CancellationToken cancellationToken)
    {
        var (oldest, account) = (clock.GetUtcNow() - UnmaskRules.Waits, actor.Account);
        return await db.Set<UnmaskRequest>().AsNoTracking().Where(row => row.DecidedAt == null && row.At > oldest).OrderBy(row => row.At).Take(200)
            .Select(row => new UnmaskRequestRow(row.Id, row.HouseholdCode, row.Field, row.Reason, row.By, row.At, row.AccountId == account))
                .ToListAsync(cancellationToken);
    }
}
