using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry.Accounts;
using ConsumerAid.Registry.Proposals;
using MediatR;

namespace ConsumerAid.Registry.Households;

/// <summary>
/// Asks to see a masked field in full. Name, phone and village show at once; ID number and bank account when another administrator agrees. Shown
/// on the household's sheet, for ten minutes, to this actor. The reason is kept for ever and the other administrators are told.
/// </summary>
/// <param name="Reason">5 to 400 characters.</param>
[Allowed(Roles.Administrator, Roles.Auditor, Roles.CountyReviewer)]
public sealed record Unmask(string HouseholdCode, PersonalField Field, string Reason) : ICommand<UnmaskAnswer>;

/// <param name="Until">Shown until then; null: somebody else decides first.</param>
/// <param name="ProposalId">What waits for the second pair of eyes, or null.</param>
public sealed record UnmaskAnswer(DateTimeOffset? Until, Guid? ProposalId);

internal sealed class UnmaskHandler(MarketDb db, HouseholdReach reach, ProposalBook proposals, CurrentActor actor, TimeProvider clock, ActTrail trail)
    : IRequestHandler<Unmask, UnmaskAnswer>
{
    public async Task<UnmaskAnswer> Handle(Unmask request, CancellationToken cancellationToken)
    {
        var reason = Reasons.Checked(request.Reason);
        var household = await reach.Find(request.HouseholdCode, cancellationToken);
        if (!household.OnRecord().Contains(request.Field)) throw new RuleBroken("registry.nothing-on-record") { Field = "field" };
        var now = clock.GetUtcNow();
        if (UnmaskRules.NeedsFourEyes(request.Field))
        {
            return new UnmaskAnswer(null, await proposals.Add(ProposalKind.Unmasking, $"household/{household.Code}", Proposal.Write(request.Field), reason, cancellationToken));
        }

        trail.Say($"household/{household.Code}", household.Code, $"sees {request.Field}: {reason}");
        db.AddRange(await AccountRules.NoticesToAdministrators(db, "registry.notice-unmasked", [actor.Code, household.Code, reason], actor.Account,
            now, cancellationToken));
        var unmasking = UnmaskRules.Unmasking(household.Code, request.Field, reason, actor.Account, actor.Code, null, now);
        db.Add(unmasking);
        return new UnmaskAnswer(unmasking.Until, null);
    }
}

/// <summary>Shows what another administrator agreed to show.</summary>
internal sealed class ShowUnmasked(MarketDb db, CurrentActor actor) : IProposedAct
{
    public ProposalKind Kind => ProposalKind.Unmasking;

    public Task Take(Proposal proposal, DateTimeOffset now, CancellationToken cancellation)
    {
        db.Add(UnmaskRules.Unmasking(proposal.Subject.Split('/')[1], proposal.Read<PersonalField>(), proposal.Reason, proposal.AccountId, proposal.By, actor.Code, now));
        return Task.CompletedTask;
    }
}

internal static class UnmaskRules
{
    public static readonly TimeSpan Shown = TimeSpan.FromMinutes(10);

    public static bool NeedsFourEyes(PersonalField field) => field is PersonalField.IdNumber or PersonalField.BankAccount;

    public static Unmasking Unmasking(string household, PersonalField field, string reason, Guid account, string by, string? approvedBy,
        DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), HouseholdCode = household, Field = field, Reason = reason, AccountId = account, By = by,
        ApprovedBy = approvedBy, At = now, Until = now + Shown,
    };
}
