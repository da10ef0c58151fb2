using ConsumerAid.AllianceAdmin.Charter;
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

    private static void Findings(ModelBuilder model) => model.Entity<Finding>(finding =>
    {
        finding.ToTable("Findings", Schema).HasKey(row => row.Id);
        finding.Property(row => row.Rule).HasMaxLength(RuleLength);
        finding.Property(row => row.Subject).HasMaxLength(100);
        finding.Property(row => row.HouseholdCode).HasMaxLength(20);
        finding.Property(row => row.Code).HasMaxLength(100);
        finding.Property(row => row.Arguments).HasMaxLength(TextLength);
        finding.Property(row => row.Fact).HasMaxLength(64);
        finding.HasIndex(row => row.Fact).IsUnique();
        finding.HasIndex(row => new { row.At, row.Id });
        finding.HasIndex(row => new { row.Subject, row.At });
        finding.HasIndex(row => new { row.Rule, row.At });
        finding.HasIndex(row => new { row.CooperativeId, row.Rule, row.At });
        finding.HasIndex(row => new { row.MemberId, row.Rule, row.At });
        finding.HasIndex(row => new { row.HouseholdCode, row.At });
        finding.AppendOnly();
    });
}
