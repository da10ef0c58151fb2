using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Rules;

/// <summary>CH-03: a lot's certificate is its cooperative's, for its produce, and valid on the day (China's) on which it is listed, ordered or dispatched.</summary>
internal sealed class ValidCertificate(MarketDb db) : ICharterRule
{
    private const int Serious = 6;
    private const int Reminder = 1;

    public string Rule => "CH-03";

    public async Task<IReadOnlyList<Verdict>> Weigh(CharterQuestion question, CharterBook book, DateTimeOffset now, CancellationToken cancellation)
    {
        var ids = question switch
        {
            LotPublication lot => [lot.LotId],
            OrderPlacing order => order.LotIds,
            DispatchLeaving dispatch => dispatch.LotIds,
            _ => [],
        };
        if (ids.Count == 0) return [];

        var lots = await (
            from lot in db.Lots()
            where ids.Contains(lot.Id)
            join known in db.Certificates() on lot.CertificateNo equals known.Number into certificates
            from certificate in certificates.DefaultIfEmpty()
            orderby lot.Number
            select new
            {
                lot.Id, lot.Number, lot.CooperativeId, lot.CertificateNo, Known = (Guid?)certificate.Id,
                Own = certificate.CooperativeId == lot.CooperativeId && certificate.Produce == lot.Produce,
                From = (DateOnly?)certificate.ValidFrom, To = (DateOnly?)certificate.ValidTo,
            }).ToListAsync(cancellation);

        var today = ChinaTime.DayOf(now);
        var warnFrom = book.Whole(Rule, "warn_days");
        var said = new List<Verdict>();
        foreach (var lot in lots)
        {
            var subject = $"lot/{lot.Id}";
            var objection = lot switch
            {
                { CertificateNo: "" } => Block(subject, "missing", "-", today.Iso(), lot.Number),
                { Known: null } => Block(subject, "unknown", lot.CertificateNo, today.Iso(), lot.Number, lot.CertificateNo),
                { Own: false } => Block(subject, "foreign", lot.CertificateNo, today.Iso(), lot.Number, lot.CertificateNo),
                _ when today < lot.From => Block(subject, "early", today.Iso(), lot.From.Value.Iso(), lot.Number, lot.CertificateNo, lot.From.Value, today),
                _ when today > lot.To => Block(subject, "expired", today.Iso(), lot.To.Value.Iso(), lot.Number, lot.CertificateNo, lot.To.Value, today),
                _ when question is LotPublication && lot.To!.Value.DayNumber - today.DayNumber < warnFrom => new CharterObjection(
                    Rule, CharterEffect.Warn, subject, "charter.certificate-ending", lot.To.Value.Iso(), $"{warnFrom} d", lot.Number, lot.CertificateNo, lot.To.Value, warnFrom),
                _ => null,
            };
            if (objection is not null) said.Add(new Verdict(objection, objection.Effect == CharterEffect.Block ? Serious : Reminder) { CooperativeId = lot.CooperativeId });
        }

        return said;
    }

    private CharterObjection Block(string subject, string what, string measured, string limit, params object[] arguments) =>
        new(Rule, CharterEffect.Block, subject, "charter.certificate-" + what, measured, limit, arguments);
}
