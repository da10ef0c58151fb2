using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Personal;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry.Organisations;
using ConsumerAid.Registry.Personal;
using ConsumerAid.Registry.Regions;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Accounts;

/// <summary>An account; name and phone are masked except on one's own.</summary>
public sealed record AccountRow
{
    public required Guid Id { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }

    public required string Phone { get; init; }

    public required IReadOnlyList<string> Roles { get; init; }

    public required Guid? OrganisationId { get; init; }

    public required string? Organisation { get; init; }

    public required string? CountyCode { get; init; }

    public required string? County { get; init; }

    public required Guid? LiaisonId { get; init; }

    public required bool Disabled { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>Reads accounts as they are shown.</summary>
internal sealed class AccountRows(MarketDb db, PersonalVault vault)
{
    public async Task<List<AccountRow>> Rows(IQueryable<Account> accounts, Viewer viewer, CancellationToken cancellation)
    {
        var english = Reader.Current.English;
        var rows = await accounts.Select(account => new
        {
            Account = account,
            Roles = db.Set<AccountRole>().Where(role => role.AccountId == account.Id).OrderBy(role => role.Role).Select(role => role.Role).ToList(),
            Organisation = db.Organisations().Where(row => row.Id == account.OrganisationId).Select(row => english ? row.NameEn ?? row.Name : row.Name).FirstOrDefault(),
            County = db.Counties().Where(row => row.Code == account.CountyCode).Select(row => english ? row.NameEn : row.NameZh).FirstOrDefault(),
        }).ToListAsync(cancellation);
        return
        [
            .. rows.Select(row => new AccountRow
            {
                Id = row.Account.Id, Code = row.Account.Code, Name = Masks.Name(vault.Open(row.Account.Name), viewer)!,
                Phone = Masks.Phone(vault.Open(row.Account.Phone), viewer)!,
                Roles = row.Roles, OrganisationId = row.Account.OrganisationId, Organisation = row.Organisation,
                CountyCode = row.Account.CountyCode, County = row.County,
                LiaisonId = row.Account.LiaisonId, Disabled = row.Account.Disabled, CreatedAt = row.Account.CreatedAt,
            }),
        ];
    }
}
