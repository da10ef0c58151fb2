using System.Runtime.CompilerServices;
using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Orders;
using ConsumerAid.Orders.Trade;
using ConsumerAid.Registry;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Rules;

/// <summary>
/// CH-23: another person looks at a recorded stock in time; what is promised is collected in time; a liaison has no more households than can be looked after, and no household is long without one. The last two
/// are the office's to mend.
/// </summary>
internal sealed class LiaisonDiligence(MarketDb db) : CharterRule<LiaisonDiligence.Delay>("CH-23", curable: true)
{
    private const int MinutesOfHour = 60;

    /// <summary>Something that took too long.</summary>
    internal abstract record Delay(DateTimeOffset At);

    /// <param name="Before">How many checks of the same liaison's stocks were late in the days before.</param>
    internal sealed record LateCheck(DateTimeOffset At, Guid StockId, Guid LiaisonId, string HouseholdCode, DateTimeOffset RecordedAt, int Before) : Delay(At);

    internal sealed record LateCollection(DateTimeOffset At, Guid OrderId, string Number, Guid LiaisonId, int Households) : Delay(At);

    internal sealed record TooMany(DateTimeOffset At, Guid LiaisonId, string Code, int Households) : Delay(At);

    internal sealed record Alone(DateTimeOffset At, string HouseholdCode) : Delay(At);

    protected override async IAsyncEnumerable<Delay> Read(Scope scope, CharterBook book, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (scope.Events is var (from, to))
        {
            await foreach (var late in Checks(scope, from, to, book, cancellation)) yield return late;
        }

        if (scope is not Scope.Standing { Now: var now, Since: var since }) yield break;
        // A handover's term is in days: who is alone is looked for when all is looked at.
        foreach (var delays in new IQueryable<Delay>?[] { await Collections(now, since, book, cancellation), Loads(now, book), since is null ? Unattended(now, book) : null })
        {
            if (delays is null) continue;
            await foreach (var delay in delays.AsAsyncEnumerable().WithCancellation(cancellation)) yield return delay;
        }
    }

    protected override IEnumerable<Verdict> Judge(Delay fact, CharterBook book)
    {
        var (hours, days, most, handover) = (book.Whole(Rule, "check_hours"), book.Whole(Rule, "reservation_days"), book.Whole(Rule, "max_households"), book.Whole(Rule, "handover_days"));
        yield return fact switch
        {
            LateCheck late => Says(
                late, $"stock/{late.StockId}", "check", late.Before + 1 >= book.Whole(Rule, "repeat_count") ? Severity.General : Severity.Reminder, $"> {hours} h", $"{hours} h",
                late.HouseholdCode, late.RecordedAt, hours) with { Against = Party.Liaison(late.LiaisonId), LiaisonId = late.LiaisonId, HouseholdCode = late.HouseholdCode },
            LateCollection late => Says(late, $"order/{late.OrderId}", "collection", Severity.Reminder, $"> {days} d", $"{days} d", late.Number, days, late.Households) with
            {
                Against = Party.Liaison(late.LiaisonId), LiaisonId = late.LiaisonId,
            },
            TooMany liaison => Says(liaison, $"liaison/{liaison.LiaisonId}", "load", Severity.Reminder, $"{liaison.Households}", $"{most}", liaison.Code, liaison.Households, most) with { LiaisonId = liaison.LiaisonId },
            Alone household => Says(household, $"household/{household.HouseholdCode}", "handover", Severity.Reminder, $"> {handover} d", $"{handover} d", household.HouseholdCode, handover) with
            {
                HouseholdCode = household.HouseholdCode,
            },
            _ => throw new ArgumentOutOfRangeException(nameof(fact)),
        };
    }

    private Verdict Says(Delay fact, string subject, string what, int points, string measured, string limit, params object[] arguments) =>
        new(new CharterObjection(Rule, CharterEffect.Note, subject, "charter.diligence-" + what, measured, limit, arguments), points, fact.At) { Evidence = [subject] };

    // The term runs out a fixed time after the record: the period is moved back by it. Goods that were gone before need no check.
    private async IAsyncEnumerable<LateCheck> Checks(Scope scope, DateTimeOffset from, DateTimeOffset to, CharterBook book, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (hours, days) = (book.Whole(Rule, "check_hours"), book.Whole(Rule, "repeat_days"));
        var (first, asked, last, minutes) = (from.AddHours(-hours).AddDays(-days), from.AddHours(-hours), to.AddHours(-hours), hours * MinutesOfHour);
        var late = await db.Stocks()
            .Where(stock => stock.RecordedAt > first && stock.RecordedAt < last)
            .Where(stock => stock.CheckedAfterMinutes > minutes || (stock.CheckedAt == null && (stock.State == StockState.Waiting || stock.State == StockState.Bundled)))
            .OfThoseWith(stock => stock.RecordedAt >= asked, stock => stock.LiaisonId, scope, cancellation);
        var ordered = late.OrderBy(stock => stock.LiaisonId).ThenBy(stock => stock.RecordedAt).ThenBy(stock => stock.Id)
            .Select(stock => new { stock.Id, stock.LiaisonId, stock.HouseholdCode, stock.RecordedAt }).AsAsyncEnumerable();
        await foreach (var (stock, before) in ordered.WithRepeats(days, row => (row.LiaisonId, row.Id, row.RecordedAt.AddHours(hours)), cancellation))
        {
            var due = stock.RecordedAt.AddHours(hours);
            if (due >= from) yield return new LateCheck(due, stock.Id, stock.LiaisonId, stock.HouseholdCode, stock.RecordedAt, before);
        }
    }

    // Of an order of which one was due since then, all that are late. Shares are written when an order is approved, or later.
    private async Task<IQueryable<LateCollection>> Collections(DateTimeOffset now, DateTimeOffset? since, CharterBook book, CancellationToken cancellation)
    {
        var days = book.Whole(Rule, "reservation_days");
        var (oldest, after) = (now.AddDays(-days), since?.AddDays(-days));
        var orders = db.Orders().Where(order => (order.State == OrderState.Approved || order.State == OrderState.Dispatching) && order.ApprovedAt < oldest);
        if (after is { } due)
        {
            var open = await orders.Select(order => order.Id).ToListAsync(cancellation);
            orders = orders.Where(order => EF.Parameter(open).Contains(order.Id) && db.Shares().Any(share => share.OrderId == order.Id && share.WrittenAt >= due && share.WrittenAt < oldest));
        }

        return from order in orders
               join share in db.Shares() on order.Id equals share.OrderId
               where share.WrittenAt < oldest && share.Weight.Grams > share.Released.Grams + share.Dispatched.Grams
               join assignment in db.Assignments() on share.HouseholdCode equals assignment.HouseholdCode
               where assignment.To == null
               group share.HouseholdCode by new { order.Id, order.Number, assignment.LiaisonId } into open
               select new LateCollection(now, open.Key.Id, open.Key.Number, open.Key.LiaisonId, open.Distinct().Count());
    }

    private IQueryable<TooMany> Loads(DateTimeOffset now, CharterBook book)
    {
        var most = book.Whole(Rule, "max_households");
        return db.Liaisons().Where(liaison => liaison.Households > most).OrderBy(liaison => liaison.Code).Select(liaison => new TooMany(now, liaison.Id, liaison.Code, liaison.Households));
    }

    private IQueryable<Alone> Unattended(DateTimeOffset now, CharterBook book)
    {
        var days = book.Whole(Rule, "handover_days");
        var (registered, ended) = (now.AddDays(-days), Foundation.Time.ChinaTime.DayOf(now).AddDays(-days));
        return db.Households()
            .Where(household => household.RegisteredAt < registered && !db.Assignments().Any(row => row.HouseholdCode == household.Code && (row.To == null || row.To > ended)))
            .OrderBy(household => household.Code).Select(household => new Alone(now, household.Code));
    }
}
