using ConsumerAid.Foundation.Ledger;
using ConsumerAid.Foundation.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders.Ledger;

/// <summary>The ledger's tables.</summary>
internal sealed class LedgerModel : IModelPart
{
    private const string Schema = "ledger";
    private const int CodeLength = 20, CountyLength = 6, ProduceLength = 80;

    public void AddTo(ModelBuilder model)
    {
        Entries(model);
        Seals(model);
        RollUps(model);
        Public(model);
    }

    private static void Entries(ModelBuilder model)
    {
        model.Entity<LedgerEntry>(entry =>
        {
            entry.ToTable("LedgerEntries", Schema, table => table.HasCheckConstraint(
                "CK_LedgerEntries_Kinds",
                $"(\"Type\" BETWEEN 1 AND 5 AND \"Weight_Grams\" > 0 AND \"Corrects\" IS NULL AND \"CountsAs\" = \"Type\") OR "
                + $"(\"Type\" = {(int)EntryType.Corrected} AND \"Weight_Grams\" <> 0 AND \"Corrects\" IS NOT NULL AND \"CountsAs\" BETWEEN 1 AND 5)"));
            entry.HasKey(row => row.Id);
            entry.Property(row => row.Type).HasConversion<short>();
            entry.Property(row => row.CountsAs).HasConversion<short>();
            entry.Property(row => row.HouseholdCode).HasMaxLength(CodeLength);
            entry.Property(row => row.RecordedBy).HasMaxLength(CodeLength);
            entry.Property(row => row.OnBehalfOf).HasMaxLength(40);
            entry.Property(row => row.Proof).HasMaxLength(80);
            entry.HasOne<LedgerEntry>().WithMany().HasForeignKey(row => row.Corrects).OnDelete(DeleteBehavior.NoAction);
            entry.HasIndex(row => row.Corrects).HasFilter("\"Corrects\" IS NOT NULL");
            entry.HasIndex(row => new { row.HouseholdCode, row.Id });
            entry.HasIndex(row => new { row.DispatchId, row.Id });
            entry.HasIndex(row => new { row.LotId, row.Id });
            entry.HasIndex(row => new { row.RecordedOn, row.Id });
            entry.AppendOnly();
        });
        model.Entity<PendingEntry>(pending =>
        {
            // The foreign keys onto entries also bar TRUNCATE on SQL Server.
            pending.ToTable("PendingEntries", Schema).HasKey(row => row.EntryId);
            pending.HasOne<LedgerEntry>().WithMany().HasForeignKey(row => row.EntryId).OnDelete(DeleteBehavior.NoAction);
        });
    }

    private static void Seals(ModelBuilder model)
    {
        model.Entity<SealedEntry>(place =>
        {
            place.ToTable("SealedEntries", Schema).HasKey(row => row.Seq);
            place.Property(row => row.LeafHash).HasMaxLength(Digest.Size);
            place.HasIndex(row => row.EntryId).IsUnique();
            place.HasOne<LedgerEntry>().WithMany().HasForeignKey(row => row.EntryId).OnDelete(DeleteBehavior.NoAction);
            place.AppendOnly();
        });
        model.Entity<Seal>(seal =>
        {
            seal.ToTable("Seals", Schema).HasKey(row => row.N);
            seal.Ignore(row => row.Line);
            seal.Property(row => row.Root).HasMaxLength(Digest.Size);
            seal.Property(row => row.Previous).HasMaxLength(Digest.Size);
            seal.Property(row => row.Hash).HasMaxLength(Digest.Size);
            seal.HasIndex(row => row.Last).IsUnique();
            seal.HasOne<SealedEntry>().WithMany().HasForeignKey(row => row.First).OnDelete(DeleteBehavior.NoAction);
            seal.AppendOnly();
        });
        model.Entity<LedgerTurn>(turn =>
        {
            turn.ToTable("LedgerTurns", Schema).HasKey(row => row.Name);
            turn.Property(row => row.Name).HasMaxLength(CodeLength);
            turn.HasData(new LedgerTurn { Name = LedgerTurn.RollingUp }, new LedgerTurn { Name = LedgerTurn.Sealing });
        });
    }

    private static void RollUps(ModelBuilder model)
    {
        model.Entity<Tonnage>(row =>
        {
            row.ToTable("Tonnages", Schema).HasKey(key => new { key.HouseholdCode, key.LotId, key.MemberId, key.OccurredOn, key.RecordedOn });
            row.Property(cell => cell.HouseholdCode).HasMaxLength(CodeLength);
            row.Property(cell => cell.Produce).HasMaxLength(ProduceLength);
        });
        model.Entity<MarketTonnage>(row =>
        {
            row.ToTable("MarketTonnages", Schema).HasKey(key => new { key.CountyCode, key.Produce, key.MemberId, key.OccurredOn, key.RecordedOn });
            row.Property(cell => cell.CountyCode).HasMaxLength(CountyLength);
            row.Property(cell => cell.Produce).HasMaxLength(ProduceLength);
        });
        model.Entity<CountyDay>(row =>
        {
            row.ToTable("CountyDays", Schema).HasKey(key => new { key.CountyCode, key.RecordedOn });
            row.Property(cell => cell.CountyCode).HasMaxLength(CountyLength);
        });
        model.Entity<ProduceDay>(row =>
        {
            row.ToTable("ProduceDays", Schema).HasKey(key => new { key.Produce, key.OccurredOn, key.RecordedOn });
            row.Property(cell => cell.Produce).HasMaxLength(ProduceLength);
        });
        model.Entity<FirstSale>(row =>
        {
            row.ToTable("FirstSales", Schema).HasKey(key => key.HouseholdCode);
            row.Property(cell => cell.HouseholdCode).HasMaxLength(CodeLength);
            row.Property(cell => cell.CountyCode).HasMaxLength(CountyLength);
            row.HasIndex(cell => cell.RecordedOn);
        });
        model.Entity<FirstSaleDay>(row =>
        {
            row.ToTable("FirstSaleDays", Schema).HasKey(key => new { key.CountyCode, key.RecordedOn });
            row.Property(cell => cell.CountyCode).HasMaxLength(CountyLength);
        });
        model.Entity<FirstPurchase>().ToTable("FirstPurchases", Schema).HasKey(key => key.MemberId);
    }

    private static void Public(ModelBuilder model)
    {
        model.Entity<PublicCell>(row =>
        {
            row.ToTable("PublicCells", Schema).HasKey(key => new { key.CountyCode, key.Produce, key.OccurredMonth, key.RecordedMonth });
            row.Property(cell => cell.CountyCode).HasMaxLength(CountyLength);
            row.Property(cell => cell.Produce).HasMaxLength(ProduceLength);
        });
        model.Entity<StaleMonth>().ToTable("StaleMonths", Schema).HasKey(key => new { key.OccurredMonth, key.RecordedMonth });
        model.Entity<PublicMemberCell>().ToTable("PublicMemberCells", Schema).HasKey(key => new { key.MemberId, key.OccurredMonth, key.RecordedMonth });
    }
}
