using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry.Liaisons;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Notices;

/// <summary>Tells organisations and accounts something, in the transaction in which it happened.</summary>
/// <param name="Organisations">Everybody who works for them.</param>
/// <param name="Accounts">Single accounts.</param>
/// <param name="Households">Households: told through the liaison of the day, if that liaison has an account.</param>
/// <param name="Code">Key of the sentence, <c>orders.notice-…</c>.</param>
/// <param name="Arguments">Values for the sentence in the form that both languages share (numbers, codes, days); never personal data.</param>
/// <param name="Link">A local address that these organisations and accounts may open, beginning with a slash. Liaisons are led to their households.</param>
[WithinAct]
public sealed record TellParties(string Code, IReadOnlyList<string> Arguments, string? Link = null) : ICommand<Done>
{
    public IReadOnlyList<Guid> Organisations { get; init; } = [];

    public IReadOnlyList<Guid> Accounts { get; init; } = [];

    public IReadOnlyList<string> Households { get; init; } = [];
}

internal sealed class TellPartiesHandler(MarketDb db, TimeProvider clock) : IRequestHandler<TellParties, Done>
{
    public async Task<Done> Handle(TellParties request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        db.AddRange(request.Organisations.Distinct()
            .Select(organisation => Notice.ToOrganisation(organisation, request.Code, request.Arguments, request.Link, now)));
        db.AddRange(request.Accounts.Distinct().Select(account => Notice.ToAccount(account, request.Code, request.Arguments, request.Link, now)));
        if (request.Households.Count == 0) return default;
        var liaisons = await (from assignment in db.Set<Assignment>()
                              join account in db.Accounts() on assignment.LiaisonId equals account.LiaisonId
                              where request.Households.Contains(assignment.HouseholdCode) && assignment.To == null
                              select account.Id).Distinct().ToListAsync(cancellationToken);
        db.AddRange(liaisons.Except(request.Accounts).Select(account => Notice.ToAccount(account, request.Code, request.Arguments, "/liaison", now)));
        return default;
    }
}
