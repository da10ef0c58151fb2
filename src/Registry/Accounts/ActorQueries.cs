using System.Runtime.CompilerServices;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ConsumerAid.Registry.Accounts;

/// <summary>
/// Asked once for every request that anybody makes, hence compiled; a compiled query belongs to one model, of which a process of tests has several.
/// </summary>
internal sealed class ActorQueries
{
    private static readonly ConditionalWeakTable<IModel, ActorQueries> Known = [];

    public Func<MarketDb, Guid, string, IAsyncEnumerable<ActorRow>> ByStamp { get; } = EF.CompileAsyncQuery((MarketDb db, Guid id, string stamp) =>
        from account in db.Set<Account>()
        where account.Id == id && account.SecurityStamp == stamp && !account.Disabled
        from role in db.Set<AccountRole>().Where(role => role.AccountId == account.Id).DefaultIfEmpty()
        select new ActorRow(account.Id, account.Code, account.OrganisationId, account.CountyCode, account.LiaisonId, role!.Role));

    public Func<MarketDb, string, DateTimeOffset, IAsyncEnumerable<ActorRow>> ByToken { get; } = EF.CompileAsyncQuery(
        (MarketDb db, string hash, DateTimeOffset now) =>
        from token in db.Set<AccessToken>()
        where token.Hash == hash && token.ExpiresAt > now
        join account in db.Set<Account>() on token.AccountId equals account.Id
        where account.SecurityStamp == token.Stamp && !account.Disabled
        from role in db.Set<AccountRole>().Where(role => role.AccountId == account.Id).DefaultIfEmpty()
        select new ActorRow(account.Id, account.Code, account.OrganisationId, account.CountyCode, account.LiaisonId, role!.Role));

    public static ActorQueries For(MarketDb db) => Known.GetValue(db.Model, _ => new ActorQueries());

    public static async Task<Actor?> Told(IAsyncEnumerable<ActorRow> rows, CancellationToken cancellation)
    {
        ActorRow? first = null;
        var roles = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            first ??= row;
            if (row.Role is not null) roles.Add(row.Role);
        }

        return first is null
            ? null
            : new Actor(first.Code, roles)
            {
                AccountId = first.Id, OrganisationId = first.OrganisationId, CountyCode = first.CountyCode, LiaisonId = first.LiaisonId,
            };
    }
}

/// <summary>One row for each role.</summary>
internal sealed record ActorRow(Guid Id, string Code, Guid? OrganisationId, string? CountyCode, Guid? LiaisonId, string? Role);
