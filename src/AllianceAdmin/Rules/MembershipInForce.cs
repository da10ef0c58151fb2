using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.AllianceAdmin.Members;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Rules;

/// <summary>A unit whose membership is suspended, over or withdrawn places no new orders; open ones go on (sanction ladder).</summary>
internal sealed class MembershipInForce(MarketDb db) : CharterRule<MembershipFact>("LADDER", curable: false)
{
    protected override IQueryable<MembershipFact>? Facts(Scope scope, CharterBook book) => scope is not Scope.Acting { Question: OrderPlacing { MemberId: var unit }, Now: var now } ? null
        : db.Set<Member>().Where(member => member.Id == unit && member.State != MemberState.Active).Select(member => new MembershipFact { Id = member.Id, State = member.State, At = now });

    protected override IEnumerable<Verdict> Judge(MembershipFact fact, CharterBook book)
    {
        var code = fact.State == MemberState.Suspended ? "charter.membership-suspended" : "charter.membership-over";
        var subject = $"member/{fact.Id}";
        yield return new Verdict(new CharterObjection(Rule, CharterEffect.Block, subject, code, "0", "1"), Severity.Reminder, fact.At)
        {
            Against = Party.Member(fact.Id), MemberId = fact.Id, Evidence = [subject],
        };
    }
}

/// <summary>A membership that is not in force.</summary>
internal sealed record MembershipFact
{
    public required Guid Id { get; init; }

    public required MemberState State { get; init; }

    public required DateTimeOffset At { get; init; }
}
