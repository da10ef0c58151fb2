using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ConsumerAid.Foundation.Persistence;

/// <summary>
/// Queries that are compiled once (<c>EF.CompileAsyncQuery</c>) belong to the model with which they first ran and refuse another; a process may have several databases.
/// </summary>
/// <param name="compile">Makes them anew for a model.</param>
public sealed class PerModel<T>(Func<T> compile)
    where T : class
{
    private readonly ConditionalWeakTable<IModel, T> made = [];

    /// <summary>Those of this context's model.</summary>
    public T For(MarketDb db) => made.GetValue(db.Model, _ => compile());
}
