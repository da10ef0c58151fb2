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
public sealed record FindAccounts(string? Text = null, string? Role = null, Guid? OrganisationId = null, string? After = null, int Limit = 50)
    : IQuery<AccountPage>;

/// <param name="Items">The accounts.</param>
/// <param name="Next">Where the next page begins, or null.</param>
public sealed record AccountPage(IReadOnlyList<AccountRow> Items, string? Next);

internal sealed class FindAccountsHandler(MarketDb db, AccountRows accounts, PersonalVault vault) : IRequestHandler<FindAccounts, AccountPage>
{
    public async Task<AccountPage> Handle(FindAccounts request, CancellationToken cancellationToken)
    {
        var limit = Math.Clamp(request.Limit, 1, 200);
        var found = db.Set<Account>().AsNoTracking();
        if (request.OrganisationId is { } organisation) found = found.Where(account => account.OrganisationId == organisation);
        if (request.Role is { } role)
        {
            found = found.Where(account => db.Set<AccountRole>().Any(held => held.AccountId == account.Id && held.Role == role));
        }
        if (request.After is { } after) found = found.Where(account => string.Compare(account.Code, after) > 0);
        if (Typed.Trimmed(request.Text) is { } text)
        {
            var hash = PhoneNumber.Parse(text) is { } phone ? vault.PhoneHash(phone) : null;
            var start = text.ToUpperInvariant();
            found = hash is null
                ? found.Where(account => account.Code.StartsWith(start))
                : found.Where(account => account.NormalizedUserName == hash);
        }

        var rows = await accounts.Rows(found.OrderBy(account => account.Code).Take(limit + 1), Viewer.SignedIn, cancellationToken);
        return rows.Count > limit ? new AccountPage(rows[..limit], rows[limit - 1].Code) : new AccountPage(rows, null);
    }
}
