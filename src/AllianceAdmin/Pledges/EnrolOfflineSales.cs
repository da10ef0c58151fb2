using System.Text;
using ConsumerAid.AllianceAdmin.Papers;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using MediatR;

namespace ConsumerAid.AllianceAdmin.Pledges;

/// <summary>Enters sales that were reviewed on paper before there was this program, with their credit.</summary>
[SystemOnly]
public sealed record EnrolOfflineSales(IReadOnlyList<EnrolledSale> Sales) : ICommand<Done>;

/// <param name="Reporter">The account that reported it, and <paramref name="Reviewer"/> the other one that reviewed it.</param>
public sealed record EnrolledSale(
    Guid MemberId, string BuyerName, Guid CooperativeId, string Produce, string CertificateNo, Weight Weight, Money Amount, int Households, DateOnly SoldOn, string InvoiceNo, string SlipNo,
    (Guid Id, string Code) Reporter, (Guid Id, string Code) Reviewer);

internal sealed class EnrolOfflineSalesHandler(MarketDb db, Counters counters, ActTrail trail) : IRequestHandler<EnrolOfflineSales, Done>
{
    public async Task<Done> Handle(EnrolOfflineSales request, CancellationToken cancellationToken)
    {
        if (request.Sales.Count == 0) return default;
        var first = await counters.Next("offline-sale", cancellationToken, request.Sales.Count);
        for (var at = 0; at < request.Sales.Count; at++) Add(request.Sales[at], first + at);
        trail.Say("offline-sale/many", detail: $"{request.Sales.Count} enrolled");
        return default;
    }

    private void Add(EnrolledSale row, long number)
    {
        var reported = ChinaTime.StartOf(row.SoldOn).AddHours(10);
        var sale = new OfflineSale
        {
            Id = Guid.CreateVersion7(reported), Number = $"XX-{number:D6}", MemberId = row.MemberId, Kind = CreditKind.FacilitatedSale, BuyerName = row.BuyerName, CooperativeId = row.CooperativeId,
            Produce = row.Produce, CertificateNo = row.CertificateNo, Weight = row.Weight, Amount = row.Amount, Households = row.Households, SoldOn = row.SoldOn, InvoiceNo = row.InvoiceNo,
            SlipNo = row.SlipNo, SlipHash = PaperStore.HashOf(Encoding.UTF8.GetBytes($"{row.CooperativeId}/{row.SlipNo}")), ReportedAt = reported, ReportedBy = row.Reporter.Id,
            ReportedByCode = row.Reporter.Code,
        };
        sale.Divide([new OfflineShare { SaleId = sale.Id, Position = 0, MemberId = row.MemberId, PerMille = CreditPart.Whole }]);
        sale.Review(accept: true, row.Reviewer.Id, row.Reviewer.Code, null, reported.AddDays(2));
        db.Add(sale);
        foreach (var part in CreditPart.Chain(sale.Id, CreditSource.Offline, sale.Kind, [(row.MemberId, CreditPart.Whole)]))
        {
            db.Add(part);
            db.Add(sale.Entry(part, reported.AddDays(2), row.Reviewer.Code));
        }
    }
}
