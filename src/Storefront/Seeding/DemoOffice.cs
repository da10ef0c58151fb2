using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Storefront.Seeding;

internal static class DemoOffice
{
    /// <summary>The demo's administrators, by code: what takes two of them is done by the first and the second.</summary>
    public static Task<List<Actor>> Office(this Stage stage, CancellationToken cancellation) => (
        from role in stage.Db.AccountRoles()
        where role.Role == Roles.Administrator
        join account in stage.Db.Accounts() on role.AccountId equals account.Id
        orderby account.Code
        select new Actor(account.Code, new HashSet<string> { Roles.Administrator }) { AccountId = account.Id, OrganisationId = account.OrganisationId }).ToListAsync(cancellation);
}
