using ConsumerAid.Foundation.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog.Prices;

internal sealed class PricesModel : IModelPart
{
    private const string Name = "catalog";

    public void AddTo(ModelBuilder model)
    {
        model.Entity<PriceObservation>(observation =>
        {
            observation.ToTable("PriceObservations", Name, table => table.HasCheckConstraint("CK_PriceObservations_Price", "\"Price_FenPerTonne\" > 0")).HasKey(row => row.Id);
            observation.Property(row => row.Market).HasMaxLength(PriceObservation.LongestMarket);
            observation.Property(row => row.Source).HasMaxLength(PriceObservation.LongestSource);
            observation.Property(row => row.Fact).HasMaxLength(32);
            observation.HasIndex(row => new { row.Fact, row.Round }).IsUnique();
            observation.HasIndex(row => new { row.Produce, row.Day });
            observation.HasIndex(row => new { row.Day, row.Id });
            observation.HasIndex(row => row.ImportId);
            observation.AppendOnly();
        });
        model.Entity<PriceWithdrawal>(withdrawal =>
        {
            withdrawal.ToTable("PriceWithdrawals", Name).HasKey(row => row.ObservationId);
            withdrawal.AppendOnly();
        });
        model.Entity<PriceImport>(import =>
        {
            import.ToTable("PriceImports", Name).HasKey(row => row.Id);
            import.Property(row => row.ClientId).HasMaxLength(64);
            import.Property(row => row.FileName).HasMaxLength(200);
            import.Property(row => row.Hash).HasMaxLength(64);
            import.Property(row => row.Report).HasMaxLength(-1);
            import.HasIndex(row => new { row.UploadedBy, row.ClientId }).IsUnique();
            import.HasIndex(row => new { row.UploadedAt, row.Id });
            import.HasIndex(row => new { row.Hash, row.State });
        });
        model.Entity<PriceImportFile>(file =>
        {
            file.ToTable("PriceImportFiles", Name).HasKey(row => row.ImportId);
            file.HasIndex(row => row.ReceivedAt);
        });
        model.Entity<PriceExplanation>(explanation =>
        {
            explanation.ToTable("PriceExplanations", Name).HasKey(row => row.Id);
            explanation.Property(row => row.Text).HasMaxLength(PriceExplanation.LongestText);
            explanation.HasIndex(row => new { row.LotId, row.At });
            explanation.HasIndex(row => new { row.At, row.Id });
            explanation.AppendOnly();
        });
    }
}
