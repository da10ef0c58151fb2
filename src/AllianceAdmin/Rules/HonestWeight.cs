using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.AllianceAdmin.Findings;
using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Rules;

/// <summary>CH-16: what arrived by the buyer's scale lies within tolerance of the dispatched net, both ends included; and a dispute about it is decided in time.</summary>
internal sealed class HonestWeight(MarketDb db) : ICharterRule
{
    private const string Off = "charter.weight-off";
    private const int Reminder = 1;
    private const int General = 3;
    private const int Serious = 6;

    public string Rule => "CH-16";

    public Task<IReadOnlyList<Verdict>> Weigh(CharterQuestion question, CharterBook book, DateTimeOffset now, CancellationToken cancellation) => question switch
    {
        DeliveryWeighed weighed => Weighed(weighed, book, now, cancellation),
        DisputeUndecided undecided => Undecided(undecided, book, now, cancellation),
        _ => Task.FromResult<IReadOnlyList<Verdict>>([]),
    };

    private async Task<IReadOnlyList<Verdict>> Weighed(DeliveryWeighed weighed, CharterBook book, DateTimeOffset now, CancellationToken cancellation)
    {
        var off = weighed.Lines.Where(IsOff).ToList();
        if (off.Count == 0) return [];

        var subject = $"dispatch/{weighed.DispatchId}";
        var since = now.AddDays(-book.Whole(Rule, "repeat_days"));
        var dispatch = await db.Dispatches().Where(row => row.Id == weighed.DispatchId).Select(row => new
        {
            row.Number, row.CooperativeId, row.MemberId,
            Before = db.Set<Finding>().Where(finding => finding.CooperativeId == row.CooperativeId && finding.Code == Off && finding.At > since && finding.Subject != subject)
                .Select(finding => finding.Subject).Distinct().Count(),
        }).SingleAsync(cancellation);
        var ids = off.Select(line => line.LotId).ToList();
        var numbers = await db.Lots().Where(lot => ids.Contains(lot.Id)).ToDictionaryAsync(lot => lot.Id, lot => lot.Number, cancellation);

        var grave = book.Whole(Rule, "grave") * 100L;
        var repeated = dispatch.Before + 1 >= book.Whole(Rule, "repeat_count");
        return [.. off.Select(line =>
        {
            var (measured, allowed) = (Measures.Percent(Deviation(line)), Measures.Percent(line.TolerancePerMille * 10L));
            var objection = new CharterObjection(
                Rule, CharterEffect.Warn, subject, Off, measured + " %", allowed + " %", dispatch.Number, numbers[line.LotId], line.Dispatched, line.Arrived, measured, allowed);
            var points = Math.Abs(Deviation(line)) > grave ? Serious : repeated ? General : Reminder;
            return new Verdict(objection, points) { CooperativeId = dispatch.CooperativeId, MemberId = dispatch.MemberId };
        })];
    }

    private async Task<IReadOnlyList<Verdict>> Undecided(DisputeUndecided undecided, CharterBook book, DateTimeOffset now, CancellationToken cancellation)
    {
        var dispatch = await db.Dispatches().Where(row => row.Id == undecided.DispatchId).Select(row => new { row.Number, row.MemberId, row.WeighedAt }).SingleAsync(cancellation);
        var hours = book.Terms.DisputeHours;
        var objection = new CharterObjection(
            Rule, CharterEffect.Note, $"dispatch/{undecided.DispatchId}", "charter.dispute-undecided", (now - (dispatch.WeighedAt ?? now)).WholeHours(), $"{hours} h", dispatch.Number, hours);
        return [new Verdict(objection, Reminder) { CooperativeId = undecided.CooperativeId, MemberId = dispatch.MemberId }];
    }

    private static bool IsOff(WeighedLine line) => (Int128)Math.Abs((line.Arrived - line.Dispatched).Grams) * 1000 > (Int128)line.Dispatched.Grams * line.TolerancePerMille;

    /// <summary>In hundredths of a per cent, away from zero: what is over the limit never looks as if it were on it.</summary>
    private static long Deviation(WeighedLine line)
    {
        var net = Math.Max(1, line.Dispatched.Grams);
        var scaled = (Int128)(line.Arrived - line.Dispatched).Grams * 10_000;
        return (long)((scaled + (scaled < 0 ? 1 - net : net - 1)) / net);
    }
}
