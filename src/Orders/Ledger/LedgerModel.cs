using ConsumerAid.Foundation.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders.Ledger;

/// <summary>The ledger's tables.</summary>
internal static class LedgerModel
{
    private const string Schema = "ledger";
    private const int CodeLength = 20;

    public static void AddTo(ModelBuilder model)
    {
        model.Entity<LedgerEntry>(entry =>
        {
            entry.ToTable("LedgerEntries", Schema).HasKey(row => row.Id);
            entry.Property(row => row.HouseholdCode).HasMaxLength(CodeLength);
            entry.Property(row => row.RecordedBy).HasMaxLength(CodeLength);
            entry.Property(row => row.OnBehalfOf).HasMaxLength(40);
            entry.Property(row => row.Proof).HasMaxLength(80);
            entry.HasIndex(row => new { row.HouseholdCode, row.OccurredAt });
            entry.HasIndex(row => row.DispatchId);
            entry.AppendOnly();
        });
        model.Entity<PendingEntry>().ToTable("PendingEntries", Schema).HasKey(row => row.EntryId);
    }
}
