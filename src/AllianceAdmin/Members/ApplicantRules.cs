using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Registry;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Members;

/// <summary>What is asked of a company that applies, when it applies and when it is confirmed.</summary>
internal sealed class ApplicantRules(MarketDb db, CharterShelf shelf)
{
    /// <summary>What a member unit pledges a year at least (CH-01).</summary>
    public async Task<Money> LeastPledge(DateTimeOffset at, CancellationToken cancellation) =>
        new((await shelf.InForce(db, ChinaTime.DayOf(at), cancellation)).Whole("CH-01", "min_pledge"));

    /// <exception cref="InvalidFields"><c>members.parent-unknown</c>: no member unit has this code.</exception>
    public async Task<Guid?> Parent(string? code, CancellationToken cancellation)
    {
        if (Typing.Trimmed(code)?.ToUpperInvariant() is not { } typed) return null;
        var parent = await (from organisation in db.Organisations()
                            join member in db.Set<Member>() on organisation.Id equals member.Id
                            where organisation.Code == typed && member.State != MemberState.Removed
                            select (Guid?)member.Id).SingleOrDefaultAsync(cancellation);
        new FieldErrors().Require(parent is not null, "parentCode", "members.parent-unknown").ThrowIfAny();
        return parent;
    }

    /// <summary>Whoever bears this credit code is no member, and was not removed within the year.</summary>
    /// <returns>The organisation that bears it already, or null.</returns>
    /// <exception cref="RuleBroken"><c>members.already-member</c>; <c>members.removed-recently</c>; <c>registry.credit-code-taken</c> by another kind of organisation.</exception>
    public async Task<Guid?> RequireFree(string creditCode, DateOnly today, CancellationToken cancellation)
    {
        var bearer = await db.Organisations().Where(row => row.CreditCode == creditCode).Select(row => new { row.Id, row.Kind }).SingleOrDefaultAsync(cancellation);
        if (bearer is null) return null;
        if (bearer.Kind != OrganisationKind.MemberUnit) throw new RuleBroken("registry.credit-code-taken") { Status = 409, Field = "creditCode" };
        var member = await db.Set<Member>().Where(row => row.Id == bearer.Id).Select(row => new { row.State, row.RemovedOn }).SingleOrDefaultAsync(cancellation);
        if (member?.State is MemberState.Active or MemberState.Suspended) throw new RuleBroken("members.already-member") { Status = 409, Field = "creditCode" };
        Member.RequireOutsideLongEnough(member?.RemovedOn, today);
        return bearer.Id;
    }

    /// <summary>Everybody in the office; there are few of them.</summary>
    public async Task<IReadOnlyList<Guid>> Administrators(CancellationToken cancellation) => await (
        from role in db.AccountRoles()
        join account in db.Accounts() on role.AccountId equals account.Id
        where role.Role == Roles.Administrator && !account.Disabled
        orderby account.Code
        select account.Id).Take(100).ToListAsync(cancellation);
}

/// <summary>Short ways of naming things.</summary>
internal static class Naming
{
    public static string Subject(this MembershipApplication application) => $"application/{application.Id}";

    public static string Page(this MembershipApplication application) => $"/admin/applications/{application.Id}";

    public static string Subject(this Member member) => $"member/{member.Id}";
}

/// <summary>What people type.</summary>
internal static class Typing
{
    private const int LongestReason = 400;

    public static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <exception cref="InvalidFields"><c>orders.reason-missing</c>, <c>orders.text-too-long</c>.</exception>
    public static string Reason(string? text)
    {
        var reason = Trimmed(text);
        new FieldErrors().Require(reason is not null, "reason", "orders.reason-missing").Require(reason is null or { Length: <= LongestReason }, "reason", "orders.text-too-long", LongestReason)
            .ThrowIfAny();
        return reason!;
    }
}
