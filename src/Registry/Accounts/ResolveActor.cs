using System.Runtime.CompilerServices;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ConsumerAid.Registry.Accounts;

/// <summary>Who acts in a session, read afresh for each request: null when the account is shut or its stamp is another by now.</summary>
[Anyone]
public sealed record ActorOf(Guid AccountId, string Stamp) : IQuery<Actor?>;

/// <summary>Who acts with an API token: null when it is unknown, over, or from before the last change of roles or password.</summary>
[Anyone]
public sealed record ActorOfToken(string Token) : IQuery<Actor?>;

internal sealed class ResolveActorHandler(MarketDb db, TimeProvider clock) : IRequestHandler<ActorOf, Actor?>, IRequestHandler<ActorOfToken, Actor?>
{
    public async Task<Actor?> Handle(ActorOf request, CancellationToken cancellationToken) =>
        await Told(Queries.For(db).ByStamp(db, request.AccountId, request.Stamp), cancellationToken);

    public async Task<Actor?> Handle(ActorOfToken request, CancellationToken cancellationToken) =>
        await Told(Queries.For(db).ByToken(db, Tokens.Hash(request.Token), clock.GetUtcNow()), cancellationToken);

    private static async Task<Actor?> Told(IAsyncEnumerable<Row> rows, CancellationToken cancellation)
    {
        Row? first = null;
        var roles = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            first ??= row;
            if (row.Role is not null) roles.Add(row.Role);
        }

        return first is null
            ? null
            : new Actor(first.Code, roles) { AccountId = first.Id, OrganisationId = first.OrganisationId, CountyCode = first.CountyCode, LiaisonId = first.LiaisonId };
    }

    /// <summary>One row for each role.</summary>
    private sealed record Row(Guid Id, string Code, Guid? OrganisationId, string? CountyCode, Guid? LiaisonId, string? Role);

    /// <summary>Asked once for every request that anybody makes, hence compiled; a compiled query belongs to one model, of which a process of tests has several.</summary>
    private sealed class Queries
    {
        private static readonly ConditionalWeakTable<IModel, Queries> Known = [];

        public Func<MarketDb, Guid, string, IAsyncEnumerable<Row>> ByStamp { get; } = EF.CompileAsyncQuery((MarketDb db, Guid id, string stamp) =>
            from account in db.Set<Account>()
            where account.Id == id && account.SecurityStamp == stamp && !account.Disabled
            from role in db.Set<AccountRole>().Where(role => role.AccountId == account.Id).DefaultIfEmpty()
            select new Row(account.Id, account.Code, account.OrganisationId, account.CountyCode, account.LiaisonId, role!.Role));

        public Func<MarketDb, string, DateTimeOffset, IAsyncEnumerable<Row>> ByToken { get; } = EF.CompileAsyncQuery((MarketDb db, string hash, DateTimeOffset now) =>
            from token in db.Set<AccessToken>()
            where token.Hash == hash && token.ExpiresAt > now
            join account in db.Set<Account>() on token.AccountId equals account.Id
            where account.SecurityStamp == token.Stamp && !account.Disabled
            from role in db.Set<AccountRole>().Where(role => role.AccountId == account.Id).DefaultIfEmpty()
            select new Row(account.Id, account.Code, account.OrganisationId, account.CountyCode, account.LiaisonId, role!.Role));

        public static Queries For(MarketDb db) => Known.GetValue(db.Model, _ => new Queries());
    }
}
