using ConsumerAid.Catalog.Pictures;
using ConsumerAid.Foundation.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

internal sealed class CatalogModel : IModelPart
{
    private const string Name = "catalog";

    public void AddTo(ModelBuilder model)
    {
        model.Entity<ProduceKind>().ToTable("Produce", Name).HasKey(kind => kind.Code);
        AddStocks(model);
        AddLots(model);
        model.Entity<StandIn>(standIn =>
        {
            standIn.ToTable("StandIns", Name).HasKey(row => row.Id);
            standIn.HasIndex(row => new { row.CooperativeId, row.To });
            standIn.HasIndex(row => new { row.ForCooperativeId, row.To });
        });
        model.Entity<Certificate>(certificate =>
        {
            certificate.ToTable("Certificates", Name).HasKey(row => row.Id);
            certificate.HasIndex(row => row.Number).IsUnique();
            certificate.HasIndex(row => new { row.CooperativeId, row.Produce });
            certificate.HasIndex(row => new { row.CountyCode, row.ValidTo });
            certificate.HasIndex(row => new { row.ValidTo, row.Id });
        });
        model.Entity<Picture>(picture =>
        {
            picture.ToTable("Pictures", Name).HasKey(row => row.Id);
            picture.HasIndex(row => new { row.Subject, row.ClientId }).IsUnique();
            picture.HasIndex(row => row.SubjectId);
            picture.HasIndex(row => row.Hash);
            picture.HasIndex(row => new { row.State, row.ReceivedAt });
        });
        model.Entity<PictureLookKey>(key =>
        {
            key.ToTable("PictureLooks", Name).HasKey(row => new { row.Key, row.PictureId });
            key.AppendOnly();
        });
        model.Entity<PictureEcho>(echo =>
        {
            echo.ToTable("PictureEchoes", Name).HasKey(row => row.Id);
            echo.HasIndex(row => new { row.PictureId, row.EarlierId }).IsUnique();
            echo.HasIndex(row => new { row.EarlierId, row.Distance });
            echo.HasIndex(row => new { row.At, row.Id });
            echo.AppendOnly();
        });
    }

    private static void AddStocks(ModelBuilder model)
    {
        model.Entity<Stock>(stock =>
        {
            stock.ToTable("Stocks", Name, table =>
            {
                table.HasCheckConstraint("CK_Stocks_Weight", "\"Weight_Grams\" >= 0");
                table.HasCheckConstraint("CK_Stocks_FourEyes", "\"CheckedBy\" IS NULL OR \"CheckedBy\" <> \"RecordedBy\"");
            }).HasKey(row => row.Id);
            stock.HasIndex(row => new { row.CountyCode, row.RecordedAt }, "IX_Stocks_ToCheck").HasFilter("\"CheckedAt\" IS NULL");
            stock.HasIndex(row => row.RecordedAt);
            stock.HasIndex(row => new { row.LiaisonId, row.RecordedAt });
            stock.HasIndex(row => new { row.LiaisonId, row.ClientId }).IsUnique();
            stock.HasIndex(row => new { row.HouseholdCode, row.State });
            stock.HasIndex(row => new { row.CountyCode, row.State, row.Produce, row.Grade });
            stock.HasIndex(row => row.LotId);
            stock.HasMany(row => row.Moves).WithOne().HasForeignKey(move => move.StockId);
        });
        model.Entity<StockMove>(move =>
        {
            move.ToTable("StockMoves", Name).HasKey(row => row.Id);
            move.AppendOnly();
        });
    }

    private static void AddLots(ModelBuilder model)
    {
        model.Entity<Lot>(lot =>
        {
            lot.ToTable("Lots", Name, table =>
            {
                table.HasCheckConstraint("CK_Lots_Sum", "\"Estimated_Grams\" = \"Free_Grams\" + \"Reserved_Grams\" + \"Dispatched_Grams\" + \"Withdrawn_Grams\"");
                table.HasCheckConstraint("CK_Lots_Signs", "\"Free_Grams\" >= 0 AND \"Reserved_Grams\" >= 0 AND \"Dispatched_Grams\" >= 0 AND \"Withdrawn_Grams\" >= 0 AND \"Lacking_Grams\" >= 0");
            }).HasKey(row => row.Id);
            lot.Property(row => row.Note).HasMaxLength(2000);
            lot.Property(row => row.SearchText).HasMaxLength(1000);
            lot.HasIndex(row => row.Number).IsUnique();
            lot.HasIndex(row => new { row.CooperativeId, row.CreatedAt });
            lot.HasIndex(row => new { row.CountyCode, row.State, row.SubmittedAt });
            lot.HasIndex(row => new { row.State, row.SpoilsOn, row.Id });
            lot.HasIndex(row => new { row.State, row.CountyCode, row.SpoilsOn, row.Id });
            lot.HasIndex(row => new { row.State, row.Produce, row.SpoilsOn, row.Id });
            lot.HasIndex(row => new { row.State, row.PublishedAt, row.Id });
            lot.HasIndex(row => new { row.CertificateId, row.State });
            lot.ColumnIndex("IX_Lots_State_Price", "State", "UnitPrice_FenPerTonne", "Id").ColumnIndex("IX_Lots_State_Free", "State", "Free_Grams", "Id");
            lot.HasMany(row => row.Tiers).WithOne().HasForeignKey(tier => tier.LotId);
            lot.HasMany(row => row.Offers).WithOne().HasForeignKey(offer => offer.LotId);
            lot.HasMany(row => row.Moves).WithOne().HasForeignKey(move => move.LotId);
        });
        model.Entity<LotTier>().ToTable("LotTiers", Name).HasKey(tier => new { tier.LotId, tier.Position });
        model.Entity<LotMove>(move =>
        {
            move.ToTable("LotMoves", Name).HasKey(row => row.Id);
            move.AppendOnly();
        });
        model.Entity<LotStock>(part =>
        {
            part.ToTable("LotStocks", Name).HasKey(row => new { row.LotId, row.StockId });
            part.HasIndex(row => row.StockId);
        });
        model.Entity<Offer>(offer =>
        {
            offer.ToTable("Offers", Name, table => table.HasCheckConstraint(
                "CK_Offers_Signs",
                "\"Promised_Grams\" >= 0 AND \"Dispatched_Grams\" >= 0 AND \"Withdrawn_Grams\" >= 0 AND \"Lacking_Grams\" >= 0 "
                + "AND \"Promised_Grams\" + \"Dispatched_Grams\" + \"Withdrawn_Grams\" <= \"Offered_Grams\"")).HasKey(row => new { row.LotId, row.HouseholdCode });
            offer.HasIndex(row => row.HouseholdCode);
        });
        model.Entity<LotGram>(gram =>
        {
            gram.ToTable("LotGrams", Name).HasKey(row => new { row.Gram, row.SpoilsOn, row.LotId });
            gram.Property(row => row.Gram).HasMaxLength(40);
            gram.HasIndex(row => new { row.LotId, row.Gram });
        });
    }
}
