using System.Runtime.CompilerServices;
using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Registry;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Rules;

/// <summary>CH-21: a household's goods are sold with its consent on record; no published text holds a person's number; whoever unmasked a field said why.</summary>
internal sealed class HouseholdPrivacy(MarketDb db) : CharterRule<HouseholdPrivacy.Exposure>("CH-21", curable: true)
{
    /// <summary>Something that should not be.</summary>
    internal abstract record Exposure(DateTimeOffset At);

    internal sealed record NoConsent(DateTimeOffset At, string HouseholdCode, Guid? LiaisonId, int Stocks) : Exposure(At);

    /// <param name="Text">What everybody can read of the lot.</param>
    internal sealed record Published(DateTimeOffset At, Guid LotId, string Number, Guid CooperativeId, string Text) : Exposure(At);

    internal sealed record Unexplained(DateTimeOffset At, Guid UnmaskingId, string HouseholdCode, string By) : Exposure(At);

    protected override async IAsyncEnumerable<Exposure> Read(Scope scope, CharterBook book, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var exposures in new IQueryable<Exposure>?[] { Texts(scope), await Consents(scope, cancellation), Unmaskings(scope) })
        {
            if (exposures is null) continue;
            await foreach (var exposure in exposures.AsAsyncEnumerable().WithCancellation(cancellation)) yield return exposure;
        }
    }

    // It holds the text itself, with what must not be kept.
    protected override object? Kept(Exposure fact) => null;

    protected override IEnumerable<Verdict> Judge(Exposure fact, CharterBook book)
    {
        switch (fact)
        {
            case Published lot when PersonalTraces.In(lot.Text) is { Count: > 0 } traces:
                // Which kinds, never the number itself.
                yield return Says(lot, CharterEffect.Block, $"lot/{lot.LotId}", "text", $"{traces.Count}", "0", lot.Number, Kinds(traces)) with
                {
                    Against = Party.Cooperative(lot.CooperativeId), CooperativeId = lot.CooperativeId,
                };
                break;
            case NoConsent household:
                yield return Says(household, CharterEffect.Warn, $"household/{household.HouseholdCode}", "consent", "0", "1", household.HouseholdCode, household.Stocks) with
                {
                    Against = household.LiaisonId is { } liaison ? Party.Liaison(liaison) : null, LiaisonId = household.LiaisonId, HouseholdCode = household.HouseholdCode,
                };
                break;
            case Unexplained unmasking:
                yield return Says(unmasking, CharterEffect.Note, $"unmasking/{unmasking.UnmaskingId}", "unmasking", "0", "1", unmasking.By, unmasking.HouseholdCode) with { HouseholdCode = unmasking.HouseholdCode };
                break;
        }
    }

    private static Bilingual Kinds(IEnumerable<PersonalTrace> traces)
    {
        var kinds = traces.Distinct().Order().Select(trace => trace switch
        {
            PersonalTrace.IdNumber => new Bilingual("身份证号", "an ID number"),
            PersonalTrace.Phone => new Bilingual("手机号", "a phone number"),
            _ => new Bilingual("银行账号", "an account"),
        }).ToList();
        return new Bilingual(string.Join('、', kinds.Select(kind => kind.Zh)), string.Join(", ", kinds.Select(kind => kind.En)));
    }

    private Verdict Says(Exposure fact, CharterEffect effect, string subject, string what, string measured, string limit, params object[] arguments) =>
        new(new CharterObjection(Rule, effect, subject, "charter.privacy-" + what, measured, limit, arguments), Severity.Grave, fact.At) { Evidence = [subject] };

    private IQueryable<Published>? Texts(Scope scope) => scope switch
    {
        Scope.Acting { Question: LotPublication asked, Now: var now } => Of(db.Lots().Where(lot => lot.Id == asked.LotId).Select(lot => new LotAct { LotId = lot.Id, At = now })),
        Scope.Standing { Now: var now } => Of(db.Lots().Where(lot => lot.State == LotState.Published).Select(lot => new LotAct { LotId = lot.Id, At = now })),
        Scope.Past { From: var from, To: var to } => Of(db.ListingsBetween(from, to)),
        _ => null,
    };

    private IQueryable<Published> Of(IQueryable<LotAct> acts) =>
        from act in acts
        join lot in db.Lots() on act.LotId equals lot.Id
        select new Published(act.At, lot.Id, lot.Number, lot.CooperativeId, lot.Title + "\n" + lot.Packaging + "\n" + (lot.Note ?? ""));

    private async Task<IQueryable<NoConsent>?> Consents(Scope scope, CancellationToken cancellation)
    {
        if (scope is not Scope.Standing { Now: var now, Since: var since }) return null;
        var (today, stocks) = (ChinaTime.DayOf(now), db.Stocks());
        if (since is { } after)
        {
            var day = ChinaTime.DayOf(after);
            var withdrawn = await db.Consents().Where(consent => consent.WithdrawnOn >= day).Select(consent => consent.HouseholdCode).Distinct().ToListAsync(cancellation);
            stocks = stocks.Where(stock => stock.RecordedAt >= after || EF.Parameter(withdrawn).Contains(stock.HouseholdCode));
        }

        return from stock in stocks
               where stock.State == StockState.Waiting || stock.State == StockState.Bundled
               where !db.Consents().Any(consent => consent.HouseholdCode == stock.HouseholdCode && consent.Kind == ConsentKind.Sale && consent.GivenOn <= today
                   && (consent.WithdrawnOn == null || consent.WithdrawnOn > today))
               group stock.Id by stock.HouseholdCode into own
               select new NoConsent(
                   now, own.Key, db.Assignments().Where(row => row.HouseholdCode == own.Key && row.To == null).Select(row => (Guid?)row.LiaisonId).FirstOrDefault(), own.Count());
    }

    private IQueryable<Unexplained>? Unmaskings(Scope scope) => scope.Events is not var (from, to) ? null :
        db.Unmaskings().Where(row => row.At >= from && row.At < to && !row.HasReason).OrderBy(row => row.At).Select(row => new Unexplained(row.At, row.Id, row.HouseholdCode, row.By));
}
