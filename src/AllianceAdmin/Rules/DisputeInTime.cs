using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Orders;

namespace ConsumerAid.AllianceAdmin.Rules;

/// <summary>CH-16: a dispute about weight is decided in time; if nobody does, the buyer's scale stands, and it is noted.</summary>
internal sealed class DisputeInTime(MarketDb db) : CharterRule<DispatchFact>("CH-16", curable: false)
{
    protected override IQueryable<DispatchFact>? Facts(Scope scope, CharterBook book) => scope switch
    {
        Scope.Acting { Question: DisputeUndecided undecided } => db.Dispatches().Where(dispatch => dispatch.Id == undecided.DispatchId),
        { Events: ({ } from, { } to) } => db.Dispatches().Where(dispatch => dispatch.Undecided && dispatch.DisputeDueAt >= from && dispatch.DisputeDueAt < to),
        _ => null,
    };

    protected override IEnumerable<Verdict> Judge(DispatchFact fact, CharterBook book)
    {
        var (due, subject) = (fact.DisputeDueAt!.Value, $"dispatch/{fact.Id}");
        var hours = book.Terms.DisputeHours;
        var objection = new CharterObjection(
            Rule, CharterEffect.Note, subject, "charter.dispute-undecided", (due - fact.WeighedAt!.Value).WholeHours(), $"{hours} h", fact.Number, hours);
        yield return new Verdict(objection, Severity.Reminder, due)
        {
            Against = Party.Cooperative(fact.CooperativeId), CooperativeId = fact.CooperativeId, MemberId = fact.MemberId, Evidence = [subject],
        };
    }
}
