using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry.Accounts;
using ConsumerAid.Registry.Notices;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Households;

/// <summary>
/// Asks to see a masked field in full. Name and phone show at once; ID number and bank account when another administrator agrees. Shown on the household's sheet, for
/// ten minutes, to this actor. The reason is kept for ever and the other administrators are told.
/// </summary>
/// <param name="Reason">5 to 400 characters.</param>
[Allowed(Roles.Administrator, Roles.Auditor, Roles.CountyReviewer)]
public sealed record Unmask(string HouseholdCode, PersonalField Field, string Reason) : ICommand<UnmaskAnswer>;

/// <param name="Until">Shown until then; null: somebody else decides first.</param>
/// <param name="RequestId">The request that waits for the second pair of eyes, or null.</param>
public sealed record UnmaskAnswer(DateTimeOffset? Until, Guid? RequestId);

/// <summary>Another administrator agrees or declines; the requester is told.</summary>
[Allowed(Roles.Administrator)]
public sealed record DecideUnmask(Guid RequestId, bool Approve) : ICommand<Done>;

/// <summary>Requests that wait for a decision, oldest first.</summary>
[Allowed(Roles.Administrator)]
public sealed record FindUnmaskRequests : IQuery<IReadOnlyList<UnmaskRequestRow>>;

/// <param name="By">Who asks: an account's code.</param>
/// <param name="Own">The actor's own: another decides.</param>
public sealed record UnmaskRequestRow(Guid Id, string HouseholdCode, PersonalField Field, string Reason, string By, DateTimeOffset At, bool Own);

internal static class UnmaskRules
{
    public static readonly TimeSpan Shown = TimeSpan.FromMinutes(10);
    public static readonly TimeSpan Waits = TimeSpan.FromHours(24);

    public static bool NeedsFourEyes(PersonalField field) => field is PersonalField.IdNumber or PersonalField.BankAccount;

    public static Unmasking Unmasking(string household, PersonalField field, string reason, Guid account, string by, string? approvedBy, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), HouseholdCode = household, Field = field, Reason = reason, AccountId = account, By = by, ApprovedBy = approvedBy, At = now, Until = now + Shown,
    };
}

internal sealed class UnmaskHandler(MarketDb db, HouseholdReach reach, CurrentActor actor, TimeProvider clock, ActTrail trail) : IRequestHandler<Unmask, UnmaskAnswer>
{
    public async Task<UnmaskAnswer> Handle(Unmask request, CancellationToken cancellationToken)
    {
        var reason = Reasons.Checked(request.Reason);
        var household = await reach.Load(request.HouseholdCode, cancellationToken);
        if (household.Field(request.Field).IsEmpty) throw new RuleBroken("registry.nothing-on-record") { Field = "field" };
        var now = clock.GetUtcNow();
        var fourEyes = UnmaskRules.NeedsFourEyes(request.Field);
        trail.Say($"household/{household.Code}", household.Code, $"{(fourEyes ? "asks for" : "sees")} {request.Field}: {reason}");
        db.AddRange(await AccountRules.NoticesToAdministrators(db, "registry.notice-unmasked", [actor.Code, household.Code, reason], actor.Account, now, cancellationToken));
        if (!fourEyes)
        {
            var unmasking = UnmaskRules.Unmasking(household.Code, request.Field, reason, actor.Account, actor.Code, null, now);
            db.Add(unmasking);
            return new UnmaskAnswer(unmasking.Until, null);
        }

        var asked = new UnmaskRequest { Id = Guid.CreateVersion7(now), HouseholdCode = household.Code, Field = request.Field, Reason = reason, AccountId = actor.Account, By = actor.Code, At = now };
        db.Add(asked);
        return new UnmaskAnswer(null, asked.Id);
    }
}

internal sealed class DecideUnmaskHandler(MarketDb db, CurrentActor actor, TimeProvider clock, ActTrail trail)
    : IRequestHandler<DecideUnmask, Done>, IRequestHandler<FindUnmaskRequests, IReadOnlyList<UnmaskRequestRow>>
{
    public async Task<Done> Handle(DecideUnmask request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var asked = await db.Set<UnmaskRequest>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == request.RequestId, cancellationToken) ?? throw new NotFound();
        RuleBroken.If(asked.AccountId == actor.Account, "registry.four-eyes");
        var (by, oldest) = (actor.Code, now - UnmaskRules.Waits);
        var decided = await db.Set<UnmaskRequest>().Where(row => row.Id == asked.Id && row.DecidedAt == null && row.At > oldest).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.DecidedAt, now).SetProperty(row => row.DecidedBy, by).SetProperty(row => row.Approved, request.Approve), cancellationToken);
        if (decided == 0) throw new RuleBroken("registry.request-closed") { Status = 409 };

        if (request.Approve) db.Add(UnmaskRules.Unmasking(asked.HouseholdCode, asked.Field, asked.Reason, asked.AccountId, asked.By, by, now));
        db.Add(Notice.ToAccount(asked.AccountId, request.Approve ? "registry.notice-unmask-agreed" : "registry.notice-unmask-declined", [asked.HouseholdCode, by], $"/admin/households/{asked.HouseholdCode}", now));
        trail.Say($"household/{asked.HouseholdCode}", asked.HouseholdCode, $"{(request.Approve ? "agrees" : "declines")} that {asked.By} sees {asked.Field}");
        return default;
    }

    public async Task<IReadOnlyList<UnmaskRequestRow>> Handle(FindUnmaskRequests request, CancellationToken cancellationToken)
    {
        var (oldest, account) = (clock.GetUtcNow() - UnmaskRules.Waits, actor.Account);
        return await db.Set<UnmaskRequest>().AsNoTracking().Where(row => row.DecidedAt == null && row.At > oldest).OrderBy(row => row.At).Take(200)
            .Select(row => new UnmaskRequestRow(row.Id, row.HouseholdCode, row.Field, row.Reason, row.By, row.At, row.AccountId == account)).ToListAsync(cancellationToken);
    }
}
