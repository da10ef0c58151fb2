using ConsumerAid.AllianceAdmin.Objections;
using ConsumerAid.Foundation.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Complaints;

internal sealed class ComplaintsModel : IModelPart
{
    public const int TextLength = 2000;
    private const string Schema = "alliance";

    public void AddTo(ModelBuilder model)
    {
        model.Entity<Complaint>(complaint =>
        {
            complaint.ToTable("Complaints", Schema).HasKey(row => row.Id);
            complaint.Property(row => row.Number).HasMaxLength(40);
            complaint.Property(row => row.ClientId).HasMaxLength(64);
            complaint.Property(row => row.Subject).HasMaxLength(100);
            complaint.Property(row => row.By).HasMaxLength(40);
            complaint.Property(row => row.Text).HasMaxLength(TextLength);
            complaint.Property(row => row.Settlement).HasMaxLength(TextLength);
            complaint.HasIndex(row => row.Number).IsUnique();
            complaint.HasIndex(row => new { row.By, row.ClientId }).IsUnique().HasFilter("\"ClientId\" IS NOT NULL");
            complaint.HasIndex(row => new { row.At, row.Id });
            complaint.HasIndex(row => new { row.State, row.SettleDueAt });
            complaint.HasIndex(row => new { row.AgainstId, row.At, row.Id });
            complaint.HasIndex(row => new { row.ByOrganisationId, row.At, row.Id });
            complaint.HasIndex(row => new { row.By, row.At, row.Id });
            complaint.HasIndex(row => new { row.HouseholdCode, row.At });
            complaint.HasIndex(row => row.AnsweredAfterMinutes);
            complaint.HasMany(row => row.Words).WithOne().HasForeignKey(word => word.ComplaintId);
        });
        model.Entity<ComplaintWord>(word =>
        {
            word.ToTable("ComplaintWords", Schema).HasKey(row => row.Id);
            word.Property(row => row.By).HasMaxLength(40);
            word.Property(row => row.Text).HasMaxLength(TextLength);
            word.HasIndex(row => new { row.ComplaintId, row.At });
            word.AppendOnly();
        });
        model.Entity<Objection>(objection =>
        {
            objection.ToTable("Objections", Schema).HasKey(row => row.Id);
            objection.Property(row => row.Text).HasMaxLength(TextLength);
            objection.Property(row => row.Digest).HasMaxLength(64);
            objection.HasIndex(row => row.Digest).IsUnique();
            objection.HasIndex(row => new { row.MemberId, row.On });
            objection.HasIndex(row => new { row.On, row.Id });
            objection.AppendOnly();
        });
    }
}
