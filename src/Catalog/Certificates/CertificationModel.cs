using ConsumerAid.Foundation.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>Applications, objections and removals. That each step is another person's stands in the tables as well.</summary>
internal sealed class CertificationModel : IModelPart
{
    private const string Name = "catalog";
    private const int TextLength = 2000;

    public void AddTo(ModelBuilder model)
    {
        model.Entity<CertificateApplication>(application =>
        {
            application.ToTable("CertificateApplications", Name, table => table.HasCheckConstraint(
                "CK_CertificateApplications_Persons",
                "\"CountyBy\" <> \"AppliedBy\" AND \"CityBy\" <> \"AppliedBy\" AND \"CityBy\" <> \"CountyBy\" "
                + "AND \"ProvinceBy\" <> \"AppliedBy\" AND \"ProvinceBy\" <> \"CountyBy\" AND \"ProvinceBy\" <> \"CityBy\"")).HasKey(row => row.Id);
            application.Property(row => row.Note).HasMaxLength(TextLength);
            application.HasIndex(row => row.Number).IsUnique();
            application.HasIndex(row => new { row.CooperativeId, row.Produce }, "IX_CertificateApplications_Open").IsUnique().HasFilter("\"ClosedAt\" IS NULL");
            application.HasIndex(row => new { row.CooperativeId, row.AppliedAt, row.Id });
            application.HasIndex(row => new { row.CountyCode, row.State, row.AppliedAt, row.Id });
            application.HasIndex(row => new { row.State, row.AppliedAt, row.Id });
            application.HasIndex(row => new { row.State, row.NoticeTo, row.Id });
            application.HasIndex(row => new { row.AppliedAt, row.Id });
            application.HasMany(row => row.Households).WithOne().HasForeignKey(row => row.ApplicationId);
            application.HasMany(row => row.Moves).WithOne().HasForeignKey(row => row.ApplicationId);
        });
        model.Entity<ApplicationHousehold>().ToTable("ApplicationHouseholds", Name).HasKey(row => new { row.ApplicationId, row.HouseholdCode });
        model.Entity<ApplicationMove>(move =>
        {
            move.ToTable("ApplicationMoves", Name).HasKey(row => row.Id);
            move.Property(row => row.Reason).HasMaxLength(TextLength);
            move.AppendOnly();
        });
        model.Entity<CertificateObjection>(objection =>
        {
            objection.ToTable("CertificateObjections", Name, table => table.HasCheckConstraint("CK_CertificateObjections_Persons", "\"AnsweredBy\" <> \"By\"")).HasKey(row => row.Id);
            objection.Property(row => row.ClientId).HasMaxLength(64);
            objection.Property(row => row.Reason).HasMaxLength(TextLength);
            objection.Property(row => row.Answer).HasMaxLength(TextLength);
            objection.HasIndex(row => new { row.ApplicationId, row.ClientId }).IsUnique();
            objection.HasIndex(row => new { row.ApplicationId, row.AnsweredAt });
        });
        model.Entity<CertificateRemoval>(removal =>
        {
            removal.ToTable("CertificateRemovals", Name, table => table.HasCheckConstraint("CK_CertificateRemovals_Persons", "\"DecidedBy\" <> \"ProposedBy\"")).HasKey(row => row.Id);
            removal.Property(row => row.Reason).HasMaxLength(TextLength);
            removal.Property(row => row.Decision).HasMaxLength(TextLength);
            removal.HasIndex(row => row.CertificateId, "IX_CertificateRemovals_Open").IsUnique().HasFilter("\"DecidedAt\" IS NULL");
            removal.HasIndex(row => row.CertificateId);
            removal.HasIndex(row => new { row.DecidedAt, row.ProposedAt });
        });
    }
}
