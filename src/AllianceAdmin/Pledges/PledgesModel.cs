using ConsumerAid.Foundation.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Pledges;

/// <summary>The pledge credit ledger and what feeds it.</summary>
internal sealed class PledgesModel : IModelPart
{
    private const string Schema = "alliance";
    private const int CodeLength = 20;
    private const int PaperLength = 60;

    public void AddTo(ModelBuilder model)
    {
        model.Entity<CreditPart>(part =>
        {
            part.ToTable("CreditParts", Schema, table =>
            {
                table.HasCheckConstraint("CK_CreditParts_Range", $"\"FromPerMille\" >= 0 AND \"ToPerMille\" <= {CreditPart.Whole} AND \"FromPerMille\" < \"ToPerMille\"");
                // Each case says what it means of NULL: a check that is unknown holds.
                table.HasCheckConstraint(
                    "CK_CreditParts_Chain",
                    "(\"PreviousPerMille\" IS NULL AND \"FromPerMille\" = 0) OR (\"PreviousPerMille\" IS NOT NULL AND \"PreviousPerMille\" = \"FromPerMille\")");
            });
            part.HasKey(row => new { row.SourceId, row.FromPerMille });
            part.HasAlternateKey(row => new { row.SourceId, row.ToPerMille });
            part.HasOne<CreditPart>().WithMany().HasForeignKey(row => new { row.SourceId, row.PreviousPerMille }).HasPrincipalKey(row => new { row.SourceId, row.ToPerMille })
                .OnDelete(DeleteBehavior.NoAction);
            part.HasIndex(row => new { row.MemberId, row.SourceId });
            part.AppendOnly();
        });
        model.Entity<CreditEntry>(entry =>
        {
            entry.ToTable("CreditEntries", Schema, table => table.HasCheckConstraint("CK_CreditEntries_First", "\"Turn\" > 0 OR (\"Grams\" >= 0 AND \"Fen\" >= 0)"));
            entry.HasKey(row => new { row.SourceId, row.FromPerMille, row.Turn });
            entry.HasOne<CreditPart>().WithMany().HasForeignKey(row => new { row.SourceId, row.FromPerMille }).OnDelete(DeleteBehavior.NoAction);
            entry.Property(row => row.RecordedBy).HasMaxLength(CodeLength);
            entry.HasIndex(row => new { row.MemberId, row.CountedOn });
            entry.AppendOnly();
        });
        model.Entity<OrderSplit>(split =>
        {
            split.ToTable("OrderSplits", Schema, table => table.HasCheckConstraint("CK_OrderSplits_PerMille", $"\"PerMille\" > 0 AND \"PerMille\" <= {CreditPart.Whole}"));
            split.HasKey(row => row.OrderId);
            split.Property(row => row.ProposedBy).HasMaxLength(CodeLength);
            split.Property(row => row.AgreedBy).HasMaxLength(CodeLength);
            split.HasIndex(row => new { row.MemberId, row.AgreedAt });
        });
        model.Entity<OfflineSale>(sale =>
        {
            sale.ToTable("OfflineSales", Schema, table =>
            {
                table.HasCheckConstraint("CK_OfflineSales_FourEyes", "\"ReviewedBy\" IS NULL OR \"ReviewedBy\" <> \"ReportedBy\"");
                table.HasCheckConstraint("CK_OfflineSales_Reversal", "\"ReversedBy\" IS NULL OR (\"ReversedBy\" <> \"ReportedBy\" AND \"ReversedBy\" <> \"ReviewedBy\")");
                table.HasCheckConstraint("CK_OfflineSales_Reviewed", "\"State\" = 'Reported' OR \"ReviewedBy\" IS NOT NULL");
                table.HasCheckConstraint("CK_OfflineSales_Figures", "\"Weight_Grams\" > 0 AND \"Amount_Fen\" > 0 AND \"Households\" > 0");
            });
            sale.HasKey(row => row.Id);
            sale.Property(row => row.Number).HasMaxLength(CodeLength);
            sale.Property(row => row.BuyerName).HasMaxLength(100);
            sale.Property(row => row.CertificateNo).HasMaxLength(PaperLength);
            sale.Property(row => row.InvoiceNo).HasMaxLength(PaperLength);
            sale.Property(row => row.SlipNo).HasMaxLength(PaperLength);
            sale.Property(row => row.SlipHash).HasMaxLength(64);
            sale.Property(row => row.ReportedByCode).HasMaxLength(CodeLength);
            sale.Property(row => row.ReviewedByCode).HasMaxLength(CodeLength);
            sale.HasMany(row => row.Shares).WithOne().HasForeignKey(share => share.SaleId);
            sale.HasIndex(row => row.Number).IsUnique();
            // One paper proves one sale; of a refused report it may be used again.
            sale.HasIndex(row => new { row.CooperativeId, row.InvoiceNo }).IsUnique().HasFilter("\"State\" IN ('Reported', 'Credited')");
            sale.HasIndex(row => new { row.CooperativeId, row.SlipNo }).IsUnique().HasFilter("\"State\" IN ('Reported', 'Credited')");
            sale.HasIndex(row => row.SlipHash).IsUnique().HasFilter("\"State\" IN ('Reported', 'Credited')");
            sale.HasIndex(row => new { row.State, row.ReportedAt });
            sale.HasIndex(row => new { row.MemberId, row.ReportedAt });
        });
        model.Entity<OfflineShare>(share =>
        {
            share.ToTable("OfflineShares", Schema, table => table.HasCheckConstraint("CK_OfflineShares_PerMille", $"\"PerMille\" > 0 AND \"PerMille\" <= {CreditPart.Whole}"));
            share.HasKey(row => new { row.SaleId, row.Position });
            share.HasIndex(row => new { row.SaleId, row.MemberId }).IsUnique();
            share.HasIndex(row => row.MemberId);
            share.AppendOnly();
        });
        model.Entity<DoubleCredit>(tried =>
        {
            tried.ToTable("DoubleCredits", Schema).HasKey(row => row.Id);
            tried.Property(row => row.By).HasMaxLength(CodeLength);
            tried.Property(row => row.Paper).HasMaxLength(PaperLength);
            tried.Property(row => row.Known).HasMaxLength(100);
            tried.HasIndex(row => row.At);
            tried.HasIndex(row => new { row.MemberId, row.At });
            tried.AppendOnly();
        });
        model.Entity<PledgeStatement>(statement =>
        {
            statement.ToTable("PledgeStatements", Schema).HasKey(row => row.Code);
            statement.Property(row => row.Code).HasMaxLength(24);
            statement.Property(row => row.Figures).HasMaxLength(4000);
            statement.Property(row => row.IssuedBy).HasMaxLength(CodeLength);
            statement.HasIndex(row => new { row.MemberId, row.IssuedAt });
            statement.AppendOnly();
        });
    }
}
