using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Personal;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry.Personal;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Accounts;

/// <summary>Accounts in the order of their codes.</summary>
/// <param name="Text">The beginning of a code, or a whole phone number.</param>
/// <param name="Role">Only those that hold it.</param>
/// <param name="OrganisationId">Only this organisation's.</param>
/// <param name="After">The last code of the page before.</param>
[Allowed(Roles.Administrator, Roles.Auditor)]
public sealed record FindAccounts(string? Text = null, string? Role = null, Guid? OrganisationId = null, string? After = null, int Limit = 50) : IQuery<AccountPage>;

/// <summary>One account, or null.</summary>
[Allowed(Roles.Administrator, Roles.Auditor)]
public sealed record GetAccount(Guid Id) : IQuery<AccountRow?>;

/// <summary>The actor's own account, in full.</summary>
[SignedIn]
public sealed record GetMyAccount : IQuery<AccountRow>;

/// <param name="Items">The accounts.</param>
/// <param name="Next">Where the next page begins, or null.</param>
public sealed record AccountPage(IReadOnlyList<AccountRow> Items, string? Next);

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

internal sealed class FindAccountsHandler(MarketDb db, PersonalVault vault, CurrentActor actor)
    : IRequestHandler<FindAccounts, AccountPage>, IRequestHandler<GetAccount, AccountRow?>, IRequestHandler<GetMyAccount, AccountRow>
{
    public async Task<AccountPage> Handle(FindAccounts request, CancellationToken cancellationToken)
    {
        var limit = Math.Clamp(request.Limit, 1, 200);
        var found = db.Set<Account>().AsNoTracking();
        if (request.OrganisationId is { } organisation) found = found.Where(account => account.OrganisationId == organisation);
        if (request.Role is { } role) found = found.Where(account => db.Set<AccountRole>().Any(held => held.AccountId == account.Id && held.Role == role));
        if (request.After is { } after) found = found.Where(account => string.Compare(account.Code, after) > 0);
        if (Typed.Trimmed(request.Text) is { } text)
        {
            var hash = PhoneNumber.Parse(text) is { } phone ? vault.PhoneHash(phone) : null;
            var start = text.ToUpperInvariant();
            found = hash is null ? found.Where(account => account.Code.StartsWith(start)) : found.Where(account => account.NormalizedUserName == hash);
        }

        var rows = await Rows(found.OrderBy(account => account.Code).Take(limit + 1), Viewer.SignedIn, cancellationToken);
        return rows.Count > limit ? new AccountPage(rows[..limit], rows[limit - 1].Code) : new AccountPage(rows, null);
    }

    public async Task<AccountRow?> Handle(GetAccount request, CancellationToken cancellationToken) =>
        (await Rows(db.Set<Account>().AsNoTracking().Where(account => account.Id == request.Id), Viewer.SignedIn, cancellationToken)).SingleOrDefault();

    public async Task<AccountRow> Handle(GetMyAccount request, CancellationToken cancellationToken)
    {
        var own = actor.Account;
        return (await Rows(db.Set<Account>().AsNoTracking().Where(account => account.Id == own), Viewer.Own, cancellationToken)).Single();
    }

    private async Task<List<AccountRow>> Rows(IQueryable<Account> accounts, Viewer viewer, CancellationToken cancellation)
    {
        var rows = await accounts.Select(account => new
        {
            Account = account,
            Roles = db.Set<AccountRole>().Where(role => role.AccountId == account.Id).OrderBy(role => role.Role).Select(role => role.Role).ToList(),
            Organisation = db.Organisations().Where(row => row.Id == account.OrganisationId).Select(row => row.Name).FirstOrDefault(),
            County = db.Counties().Where(row => row.Code == account.CountyCode).Select(row => row.NameZh).FirstOrDefault(),
        }).ToListAsync(cancellation);
        return
        [
            .. rows.Select(row => new AccountRow
            {
                Id = row.Account.Id, Code = row.Account.Code, Name = Masks.Name(vault.Open(row.Account.Name), viewer)!, Phone = Masks.Phone(vault.Open(row.Account.Phone), viewer)!,
                Roles = row.Roles, OrganisationId = row.Account.OrganisationId, Organisation = row.Organisation, CountyCode = row.Account.CountyCode, County = row.County,
                LiaisonId = row.Account.LiaisonId, Disabled = row.Account.Disabled, CreatedAt = row.Account.CreatedAt,
            }),
        ];
    }
}
