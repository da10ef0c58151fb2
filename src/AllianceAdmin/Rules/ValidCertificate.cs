using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Orders;

namespace ConsumerAid.AllianceAdmin.Rules;

/// <summary>CH-03: a lot's certificate is its cooperative's, for its produce, and valid on the day (China's) on which it is listed, ordered or dispatched.</summary>
internal sealed class ValidCertificate(MarketDb db) : CharterRule<ValidCertificate.Use>("CH-03", curable: true)
{
    /// <summary>A lot that leans on its certificate at an instant.</summary>
    internal sealed record Use
    {
        public required Guid LotId { get; init; }
        public required DateTimeOffset At { get; init; }

        /// <summary>Whether it is listed, and not ordered or dispatched: then the certificate must last a while.</summary>
        public required bool Listed { get; init; }
        public required string LotNumber { get; init; }
        public required Guid CooperativeId { get; init; }
        public required string CertificateNo { get; init; }
        public required Guid? CertificateId { get; init; }
        public required bool Own { get; init; }
        public required DateOnly? From { get; init; }
        public required DateOnly? To { get; init; }

        /// <summary>From this day on it is valid no longer.</summary>
        public required DateOnly? RemovedOn { get; init; }
    }

    protected override IQueryable<Use>? Facts(Scope scope, CharterBook book) => scope switch
    {
        Scope.Acting { Question: LotPublication lot, Now: var now } => Uses(db.Lots().Where(row => row.Id == lot.LotId).Select(row => new Moment { LotId = row.Id, At = now, Listed = true })),
        Scope.Acting { Question: OrderPlacing order, Now: var now } => At(order.Lines.Select(line => line.LotId), now),
        Scope.Acting { Question: DispatchLeaving dispatch, Now: var now } => At(dispatch.LotIds, now),
        // Time itself brings certificates to their end, so what stands is always all that is on sale.
        Scope.Standing { Now: var now } => Doubtful(now, book.Whole(Rule, "warn_days")),
        Scope.Past { From: var from, To: var to } => Uses(db.ListingsBetween(from, to).Select(act => new Moment { LotId = act.LotId, At = act.At, Listed = true })
            .Concat(db.OrderingsBetween(from, to).Select(act => new Moment { LotId = act.LotId, At = act.At, Listed = false }))
            .Concat(db.DeparturesBetween(from, to).Select(act => new Moment { LotId = act.LotId, At = act.At, Listed = false }))),
        _ => null,
    };

    protected override IEnumerable<Verdict> Judge(Use fact, CharterBook book)
    {
        var (today, subject, warnFrom) = (ChinaTime.DayOf(fact.At), $"lot/{fact.LotId}", book.Whole(Rule, "warn_days"));
        var objection = fact switch
        {
            { CertificateNo: "" } => Block(subject, "missing", "-", today.Iso(), fact.LotNumber),
            { CertificateId: null } => Block(subject, "unknown", fact.CertificateNo, today.Iso(), fact.LotNumber, fact.CertificateNo),
            { Own: false } => Block(subject, "foreign", fact.CertificateNo, today.Iso(), fact.LotNumber, fact.CertificateNo),
            _ when today < fact.From => Block(subject, "early", today.Iso(), fact.From.Value.Iso(), fact.LotNumber, fact.CertificateNo, fact.From.Value, today),
            _ when today > fact.To => Block(subject, "expired", today.Iso(), fact.To.Value.Iso(), fact.LotNumber, fact.CertificateNo, fact.To.Value, today),
            _ when today >= fact.RemovedOn => Block(subject, "removed", today.Iso(), fact.RemovedOn.Value.Iso(), fact.LotNumber, fact.CertificateNo, fact.RemovedOn.Value, today),
            { Listed: true } when fact.To!.Value.DayNumber - today.DayNumber < warnFrom => new CharterObjection(
                Rule, CharterEffect.Warn, subject, "charter.certificate-ending", fact.To.Value.Iso(), $"{warnFrom} d", fact.LotNumber, fact.CertificateNo, fact.To.Value, warnFrom),
            _ => null,
        };
        if (objection is null) yield break;
        yield return new Verdict(objection, objection.Effect == CharterEffect.Block ? Severity.Serious : Severity.Reminder, fact.At)
        {
            Against = Party.Cooperative(fact.CooperativeId), CooperativeId = fact.CooperativeId,
            Evidence = fact.CertificateId is { } certificate ? [subject, $"certificate/{certificate}"] : [subject],
        };
    }

    // Most certificates are good for long enough, which the database sees.
    private IQueryable<Use> Doubtful(DateTimeOffset now, int warnFrom)
    {
        var today = ChinaTime.DayOf(now);
        var good = today.AddDays(warnFrom);
        return Uses(db.Lots().Where(lot => lot.State == LotState.Published).Select(lot => new Moment { LotId = lot.Id, At = now, Listed = true }))
            .Where(use => use.CertificateId == null || !use.Own || use.From > today || use.To < good || use.RemovedOn <= today);
    }

    private IQueryable<Use> At(IEnumerable<Guid> lots, DateTimeOffset now)
    {
        var ids = lots.ToArray();
        return Uses(db.Lots().Where(lot => ids.Contains(lot.Id)).Select(lot => new Moment { LotId = lot.Id, At = now, Listed = false }));
    }

    private IQueryable<Use> Uses(IQueryable<Moment> moments) =>
        from moment in moments
        join lot in db.Lots() on moment.LotId equals lot.Id
        join known in db.Certificates() on lot.CertificateNo equals known.Number into certificates
        from certificate in certificates.DefaultIfEmpty()
        orderby lot.Number
        select new Use
        {
            LotId = moment.LotId, At = moment.At, Listed = moment.Listed, LotNumber = lot.Number, CooperativeId = lot.CooperativeId, CertificateNo = lot.CertificateNo,
            CertificateId = (Guid?)certificate.Id, Own = certificate.CooperativeId == lot.CooperativeId && certificate.Produce == lot.Produce,
            From = (DateOnly?)certificate.ValidFrom, To = (DateOnly?)certificate.ValidTo, RemovedOn = certificate.RemovedOn,
        };

    private CharterObjection Block(string subject, string what, string measured, string limit, params object[] arguments) =>
        new(Rule, CharterEffect.Block, subject, "charter.certificate-" + what, measured, limit, arguments);

    private sealed record Moment
    {
        public required Guid LotId { get; init; }
        public required DateTimeOffset At { get; init; }
        public required bool Listed { get; init; }
    }
}
