using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry.Accounts;
using ConsumerAid.Registry.Households;
using ConsumerAid.Registry.Liaisons;
using ConsumerAid.Registry.Notices;
using ConsumerAid.Registry.Organisations;
using ConsumerAid.Registry.Proposals;
using ConsumerAid.Registry.Regions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry;

internal sealed class RegistryModel : IModelPart
{
    private const string Schema = "registry";
    private const int HashLength = 64;
    private const int CodeLength = 20;

    public void AddTo(ModelBuilder model)
    {
        Places(model);
        Parties(model);
        Households(model);
        Accounts(model);
    }

    private static void Places(ModelBuilder model)
    {
        model.Entity<County>(county =>
        {
            county.ToTable("Counties", Schema).HasKey(row => row.Code);
            county.Property(row => row.Code).HasMaxLength(6);
        });
        model.Entity<Village>(village =>
        {
            village.ToTable("Villages", Schema).HasKey(row => row.Code);
            village.Property(row => row.Code).HasMaxLength(12);
            village.Property(row => row.CountyCode).HasMaxLength(6);
            village.HasIndex(row => row.CountyCode);
        });
    }

    private static void Parties(ModelBuilder model)
    {
        model.Entity<Organisation>(organisation =>
        {
            organisation.ToTable("Organisations", Schema).HasKey(row => row.Id);
            organisation.Property(row => row.Code).HasMaxLength(CodeLength);
            organisation.Property(row => row.CountyCode).HasMaxLength(6);
            organisation.Property(row => row.CreditCode).HasMaxLength(18);
            organisation.HasIndex(row => row.Code).IsUnique();
            organisation.HasIndex(row => row.CreditCode).IsUnique().HasFilter("\"CreditCode\" IS NOT NULL");
            organisation.HasIndex(row => new { row.Kind, row.Code });
        });
        model.Entity<Liaison>(liaison =>
        {
            liaison.ToTable("Liaisons", Schema, table =>
                table.HasCheckConstraint("CK_Liaisons_Households", $"\"Households\" >= 0 AND \"Households\" <= {Liaison.MostHouseholds}"));
            liaison.HasKey(row => row.Id);
            liaison.Property(row => row.Code).HasMaxLength(CodeLength);
            liaison.Property(row => row.VillageCode).HasMaxLength(12);
            liaison.Property(row => row.CountyCode).HasMaxLength(6);
            liaison.HasIndex(row => row.Code).IsUnique();
            liaison.HasIndex(row => new { row.CountyCode, row.Code });
        });
        model.Entity<Assignment>(assignment =>
        {
            assignment.ToTable("Assignments", Schema).HasKey(row => row.Id);
            assignment.Property(row => row.HouseholdCode).HasMaxLength(CodeLength);
            assignment.HasIndex(row => row.HouseholdCode, "IX_Assignments_Now").IsUnique().HasFilter("\"To\" IS NULL");
            assignment.HasIndex(row => new { row.HouseholdCode, row.From });
            assignment.HasIndex(row => new { row.LiaisonId, row.HouseholdCode });
        });
        model.Entity<Notice>(notice =>
        {
            notice.ToTable("Notices", Schema).HasKey(row => row.Id);
            notice.Property(row => row.Arguments).HasMaxLength(2000);
            notice.HasIndex(row => new { row.OrganisationId, row.At });
            notice.HasIndex(row => new { row.AccountId, row.At });
        });
    }

    private static void Households(ModelBuilder model)
    {
        model.Entity<Household>(household =>
        {
            household.ToTable("Households", Schema, table =>
            {
                table.HasCheckConstraint("CK_Households_NeedWeight", "\"NeedWeight\" IS NULL OR (\"NeedWeight\" >= 50 AND \"NeedWeight\" <= 300)");
                table.HasCheckConstraint("CK_Households_People", "\"People\" > 0");
                table.HasCheckConstraint(
                    "CK_Households_Removal", "\"RemovedOn\" IS NULL OR (\"RemovalCause\" IS NOT NULL AND \"RemovalBy\" IS NOT NULL AND \"RemovalAgreedBy\" IS NOT NULL AND \"RemovalAgreedBy\" <> \"RemovalBy\")");
            });
            household.HasKey(row => row.Code);
            household.Property(row => row.Code).HasMaxLength(CodeLength);
            household.Property(row => row.VillageCode).HasMaxLength(12);
            household.Property(row => row.CountyCode).HasMaxLength(6);
            household.Property(row => row.PhoneHash).HasMaxLength(HashLength);
            household.Property(row => row.IdHash).HasMaxLength(HashLength);
            household.Property(row => row.BankAccountHash).HasMaxLength(HashLength);
            household.HasIndex(row => row.IdHash).IsUnique().HasFilter("\"IdHash\" IS NOT NULL");
            household.HasIndex(row => row.PhoneHash);
            household.HasIndex(row => row.BankAccountHash);
            household.HasIndex(row => new { row.CountyCode, row.Code });
            household.HasIndex(row => new { row.VillageCode, row.Code });
        });
        model.Entity<CategoryPeriod>(period =>
        {
            period.ToTable("HouseholdCategories", Schema).HasKey(row => row.Id);
            period.Property(row => row.HouseholdCode).HasMaxLength(CodeLength);
            period.HasIndex(row => row.HouseholdCode, "IX_HouseholdCategories_Now").IsUnique().HasFilter("\"To\" IS NULL");
            period.HasIndex(row => new { row.HouseholdCode, row.From });
            period.HasIndex(row => row.From);
            period.HasIndex(row => row.To).HasFilter("\"To\" IS NOT NULL");
        });
        model.Entity<Holding>(holding =>
        {
            holding.ToTable("Holdings", Schema, table => table.HasCheckConstraint("CK_Holdings_Size", "\"Size\" > 0")).HasKey(row => row.Id);
            holding.Property(row => row.HouseholdCode).HasMaxLength(CodeLength);
            holding.Property(row => row.Produce).HasMaxLength(80);
            holding.HasIndex(row => new { row.HouseholdCode, row.Produce }).IsUnique();
        });
        model.Entity<Membership>(membership =>
        {
            membership.ToTable("Memberships", Schema).HasKey(row => row.Id);
            membership.Property(row => row.HouseholdCode).HasMaxLength(CodeLength);
            membership.HasIndex(row => new { row.CooperativeId, row.HouseholdCode }, "IX_Memberships_Now").IsUnique().HasFilter("\"To\" IS NULL");
            membership.HasIndex(row => new { row.HouseholdCode, row.CooperativeId });
            membership.HasIndex(row => new { row.CooperativeId, row.From });
        });
        model.Entity<Consent>(consent =>
        {
            consent.ToTable("Consents", Schema).HasKey(row => row.Id);
            consent.Property(row => row.HouseholdCode).HasMaxLength(CodeLength);
            consent.HasIndex(row => new { row.HouseholdCode, row.Kind });
            consent.HasIndex(row => row.WithdrawnOn).HasFilter("\"WithdrawnOn\" IS NOT NULL");
        });
        model.Entity<Unmasking>(unmasking =>
        {
            unmasking.ToTable("Unmaskings", Schema, table => table.HasCheckConstraint(
                "CK_Unmaskings_FourEyes", "\"Field\" NOT IN ('IdNumber', 'BankAccount') OR (\"ApprovedBy\" IS NOT NULL AND \"ApprovedBy\" <> \"By\")")).HasKey(row => row.Id);
            unmasking.Property(row => row.HouseholdCode).HasMaxLength(CodeLength);
            unmasking.HasIndex(row => new { row.HouseholdCode, row.At });
            unmasking.HasIndex(row => new { row.AccountId, row.Until });
            unmasking.AppendOnly();
        });
        model.Entity<Proposal>(proposal =>
        {
            proposal.ToTable("Proposals", Schema, table => table.HasCheckConstraint("CK_Proposals_FourEyes", "\"State\" <> 'Agreed' OR \"DecidedBy\" <> \"By\"")).HasKey(row => row.Id);
            proposal.Property(row => row.Subject).HasMaxLength(80);
            proposal.Property(row => row.Details).HasMaxLength(2000);
            proposal.HasIndex(row => new { row.State, row.Until });
            proposal.HasIndex(row => new { row.AccountId, row.Kind, row.DecidedAt });
        });
    }

    private static void Accounts(ModelBuilder model)
    {
        model.Entity<Account>(account =>
        {
            account.ToTable("Accounts", Schema).HasKey(row => row.Id);
            // Nothing personal in clear; guessing is limited by phone, whether it has an account or not (WrongTries).
            account.Ignore(row => row.Email).Ignore(row => row.NormalizedEmail).Ignore(row => row.EmailConfirmed);
            account.Ignore(row => row.PhoneNumber).Ignore(row => row.PhoneNumberConfirmed);
            account.Ignore(row => row.LockoutEnabled).Ignore(row => row.LockoutEnd).Ignore(row => row.AccessFailedCount);
            account.Property(row => row.Code).HasMaxLength(CodeLength);
            account.Property(row => row.UserName).HasMaxLength(HashLength);
            account.Property(row => row.NormalizedUserName).HasMaxLength(HashLength);
            account.Property(row => row.CountyCode).HasMaxLength(6);
            account.Property(row => row.ConcurrencyStamp).IsConcurrencyToken();
            account.HasIndex(row => row.Code).IsUnique();
            account.HasIndex(row => row.NormalizedUserName).IsUnique();
            account.HasIndex(row => row.LiaisonId).IsUnique().HasFilter("\"LiaisonId\" IS NOT NULL");
            account.HasIndex(row => row.OrganisationId);
        });
        model.Entity<AccountRole>(role =>
        {
            role.ToTable("AccountRoles", Schema, table => table.HasCheckConstraint(
                "CK_AccountRoles_FourEyes", $"(\"GivenBy\" = '{Actor.System.Code}' AND \"AgreedBy\" IS NULL) OR (\"AgreedBy\" IS NOT NULL AND \"AgreedBy\" <> \"GivenBy\")"));
            role.HasKey(row => new { row.AccountId, row.Role });
            role.Property(row => row.GivenBy).HasMaxLength(CodeLength);
            role.Property(row => row.AgreedBy).HasMaxLength(CodeLength);
            role.Property(row => row.Role).HasMaxLength(40);
            role.HasIndex(row => row.Role);
            role.HasOne<Account>().WithMany().HasForeignKey(row => row.AccountId);
        });
        model.Entity<IdentityUserClaim<Guid>>(claim =>
        {
            claim.ToTable("AccountClaims", Schema).HasKey(row => row.Id);
            claim.HasOne<Account>().WithMany().HasForeignKey(row => row.UserId);
        });
        model.Entity<IdentityUserLogin<Guid>>(login =>
        {
            login.ToTable("AccountLogins", Schema).HasKey(row => new { row.LoginProvider, row.ProviderKey });
            login.Property(row => row.LoginProvider).HasMaxLength(128);
            login.Property(row => row.ProviderKey).HasMaxLength(128);
            login.HasOne<Account>().WithMany().HasForeignKey(row => row.UserId);
        });
        model.Entity<IdentityUserToken<Guid>>(token =>
        {
            token.ToTable("AccountTokens", Schema).HasKey(row => new { row.UserId, row.LoginProvider, row.Name });
            token.Property(row => row.LoginProvider).HasMaxLength(128);
            token.Property(row => row.Name).HasMaxLength(128);
            token.Property(row => row.Value).HasMaxLength(-1);
            token.HasOne<Account>().WithMany().HasForeignKey(row => row.UserId);
        });
        model.Entity<IdentityUserPasskey<Guid>>(passkey =>
        {
            passkey.ToTable("AccountPasskeys", Schema).HasKey(row => row.CredentialId);
            passkey.Property(row => row.CredentialId).HasMaxLength(1024);
            passkey.HasOne<Account>().WithMany().HasForeignKey(row => row.UserId);
            passkey.OwnsOne(row => row.Data).ToJson();
        });
        model.Entity<AccessToken>(token =>
        {
            token.ToTable("AccessTokens", Schema).HasKey(row => row.Hash);
            token.Property(row => row.Hash).HasMaxLength(HashLength);
            token.HasIndex(row => row.ExpiresAt);
            token.HasOne<Account>().WithMany().HasForeignKey(row => row.AccountId);
        });
        model.Entity<WrongTries>(tries =>
        {
            tries.ToTable("WrongTries", Schema).HasKey(row => row.PhoneHash);
            tries.Property(row => row.PhoneHash).HasMaxLength(HashLength);
            tries.HasIndex(row => row.LastAt);
        });
    }
}
