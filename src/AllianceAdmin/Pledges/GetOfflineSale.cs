using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.AllianceAdmin.Papers;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Registry;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Pledges;

/// <summary>A reported sale with its papers, or null: of the own unit or one that it has a share of; for the office everybody's.</summary>
[Allowed(Roles.Purchaser, Roles.Approver, Roles.Finance, Roles.Administrator, Roles.Auditor)]
public sealed record GetOfflineSale(Guid Id) : IQuery<OfflineSaleSheet?>;

public sealed record OfflineSaleSheet
{
    public required OfflineSaleRow Row { get; init; }

    public required string CooperativeName { get; init; }

    public required string CertificateNo { get; init; }

    public required int Households { get; init; }

    public required string InvoiceNo { get; init; }

    public required string SlipNo { get; init; }

    public required string ReportedByCode { get; init; }

    public required string? ReviewedByCode { get; init; }

    public required DateTimeOffset? ReviewedAt { get; init; }

    public required DateTimeOffset? ReversedAt { get; init; }

    public required IReadOnlyList<OfflineShareRow> Shares { get; init; }

    public required IReadOnlyList<PaperRow> Papers { get; init; }
}

public sealed record OfflineShareRow(string MemberCode, string MemberName, int PerMille);

internal sealed class GetOfflineSaleHandler(MarketDb db, CharterShelf shelf, CurrentActor actor, TimeProvider clock) : IRequestHandler<GetOfflineSale, OfflineSaleSheet?>
{
    public async Task<OfflineSaleSheet?> Handle(GetOfflineSale request, CancellationToken cancellationToken)
    {
        var sale = await db.Set<OfflineSale>().AsNoTracking().Include(row => row.Shares).SingleOrDefaultAsync(row => row.Id == request.Id, cancellationToken);
        if (sale is null) return null;
        var oversees = actor.Is(Roles.Administrator) || actor.Is(Roles.Auditor);
        var own = actor.Value.OrganisationId;
        if (!oversees && (own is null || (sale.MemberId != own && sale.Shares.All(share => share.MemberId != own)))) return null;
        var days = (await shelf.InForce(db, clock.Today(), cancellationToken)).Whole("CH-02", "review_days");
        var ids = sale.Shares.Select(share => share.MemberId).Append(sale.MemberId).Append(sale.CooperativeId).Distinct().ToList();
        var names = await db.Organisations().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellationToken);
        var subject = $"offline-sale/{sale.Id}";
        var papers = await db.Set<Paper>().AsNoTracking().Where(row => row.Subject == subject).OrderBy(row => row.Id).ToListAsync(cancellationToken);
        return new OfflineSaleSheet
        {
            Row = new OfflineSaleRow(
                sale.Id, sale.Number, names[sale.MemberId].Name, names[sale.MemberId].NameEn, sale.Kind, sale.BuyerName, sale.Produce, sale.Weight, sale.Amount, sale.SoldOn, sale.ReportedAt, sale.State,
                sale.Reason, sale.State == OfflineSaleState.Reported ? sale.ReportedAt.AddDays(days) : null),
            CooperativeName = names[sale.CooperativeId].Name, CertificateNo = sale.CertificateNo, Households = sale.Households, InvoiceNo = sale.InvoiceNo, SlipNo = sale.SlipNo,
            ReportedByCode = sale.ReportedByCode, ReviewedByCode = sale.ReviewedByCode, ReviewedAt = sale.ReviewedAt, ReversedAt = sale.ReversedAt,
            Shares = [.. sale.Shares.OrderBy(share => share.Position).Select(share => new OfflineShareRow(names[share.MemberId].Code, names[share.MemberId].Name, share.PerMille))],
            Papers = [.. papers.Select(paper => paper.Row())],
        };
    }
}
