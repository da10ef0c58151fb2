using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry.Accounts;
using ConsumerAid.Registry.Households;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Proposals;

/// <summary>Proposals that wait for a second pair of eyes, those that lapse first in front; at most 200.</summary>
/// <param name="Subject">Only those about this.</param>
[Allowed(Roles.Administrator)]
public sealed record FindProposals(string? Subject = null) : IQuery<IReadOnlyList<ProposalRow>>;

/// <summary>An open proposal; of the last three what its kind has.</summary>
/// <param name="By">Who proposes: an account's code.</param>
/// <param name="Own">The actor's own: another decides.</param>
public sealed record ProposalRow(
    Guid Id, ProposalKind Kind, string Subject, string Reason, string By, DateTimeOffset At, DateTimeOffset Until, bool Own, ProposedRoles? Roles, PersonalField? Field, RemovalCause? Removal)
{
    /// <summary>The code behind the subject's kind.</summary>
    public string Of => Subject[(Subject.IndexOf('/', StringComparison.Ordinal) + 1)..];
}

internal sealed class FindProposalsHandler(MarketDb db, CurrentActor actor, TimeProvider clock) : IRequestHandler<FindProposals, IReadOnlyList<ProposalRow>>
{
    private const int Most = 200;

    public async Task<IReadOnlyList<ProposalRow>> Handle(FindProposals request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var open = db.Set<Proposal>().AsNoTracking().Where(row => row.State == ProposalState.Open && row.Until > now);
        if (request.Subject is { } subject) open = open.Where(row => row.Subject == subject);
        return
        [
            .. (await open.OrderBy(row => row.Until).ThenBy(row => row.Id).Take(Most).ToListAsync(cancellationToken)).Select(row => new ProposalRow(
                row.Id, row.Kind, row.Subject, row.Reason, row.By, row.At, row.Until, row.AccountId == actor.Account,
                row.Kind == ProposalKind.Roles ? row.Read<ProposedRoles>() : null, row.Kind == ProposalKind.Unmasking ? row.Read<PersonalField>() : null,
                row.Kind == ProposalKind.HouseholdRemoval ? row.Read<RemovalCause>() : null)),
        ];
    }
}
