using System.Linq.Expressions;
using ConsumerAid.AllianceAdmin.Charter;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Rules;

/// <summary>What happened before says how much something weighs.</summary>
internal static class LookingBack
{
    /// <summary>All facts of the parties that have a new one. In a period that is not brief nearly all have: then all facts, and nobody is asked for.</summary>
    public static async Task<IQueryable<T>> OfThoseWith<T>(
        this IQueryable<T> facts, Expression<Func<T, bool>> isNew, Expression<Func<T, Guid>> party, Scope scope, CancellationToken cancellation)
    {
        if (!scope.IsBrief) return facts;
        var parties = await facts.Where(isNew).Select(party).Distinct().ToListAsync(cancellation);
        Expression<Func<Guid, bool>> isOne = who => EF.Parameter(parties).Contains(who);
        return facts.Where(Expression.Lambda<Func<T, bool>>(Expression.Invoke(isOne, party.Body), party.Parameters));
    }
}
