using ConsumerAid.AllianceAdmin.Members;
using ConsumerAid.AllianceAdmin.Papers;
using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders;
using ConsumerAid.Registry;
using ConsumerAid.Registry.Notices;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Pledges;

/// <summary>A member unit reports a sale that was made outside of this program, to be reviewed and credited.</summary>
/// <param name="Kind">Facilitated sale or staff purchase.</param>
/// <param name="BuyerName">Of a facilitated sale: the company that bought.</param>
/// <param name="CertificateNo">The product's certificate, valid on the day of the sale; it tells cooperative and product.</param>
/// <param name="Amount">Value of the goods, without freight.</param>
/// <param name="Households">That supplied.</param>
/// <param name="Consent">Of a staff purchase: the staff agreed that it counts for the unit.</param>
/// <param name="Shares">Of the credit, by member code; they sum to 1000 per mille and the reporting unit is among them. Empty: all its own.</param>
[Allowed(Roles.Purchaser, Roles.Approver, Roles.Finance)]
public sealed record ReportOfflineSale(
    CreditKind Kind, string? BuyerName, string? CertificateNo, Weight? Weight, Money? Amount, int? Households, DateOnly? SoldOn, string? InvoiceNo, string? SlipNo, bool Consent,
    IReadOnlyList<SharedWith> Shares, SentPaper? Invoice, SentPaper? WeighSlip) : ICommand<ReportedSale>;

/// <summary>A share of the credit.</summary>
/// <param name="MemberCode"><c>M-000017</c>.</param>
public sealed record SharedWith(string? MemberCode, int PerMille);

/// <param name="Id">Null when nothing was reported.</param>
/// <param name="Known">The paper that stands behind a credit or report already: the sale was not taken, and the attempt is noted (CH-02).</param>
public sealed record ReportedSale(Guid? Id, string? Number, string? Known);

internal sealed class ReportOfflineSaleHandler(
    MarketDb db, PaperIntake papers, DoubleCredits doubles, ApplicantRules office, Counters counters, CurrentActor actor, IMediator mediator, TimeProvider clock, ActTrail trail)
    : IRequestHandler<ReportOfflineSale, ReportedSale>
{
    private const int LongestPaper = 60;
    private const int DaysBack = 365;

    public async Task<ReportedSale> Handle(ReportOfflineSale request, CancellationToken cancellationToken)
    {
        var (now, today, unit) = (clock.GetUtcNow(), clock.Today(), actor.Organisation);
        var (buyer, number, invoice, slip) = (Typing.Trimmed(request.BuyerName), Typing.Trimmed(request.CertificateNo), Typing.Trimmed(request.InvoiceNo), Typing.Trimmed(request.SlipNo));
        Check(request, buyer, number, invoice, slip, today);
        var sold = request.SoldOn!.Value;
        var own = await db.MembersOn(sold).Where(row => row.Id == unit).Select(row => row.Code).SingleOrDefaultAsync(cancellationToken)
            ?? throw new RuleBroken("pledge.no-member-then", sold) { Field = "soldOn" };
        var certificate = await db.Certificates().ValidOn(sold).Where(row => row.Number == number).OrderBy(row => row.Id).FirstOrDefaultAsync(cancellationToken)
            ?? throw new RuleBroken("pledge.certificate-invalid", number!, sold) { Field = "certificateNo" };
        var shares = await Shares(request.Shares, own, unit, sold, cancellationToken);

        var hash = PaperStore.HashOf(request.WeighSlip!.Bytes.Span);
        if (await doubles.Known(certificate.CooperativeId, invoice!, slip!, hash, null, cancellationToken) is { } known)
        {
            await doubles.Note(unit, known.Paper, known.Subject, cancellationToken);
            trail.Say(known.Subject, unit.ToString(), $"tried to have {known.Paper} credited again");
            return new ReportedSale(null, null, known.Paper);
        }

        var sale = new OfflineSale
        {
            Id = Guid.CreateVersion7(now), Number = $"XX-{await counters.Next("offline-sale", cancellationToken):D6}", MemberId = unit, Kind = request.Kind,
            BuyerName = buyer ?? own, CooperativeId = certificate.CooperativeId, Produce = certificate.Produce, CertificateNo = certificate.Number, Weight = request.Weight!.Value,
            Amount = request.Amount!.Value, Households = request.Households!.Value, SoldOn = sold, InvoiceNo = invoice!, SlipNo = slip!, SlipHash = hash, ReportedAt = now,
            ReportedBy = actor.Account, ReportedByCode = actor.Code,
        };
        sale.Divide(shares.Select((share, at) => new OfflineShare { SaleId = sale.Id, Position = at, MemberId = share.MemberId, PerMille = share.PerMille }));
        db.Add(sale);
        foreach (var paper in (SentPaper[])[request.Invoice!, request.WeighSlip]) await papers.Take($"offline-sale/{sale.Id}", unit, paper, cancellationToken);
        trail.Say($"offline-sale/{sale.Id}", unit.ToString(), sale.Number);
        await mediator.Send(new TellParties("pledge.notice-reported", [sale.Number, own], $"/admin/offline-sales/{sale.Id}") { Accounts = await office.Administrators(cancellationToken) }, cancellationToken);
        return new ReportedSale(sale.Id, sale.Number, null);
    }

    private static void Check(ReportOfflineSale request, string? buyer, string? number, string? invoice, string? slip, DateOnly today)
    {
        var staff = request.Kind == CreditKind.StaffPurchase;
        var errors = new FieldErrors()
            .Require(request.Kind is CreditKind.FacilitatedSale or CreditKind.StaffPurchase, "kind", "pledge.offline-kind")
            .Require(staff || buyer is { Length: >= 2 and <= 100 }, "buyerName", "registry.name-length", 2, 100)
            .Require(buyer is null or { Length: <= 100 }, "buyerName", "registry.text-too-long", 100)
            .Require(!staff || request.Consent, "consent", "pledge.consent-missing")
            .Require(number is { Length: <= LongestPaper }, "certificateNo", "pledge.paper-number", LongestPaper)
            .Require(request.Weight is { IsPositive: true }, "weight", "weight.empty")
            .Require(request.Amount is { Fen: > 0 }, "amount", "money.empty")
            .Require(request.Households is > 0 and <= 100_000, "households", "pledge.households-wrong")
            .Require(request.SoldOn is { } day && day <= today && day >= today.AddDays(-DaysBack), "soldOn", "pledge.sold-when", DaysBack)
            .Require(invoice is { Length: <= LongestPaper }, "invoiceNo", "pledge.paper-number", LongestPaper)
            .Require(slip is { Length: <= LongestPaper }, "slipNo", "pledge.paper-number", LongestPaper);
        PaperIntake.Check(errors, request.Invoice, "invoice", required: true);
        PaperIntake.Check(errors, request.WeighSlip, "weighSlip", required: true);
        errors.ThrowIfAny();
    }

    private async Task<IReadOnlyList<(Guid MemberId, int PerMille)>> Shares(IReadOnlyList<SharedWith> given, string own, Guid unit, DateOnly sold, CancellationToken cancellation)
    {
        if (given.Count == 0) return [(unit, CreditPart.Whole)];
        var codes = given.Select(share => Typing.Trimmed(share.MemberCode)?.ToUpperInvariant() ?? own).ToList();
        var known = await db.MembersOn(sold).Where(row => codes.Contains(row.Code)).ToDictionaryAsync(row => row.Code, row => row.Id, cancellation);
        new FieldErrors()
            .Require(codes.TrueForAll(known.ContainsKey), "shares", "pledge.share-unknown", sold)
            .Require(codes.Contains(own) && codes.Distinct(StringComparer.Ordinal).Count() == codes.Count, "shares", "pledge.share-members")
            .Require(given.All(share => share.PerMille is > 0 and <= CreditPart.Whole) && given.Sum(share => (long)share.PerMille) == CreditPart.Whole, "shares", "pledge.share-sum")
            .ThrowIfAny();
        return [.. codes.Zip(given, (code, share) => (known[code], share.PerMille))];
    }
}
