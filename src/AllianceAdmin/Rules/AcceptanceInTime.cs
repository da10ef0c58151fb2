using System.Runtime.CompilerServices;
using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Orders;
using ConsumerAid.Orders.Trade;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Rules;

/// <summary>CH-09: a buyer who says nothing in the period has accepted; it is noted, and weighs more when it happens again and again.</summary>
internal sealed class AcceptanceInTime(MarketDb db) : CharterRule<AcceptanceInTime.Silence>("CH-09", curable: false)
{
    /// <summary>A delivery that was taken as accepted.</summary>
    /// <param name="Delivery">Its acceptance fell on <see cref="DispatchFact.AcceptanceDueAt"/>.</param>
    /// <param name="Before">How often the same buyer was silent in the days before.</param>
    internal sealed record Silence(DispatchFact Delivery, int Before);

    protected override async IAsyncEnumerable<Silence> Read(Scope scope, CharterBook book, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var days = book.Whole(Rule, "repeat_days");
        if (Silences(scope, days) is not { } silences) yield break;
        var from = scope.Events?.From;
        // A silent acceptance is one: the database finds the period by state.
        silences = await silences.OfThoseWith(dispatch => dispatch.State == DispatchState.Accepted && dispatch.AcceptanceDueAt >= from, dispatch => dispatch.MemberId, scope, cancellation);
        var ordered = silences.OrderBy(dispatch => dispatch.MemberId).ThenBy(dispatch => dispatch.AcceptanceDueAt).ThenBy(dispatch => dispatch.Id).AsAsyncEnumerable();
        await foreach (var (delivery, before) in ordered.WithRepeats(days, row => (row.MemberId, row.Id, row.AcceptanceDueAt), cancellation))
        {
            var asked = scope is Scope.Acting { Question: AcceptedBySilence silence } ? delivery.Id == silence.DispatchId : delivery.AcceptanceDueAt >= from;
            if (asked) yield return new Silence(delivery, before);
        }
    }

    protected override IEnumerable<Verdict> Judge(Silence fact, CharterBook book)
    {
        var (delivery, subject) = (fact.Delivery, $"dispatch/{fact.Delivery.Id}");
        var hours = (delivery.AcceptanceDueAt - (delivery.ArrivedAt ?? delivery.ExpectedArrival)).WholeHours();
        var objection = new CharterObjection(Rule, CharterEffect.Note, subject, "charter.accepted-by-silence", hours, hours, delivery.Number, delivery.AcceptanceDueAt);
        var points = fact.Before + 1 >= book.Whole(Rule, "repeat_count") ? Severity.General : Severity.Reminder;
        yield return new Verdict(objection, points, delivery.AcceptanceDueAt)
        {
            Against = Party.Member(delivery.MemberId), MemberId = delivery.MemberId, CooperativeId = delivery.CooperativeId, Evidence = [subject],
        };
    }

    // With those of the days before, which say how often. The one that is asked about may not be saved yet.
    private IQueryable<DispatchFact>? Silences(Scope scope, int days)
    {
        var all = db.Dispatches();
        if (scope is Scope.Acting { Question: AcceptedBySilence silence })
        {
            return all.Where(dispatch => dispatch.Id == silence.DispatchId
                || (dispatch.BySilence && dispatch.MemberId == silence.MemberId
                    && dispatch.AcceptanceDueAt <= all.Single(own => own.Id == silence.DispatchId).AcceptanceDueAt));
        }

        if (scope.Events is not var (from, to)) return null;
        var early = from.AddDays(-days);
        return all.Where(dispatch => dispatch.BySilence && dispatch.AcceptanceDueAt > early && dispatch.AcceptanceDueAt < to);
    }
}
