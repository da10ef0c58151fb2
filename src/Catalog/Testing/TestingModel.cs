using ConsumerAid.Foundation.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>Laboratory results, and what stands still because of them.</summary>
internal sealed class TestingModel : IModelPart
{
    private const string Name = "catalog";
    private const int TextLength = 2000;

    public void AddTo(ModelBuilder model)
    {
        model.Entity<TestResult>(test =>
        {
            test.ToTable("TestResults", Name).HasKey(row => row.Id);
            test.Property(row => row.Laboratory).HasMaxLength(100);
            test.Property(row => row.ReportNo).HasMaxLength(60);
            test.Property(row => row.Failure).HasMaxLength(TextLength);
            test.HasIndex(row => new { row.LotId, row.Laboratory, row.ReportNo }).IsUnique();
            test.HasIndex(row => new { row.RecordedAt, row.Id });
            test.HasIndex(row => new { row.CooperativeId, row.RecordedAt, row.Id });
            test.HasIndex(row => new { row.CountyCode, row.RecordedAt, row.Id });
            test.HasIndex(row => new { row.Passed, row.RecordedAt });
            test.AppendOnly();
        });
        model.Entity<LotFreeze>(freeze =>
        {
            freeze.ToTable("LotFreezes", Name, table => table.HasCheckConstraint("CK_LotFreezes_Persons", "\"ReleasedBy\" <> \"FrozenBy\"")).HasKey(row => row.Id);
            freeze.Property(row => row.Reason).HasMaxLength(TextLength);
            freeze.HasIndex(row => new { row.LotId, row.TestId }).IsUnique();
            freeze.HasIndex(row => row.TestId);
            freeze.HasIndex(row => new { row.FailedLotId, row.ReleasedAt });
            freeze.HasIndex(row => new { row.ReleasedAt, row.At });
        });
    }
}
