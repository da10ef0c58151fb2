using ConsumerAid.AllianceAdmin.Papers;
using ConsumerAid.Foundation.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Members;

/// <summary>Applications, members, measures and papers.</summary>
internal sealed class MembershipModel : IModelPart
{
    private const string Schema = "alliance";
    private const int CodeLength = 20;
    private const int ReasonLength = 400;

    public void AddTo(ModelBuilder model)
    {
        model.Entity<MembershipApplication>(application =>
        {
            application.ToTable("MembershipApplications", Schema, table =>
            {
                table.HasCheckConstraint(
                    "CK_MembershipApplications_FourEyes",
                    "\"ConfirmedBy\" IS NULL OR (\"AdmittedBy\" IS NOT NULL AND \"ConfirmedBy\" <> \"AdmittedBy\")");
                table.HasCheckConstraint("CK_MembershipApplications_Member", "\"State\" <> 'Member' OR \"ConfirmedBy\" IS NOT NULL");
                table.HasCheckConstraint("CK_MembershipApplications_Refused", "\"State\" <> 'Refused' OR \"Reason\" IS NOT NULL");
            });
            application.HasKey(row => row.Id);
            application.Property(row => row.Number).HasMaxLength(CodeLength);
            application.Property(row => row.Fingerprint).HasMaxLength(64);
            application.Property(row => row.CreditCode).HasMaxLength(18);
            application.Property(row => row.AdmittedByCode).HasMaxLength(CodeLength);
            application.Property(row => row.ConfirmedByCode).HasMaxLength(CodeLength);
            application.Property(row => row.RefusedByCode).HasMaxLength(CodeLength);
            application.HasIndex(row => row.Number).IsUnique();
            application.HasIndex(row => row.Fingerprint).IsUnique();
            application.HasIndex(row => row.CreditCode, "IX_MembershipApplications_Open").IsUnique().HasFilter("\"State\" IN ('Waiting', 'Admitted')");
            application.HasIndex(row => new { row.State, row.AppliedAt });
            application.HasIndex(row => row.MemberId);
        });
        model.Entity<Member>(member =>
        {
            member.ToTable("Members", Schema).HasKey(row => row.Id);
            member.Property(row => row.PlaqueNumber).HasMaxLength(CodeLength);
            member.HasMany(row => row.Periods).WithOne().HasForeignKey(period => period.MemberId);
            member.HasMany(row => row.Steps).WithOne().HasForeignKey(step => step.MemberId);
            member.HasIndex(row => row.PlaqueNumber).IsUnique();
            member.HasIndex(row => row.ParentId);
            member.HasIndex(row => new { row.State, row.CertifiedUntil });
        });
        model.Entity<MembershipPeriod>(period =>
        {
            period.ToTable("MembershipPeriods", Schema, table => table.HasCheckConstraint("CK_MembershipPeriods_Days", "\"To\" IS NULL OR \"To\" >= \"From\""));
            period.HasKey(row => row.Id);
            period.HasIndex(row => row.MemberId, "IX_MembershipPeriods_Now").IsUnique().HasFilter("\"To\" IS NULL");
            period.HasIndex(row => new { row.MemberId, row.From });
        });
        model.Entity<MemberStep>(step =>
        {
            step.ToTable("MemberSteps", Schema, table => table.HasCheckConstraint("CK_MemberSteps_FourEyes", "\"ConfirmedBy\" IS NULL OR \"ConfirmedBy\" <> \"By\""));
            step.HasKey(row => row.Id);
            step.Property(row => row.By).HasMaxLength(CodeLength);
            step.Property(row => row.ConfirmedBy).HasMaxLength(CodeLength);
            step.Property(row => row.Reason).HasMaxLength(ReasonLength);
            step.HasIndex(row => new { row.MemberId, row.At });
            step.AppendOnly();
        });
        model.Entity<MeasureProposal>(proposal =>
        {
            proposal.ToTable("MemberMeasures", Schema, table => table.HasCheckConstraint(
                "CK_MemberMeasures_FourEyes", "\"DecidedBy\" IS NULL OR \"DecidedBy\" <> \"ProposedBy\""));
            proposal.HasKey(row => row.Id);
            proposal.Ignore(row => row.LapsesAt);
            proposal.Property(row => row.Reason).HasMaxLength(ReasonLength);
            proposal.Property(row => row.ProposedByCode).HasMaxLength(CodeLength);
            proposal.Property(row => row.DecidedByCode).HasMaxLength(CodeLength);
            proposal.HasIndex(row => new { row.MemberId, row.ProposedAt });
            proposal.HasIndex(row => new { row.DecidedAt, row.ProposedAt });
        });
        model.Entity<Paper>(paper =>
        {
            paper.ToTable("Papers", Schema).HasKey(row => row.Id);
            paper.Property(row => row.Subject).HasMaxLength(100);
            paper.Property(row => row.FileName).HasMaxLength(120);
            paper.Property(row => row.ContentType).HasMaxLength(40);
            paper.Property(row => row.Hash).HasMaxLength(64);
            paper.Property(row => row.SentBy).HasMaxLength(CodeLength);
            paper.HasIndex(row => row.Subject);
            paper.HasIndex(row => row.Hash);
            paper.AppendOnly();
        });
    }
}
