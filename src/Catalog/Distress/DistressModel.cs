using ConsumerAid.Foundation.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog.Distress;

internal sealed class DistressModel : IModelPart
{
    private const string Schema = "catalog";

    public void AddTo(ModelBuilder model)
    {
        model.Entity<DistressLabel>(label =>
        {
            label.ToTable("DistressLabels", Schema, table => table.HasCheckConstraint("CK_DistressLabels_FourEyes", "\"JudgedBy\" IS NULL OR \"JudgedBy\" <> \"CheckedBy\"")).HasKey(row => row.Id);
            label.HasIndex(row => row.StockId, "IX_DistressLabels_InForce").IsUnique().HasFilter("\"EndedAt\" IS NULL");
            label.HasIndex(row => new { row.StockId, row.CheckedAt });
            label.HasIndex(row => new { row.EndedAt, row.LastOn });
            label.HasIndex(row => new { row.CountyCode, row.CheckedAt, row.Id });
            label.HasIndex(row => new { row.CheckedAt, row.Id });
            label.HasIndex(row => new { row.Forged, row.JudgedAt });
            label.HasMany(row => row.Photos).WithOne().HasForeignKey(photo => photo.LabelId);
        });
        model.Entity<DistressPhoto>(photo =>
        {
            photo.ToTable("DistressPhotos", Schema).HasKey(row => new { row.LabelId, row.PictureId });
            photo.Property(row => row.Hash).HasMaxLength(64);
            photo.HasIndex(row => row.Hash).IsUnique();
            photo.HasIndex(row => row.PictureId);
            photo.AppendOnly();
        });
    }
}
