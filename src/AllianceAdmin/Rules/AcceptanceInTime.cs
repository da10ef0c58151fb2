using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.AllianceAdmin.Findings;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Orders;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Rules;

/// <summary>CH-09: a buyer who says nothing in the period has accepted; it is noted, and weighs more when it happens again and again.</summary>
internal sealed class AcceptanceInTime(MarketDb db) : ICharterRule
{
    private const int Reminder = 1;
    private const int General = 3;

    public string Rule => "CH-09";

    public async Task<IReadOnlyList<Verdict>> Weigh(CharterQuestion question, CharterBook book, DateTimeOffset now, CancellationToken cancellation)
    {
        if (question is not AcceptedBySilence silence) return [];

        var subject = $"dispatch/{silence.DispatchId}";
        var since = now.AddDays(-book.Whole(Rule, "repeat_days"));
        var found = await db.Dispatches().Where(dispatch => dispatch.Id == silence.DispatchId).Select(dispatch => new
        {
            dispatch.Number, dispatch.CooperativeId, dispatch.AcceptanceDueAt, From = dispatch.ArrivedAt ?? dispatch.ExpectedArrival,
            Before = db.Set<Finding>().Where(finding => finding.MemberId == silence.MemberId && finding.Rule == Rule && finding.At > since && finding.Subject != subject)
                .Select(finding => finding.Subject).Distinct().Count(),
        }).SingleAsync(cancellation);

        var objection = new CharterObjection(
            Rule, CharterEffect.Note, subject, "charter.accepted-by-silence", (now - found.From).WholeHours(), (found.AcceptanceDueAt - found.From).WholeHours(),
            found.Number, found.AcceptanceDueAt);
        var points = found.Before + 1 >= book.Whole(Rule, "repeat_count") ? General : Reminder;
        return [new Verdict(objection, points) { MemberId = silence.MemberId, CooperativeId = found.CooperativeId }];
    }
}
