using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.AllianceAdmin.Charter.Drafts;
using ConsumerAid.AllianceAdmin.Charter.WhatIf;
using ConsumerAid.AllianceAdmin.Findings;
using ConsumerAid.Foundation.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin;

internal sealed class AllianceModel : IModelPart
{
    private const string Schema = "alliance";
    private const int RuleLength = 20;
    private const int TextLength = 2000;

    public void AddTo(ModelBuilder model)
    {
        Charter(model);
        Drafts(model);
        Findings(model);
    }

    private static void Charter(ModelBuilder model)
    {
        model.Entity<CharterVersion>(version =>
        {
            version.ToTable("CharterVersions", Schema).HasKey(row => row.Number);
            version.ComplexProperty(row => row.Title);
            version.ComplexProperty(row => row.AdoptedBy);
            version.ComplexProperty(row => row.Preamble, text =>
            {
                text.Property(said => said.Zh).HasMaxLength(-1);
                text.Property(said => said.En).HasMaxLength(-1);
            });
            version.HasMany(row => row.Articles).WithOne().HasForeignKey(article => article.Version);
            version.HasMany(row => row.Parameters).WithOne().HasForeignKey(parameter => parameter.Version);
            version.AppendOnly();
        });
        model.Entity<CharterArticle>(article =>
        {
            article.ToTable("CharterArticles", Schema).HasKey(row => new { row.Version, row.Rule });
            article.Property(row => row.Rule).HasMaxLength(RuleLength);
            article.ComplexProperty(row => row.Name);
            article.ComplexProperty(row => row.Demand, text =>
            {
                text.Property(said => said.Zh).HasMaxLength(TextLength);
                text.Property(said => said.En).HasMaxLength(TextLength);
            });
            article.ComplexProperty(row => row.ComputedFrom);
            article.ComplexProperty(row => row.Severity);
            article.ComplexProperty(row => row.Source);
            article.AppendOnly();
        });
        model.Entity<CharterParameter>(parameter =>
        {
            parameter.ToTable("CharterParameters", Schema).HasKey(row => new { row.Version, row.Rule, row.Name });
            parameter.Property(row => row.Rule).HasMaxLength(RuleLength);
            parameter.Property(row => row.Name).HasMaxLength(60);
            parameter.ComplexProperty(row => row.Label);
            parameter.ComplexProperty(row => row.Text);
            parameter.AppendOnly();
        });
    }

    private static void Drafts(ModelBuilder model)
    {
        model.Entity<CharterDraft>(draft =>
        {
            draft.ToTable("CharterDrafts", Schema, table => table.HasCheckConstraint("CK_CharterDrafts_FourEyes", "\"ProposedBy\" IS NULL OR \"DecidedBy\" IS NULL OR \"ProposedBy\" <> \"DecidedBy\""))
                .HasKey(row => row.Id);
            draft.ComplexProperty(row => row.Title);
            draft.Property(row => row.Reason).HasMaxLength(TextLength);
            draft.Property(row => row.DecisionReason).HasMaxLength(TextLength);
            draft.Property(row => row.Changes).HasMaxLength(-1);
            draft.HasIndex(row => new { row.CreatedAt, row.Id });
        });
        model.Entity<WhatIfRun>(run =>
        {
            run.ToTable("WhatIfRuns", Schema).HasKey(row => row.Id);
            run.Property(row => row.Changes).HasMaxLength(-1);
            run.HasIndex(row => new { row.At, row.Id });
            run.HasIndex(row => new { row.State, row.At });
        });
        model.Entity<WhatIfAct>(act =>
        {
            act.ToTable("WhatIfActs", Schema).HasKey(row => new { row.RunId, row.Position });
            act.Property(row => row.Rule).HasMaxLength(RuleLength);
            act.Property(row => row.Subject).HasMaxLength(100);
            act.Property(row => row.Code).HasMaxLength(100);
            act.Property(row => row.Arguments).HasMaxLength(TextLength);
            act.HasIndex(row => new { row.RunId, row.Rule, row.Outcome, row.Position });
        });
        model.Entity<WhatIfTotal>(total =>
        {
            total.ToTable("WhatIfTotals", Schema).HasKey(row => new { row.RunId, row.Rule, row.Outcome });
            total.Property(row => row.Rule).HasMaxLength(RuleLength);
        });
    }

    private static void Findings(ModelBuilder model)
    {
        model.Entity<Finding>(finding =>
        {
            finding.ToTable("Findings", Schema).HasKey(row => row.Id);
            finding.Property(row => row.Rule).HasMaxLength(RuleLength);
            finding.Property(row => row.Subject).HasMaxLength(100);
            finding.Property(row => row.HouseholdCode).HasMaxLength(20);
            finding.Property(row => row.Code).HasMaxLength(100);
            finding.Property(row => row.Arguments).HasMaxLength(TextLength);
            finding.Property(row => row.Evidence).HasMaxLength(TextLength);
            finding.Property(row => row.Fact).HasMaxLength(64);
            finding.HasIndex(row => row.Fact).IsUnique();
            finding.HasIndex(row => new { row.At, row.Id });
            finding.HasIndex(row => new { row.Subject, row.At });
            finding.HasIndex(row => new { row.Rule, row.At });
            finding.HasIndex(row => new { row.CooperativeId, row.Rule, row.At });
            finding.HasIndex(row => new { row.MemberId, row.Rule, row.At });
            finding.HasIndex(row => new { row.HouseholdCode, row.At });
            finding.HasIndex(row => new { row.LiaisonId, row.At });
            finding.HasIndex(row => new { row.AgainstId, row.Rule, row.OccurredAt });
            finding.AppendOnly();
        });
        model.Entity<RefusedAct>(refused =>
        {
            refused.ToTable("RefusedActs", Schema).HasKey(row => row.Id);
            refused.Property(row => row.By).HasMaxLength(20);
            refused.Property(row => row.Rule).HasMaxLength(RuleLength);
            refused.Property(row => row.Subject).HasMaxLength(100);
            refused.Property(row => row.HouseholdCode).HasMaxLength(20);
            refused.Property(row => row.Code).HasMaxLength(100);
            refused.Property(row => row.Arguments).HasMaxLength(TextLength);
            refused.Property(row => row.FactKind).HasMaxLength(60);
            refused.Property(row => row.Fact).HasMaxLength(-1);
            refused.HasIndex(row => new { row.Day, row.Subject, row.Rule, row.Code }).IsUnique();
            refused.HasIndex(row => new { row.Rule, row.At });
            refused.AppendOnly();
        });
        model.Entity<FindingClosure>(closure =>
        {
            closure.ToTable("FindingClosures", Schema).HasKey(row => row.FindingId);
            closure.HasOne<Finding>().WithOne().HasForeignKey<FindingClosure>(row => row.FindingId).OnDelete(DeleteBehavior.Restrict);
            closure.AppendOnly();
        });
        model.Entity<CharterEvaluation>(evaluation =>
        {
            evaluation.ToTable("CharterEvaluations", Schema).HasKey(row => row.Id);
            evaluation.HasIndex(row => row.At);
            evaluation.AppendOnly();
        });
    }
}
