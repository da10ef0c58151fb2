using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry.Accounts;
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
/// <param name="RequestId">The request that waits for the second pair of eyes, or null.</param>
public sealed record UnmaskAnswer(DateTimeOffset? Until, Guid? RequestId);

internal sealed class UnmaskHandler(MarketDb db, HouseholdReach reach, CurrentActor actor, TimeProvider clock, ActTrail trail)
    : IRequestHandler<Unmask, UnmaskAnswer>
{
    public async Task<UnmaskAnswer> Handle(Unmask request, CancellationToken cancellationToken)
    {
        var reason = Reasons.Checked(request.Reason);
        var household = await reach.Load(request.HouseholdCode, cancellationToken);
        if (!household.OnRecord().Contains(request.Field)) throw new RuleBroken("registry.nothing-on-record") { Field = "field" };
        var now = clock.GetUtcNow();
        var fourEyes = UnmaskRules.NeedsFourEyes(request.Field);
        trail.Say($"household/{household.Code}", household.Code, $"{(fourEyes ? "asks for" : "sees")} {request.Field}: {reason}");
        db.AddRange(await AccountRules.NoticesToAdministrators(db, "registry.notice-unmasked", [actor.Code, household.Code, reason], actor.Account,
            now, cancellationToken));
        if (!fourEyes)
        {
            var unmasking = UnmaskRules.Unmasking(household.Code, request.Field, reason, actor.Account, actor.Code, null, now);
            db.Add(unmasking);
            return new UnmaskAnswer(unmasking.Until, null);
        }

        var asked = new UnmaskRequest { Id = Guid.CreateVersion7(now), HouseholdCode = household.Code, Field = request.Field, Reason = reason,
            AccountId = actor.Account, By = actor.Code, At = now };
        db.Add(asked);
        return new UnmaskAnswer(null, asked.Id);
    }
}

internal static class UnmaskRules
{
    public static readonly TimeSpan Shown = TimeSpan.FromMinutes(10);
    public static readonly TimeSpan Waits = TimeSpan.FromHours(24);

    public static bool NeedsFourEyes(PersonalField field) => field is PersonalField.IdNumber or PersonalField.BankAccount;

    public static Unmasking Unmasking(string household, PersonalField field, string reason, Guid account, string by, string? approvedBy,
        DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), HouseholdCode = household, Field = field, Reason = reason, AccountId = account, By = by,
        ApprovedBy = approvedBy, At = now, Until = now + Shown,
    };
}
