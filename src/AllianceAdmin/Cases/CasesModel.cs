using ConsumerAid.AllianceAdmin.Waivers;
using ConsumerAid.Foundation.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Cases;

internal sealed class CasesModel : IModelPart
{
    private const string Schema = "alliance";
    private const int RuleLength = 20;
    private const int NumberLength = 20;
    private const int ByLength = 20;
    private const int TextLength = 2000;

    public void AddTo(ModelBuilder model)
    {
        Cases(model);
        Heard(model);
        Decided(model);
        Permits(model);
        model.Entity<QueueItem>(item =>
        {
            item.ToTable("QueueItems", Schema).HasKey(row => row.Id);
            item.Property(row => row.Rule).HasMaxLength(RuleLength);
            item.Property(row => row.Owner).HasMaxLength(ByLength);
            item.HasIndex(row => new { row.DoneAt, row.DueAt, row.Id });
            item.HasIndex(row => new { row.OwnerId, row.DoneAt });
            item.HasIndex(row => new { row.PartyId, row.DoneAt, row.Since });
        });
    }

    private static void Cases(ModelBuilder model)
    {
        model.Entity<Case>(one =>
        {
            one.ToTable("Cases", Schema, table =>
            {
                table.HasCheckConstraint("CK_Cases_Party", "\"PartyKind\" IN ('Cooperative', 'Member', 'Liaison')");
                table.HasCheckConstraint("CK_Cases_Decider", "\"DecidedBy\" IS NULL OR \"DecidedBy\" <> \"OpenedBy\"");
                table.HasCheckConstraint("CK_Cases_Measure", "\"Measure\" IS NULL OR \"DecidedAt\" IS NOT NULL");
                table.HasCheckConstraint("CK_Cases_Outcome", "(\"State\" = 'Closed' AND \"Outcome\" IS NOT NULL) OR (\"State\" <> 'Closed' AND \"Outcome\" IS NULL)");
            });
            one.HasKey(row => row.Id);
            one.Property(row => row.Number).HasMaxLength(NumberLength);
            one.Property(row => row.Rule).HasMaxLength(RuleLength);
            one.Property(row => row.OpenedBy).HasMaxLength(ByLength);
            one.Property(row => row.DecidedBy).HasMaxLength(ByLength);
            one.Property(row => row.OpeningNote).HasMaxLength(TextLength);
            one.Ignore(row => row.Party);
            one.HasOne(row => row.Desk).WithOne().HasForeignKey<Case>(row => row.Id);
            one.HasOne(row => row.Decision).WithOne().HasForeignKey<CaseDecision>(row => row.CaseId);
            one.HasOne(row => row.Appeal).WithOne().HasForeignKey<CaseAppeal>(row => row.CaseId);
            one.HasOne(row => row.AppealDecision).WithOne().HasForeignKey<AppealDecision>(row => row.CaseId);
            one.HasMany(row => row.Facts).WithOne().HasForeignKey(row => row.CaseId);
            one.HasMany(row => row.Messages).WithOne().HasForeignKey(row => row.CaseId);
            one.HasMany(row => row.Files).WithOne().HasForeignKey(row => row.CaseId);
            one.HasMany(row => row.Moves).WithOne().HasForeignKey(row => row.CaseId);
            one.HasIndex(row => row.Number).IsUnique();
            // What is found again joins the open case; of two that open one at once the second fails and then joins.
            one.HasIndex(row => new { row.Rule, row.PartyId }, "IX_Cases_Open").IsUnique().HasFilter("\"State\" IN ('Answering', 'Deciding')");
            one.HasIndex(row => new { row.PartyId, row.OpenedAt });
            one.HasIndex(row => new { row.OpenedAt, row.Id });
            one.HasIndex(row => new { row.State, row.OpenedAt });
            one.HasIndex(row => new { row.Measure, row.MeasureUntil });
            one.HasIndex(row => row.PublishUntil);
        });
        model.Entity<CaseFact>(fact =>
        {
            fact.ToTable("CaseFacts", Schema).HasKey(row => row.FindingId);
            fact.Property(row => row.Facts).HasMaxLength(-1);
            fact.Property(row => row.Hash).HasMaxLength(80);
            fact.HasIndex(row => row.CaseId);
            fact.AppendOnly();
        });
        model.Entity<CaseMove>(move =>
        {
            move.ToTable("CaseMoves", Schema).HasKey(row => row.Id);
            move.Property(row => row.Act).HasMaxLength(40);
            move.Property(row => row.By).HasMaxLength(ByLength);
            move.Property(row => row.Note).HasMaxLength(TextLength);
            move.HasIndex(row => new { row.CaseId, row.Position }).IsUnique();
            move.AppendOnly();
        });
    }

    private static void Heard(ModelBuilder model)
    {
        model.Entity<CaseMessage>(message =>
        {
            message.ToTable("CaseMessages", Schema, table => table.HasCheckConstraint("CK_CaseMessages_Text", "\"Text\" <> ''")).HasKey(row => row.Id);
            message.Property(row => row.By).HasMaxLength(ByLength);
            message.Property(row => row.Text).HasMaxLength(TextLength);
            message.HasIndex(row => new { row.CaseId, row.At });
            message.AppendOnly();
        });
        model.Entity<CaseFile>(file =>
        {
            file.ToTable("CaseFiles", Schema).HasKey(row => row.Id);
            file.Property(row => row.Name).HasMaxLength(120);
            file.Property(row => row.Hash).HasMaxLength(64);
            file.Property(row => row.By).HasMaxLength(ByLength);
            // Sent again it is the same file.
            file.HasIndex(row => new { row.CaseId, row.Hash }).IsUnique();
            file.AppendOnly();
        });
    }

    private static void Decided(ModelBuilder model)
    {
        model.Entity<CaseDecision>(decision =>
        {
            decision.ToTable("CaseDecisions", Schema, table =>
            {
                table.HasCheckConstraint("CK_CaseDecisions_FourEyes", "\"DecidedBy\" <> \"OpenedBy\"");
                table.HasCheckConstraint("CK_CaseDecisions_Whole", "\"Reasons\" <> '' AND \"Rule\" <> '' AND \"HowToAppeal_Zh\" <> '' AND \"HowToAppeal_En\" <> '' AND \"Days\" >= 0");
            });
            decision.HasKey(row => row.CaseId);
            decision.Property(row => row.Rule).HasMaxLength(RuleLength);
            decision.Property(row => row.Reasons).HasMaxLength(TextLength);
            decision.Property(row => row.OpenedBy).HasMaxLength(ByLength);
            decision.Property(row => row.DecidedBy).HasMaxLength(ByLength);
            decision.ComplexProperty(row => row.HowToAppeal);
            decision.AppendOnly();
        });
        model.Entity<CaseAppeal>(appeal =>
        {
            appeal.ToTable("CaseAppeals", Schema, table => table.HasCheckConstraint("CK_CaseAppeals_Text", "\"Text\" <> ''")).HasKey(row => row.CaseId);
            appeal.Property(row => row.By).HasMaxLength(ByLength);
            appeal.Property(row => row.Text).HasMaxLength(TextLength);
            appeal.AppendOnly();
        });
        model.Entity<AppealDecision>(decision =>
        {
            decision.ToTable("AppealDecisions", Schema, table =>
            {
                table.HasCheckConstraint("CK_AppealDecisions_ThirdPerson", "\"DecidedBy\" <> \"FirstDecider\" AND \"DecidedBy\" <> \"OpenedBy\"");
                table.HasCheckConstraint("CK_AppealDecisions_Reasons", "\"Reasons\" <> ''");
            });
            decision.HasKey(row => row.CaseId);
            decision.Property(row => row.Reasons).HasMaxLength(TextLength);
            decision.Property(row => row.OpenedBy).HasMaxLength(ByLength);
            decision.Property(row => row.FirstDecider).HasMaxLength(ByLength);
            decision.Property(row => row.DecidedBy).HasMaxLength(ByLength);
            decision.AppendOnly();
        });
    }

    private static void Permits(ModelBuilder model)
    {
        model.Entity<ListingPermit>(permit =>
        {
            permit.ToTable("ListingPermits", Schema, table => table.HasCheckConstraint(
                "CK_ListingPermits_Decision", "(\"DecidedAt\" IS NULL AND \"DecidedBy\" IS NULL AND \"Granted\" IS NULL) OR (\"DecidedAt\" IS NOT NULL AND \"DecidedBy\" <> \"AskedBy\" AND \"Granted\" IS NOT NULL)"));
            permit.HasKey(row => row.Id);
            permit.Property(row => row.AskedBy).HasMaxLength(ByLength);
            permit.Property(row => row.DecidedBy).HasMaxLength(ByLength);
            permit.HasIndex(row => row.LotId, "IX_ListingPermits_Waiting").IsUnique().HasFilter("\"DecidedAt\" IS NULL");
            permit.HasIndex(row => new { row.LotId, row.DecidedAt });
            permit.HasIndex(row => new { row.DecidedAt, row.AskedAt });
        });
        model.Entity<Waiver>(waiver =>
        {
            waiver.ToTable("Waivers", Schema, table =>
            {
                table.HasCheckConstraint("CK_Waivers_FourEyes", "\"DecidedBy\" IS NULL OR \"DecidedBy\" <> \"ProposedBy\"");
                table.HasCheckConstraint("CK_Waivers_Scope", "(\"PartyId\" IS NOT NULL AND \"PartyKind\" IS NOT NULL) OR \"Subject\" IS NOT NULL");
                table.HasCheckConstraint("CK_Waivers_Reason", "\"Reason\" <> '' AND \"Until\" > \"From\"");
                table.HasCheckConstraint("CK_Waivers_Decision", "(\"DecidedAt\" IS NULL AND \"Approved\" IS NULL AND \"DecidedBy\" IS NULL) OR (\"DecidedAt\" IS NOT NULL AND \"Approved\" IS NOT NULL AND \"DecidedBy\" IS NOT NULL)");
            });
            waiver.HasKey(row => row.Id);
            waiver.Property(row => row.Number).HasMaxLength(NumberLength);
            waiver.Property(row => row.Rule).HasMaxLength(RuleLength);
            waiver.Property(row => row.Subject).HasMaxLength(100);
            waiver.Property(row => row.ProposedBy).HasMaxLength(ByLength);
            waiver.Property(row => row.DecidedBy).HasMaxLength(ByLength);
            waiver.Property(row => row.EndedBy).HasMaxLength(ByLength);
            waiver.HasIndex(row => row.Number).IsUnique();
            waiver.HasIndex(row => new { row.Rule, row.Until });
            waiver.HasIndex(row => new { row.DecidedAt, row.ProposedAt });
        });
    }
}
