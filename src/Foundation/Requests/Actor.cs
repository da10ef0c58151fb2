namespace ConsumerAid.Foundation.Requests;

/// <summary>Who acts: read afresh for every request, so that a changed role acts at once.</summary>
/// <param name="Code">The account's code (<c>U-000017</c>), <c>system</c> for jobs, <c>anonymous</c> for visitors. Records keep this code, never a name.</param>
/// <param name="Roles">The roles held now.</param>
public sealed record Actor(string Code, IReadOnlySet<string> Roles)
{
    public static Actor System { get; } = new("system", new HashSet<string>());

    public static Actor Anonymous { get; } = new("anonymous", new HashSet<string>());

    public Guid? AccountId { get; init; }

    /// <summary>The cooperative, member unit or office for which the account works.</summary>
    public Guid? OrganisationId { get; init; }

    /// <summary>The county of a reviewer, cooperative or liaison.</summary>
    public string? CountyCode { get; init; }

    public Guid? LiaisonId { get; init; }

    public bool IsSystem => ReferenceEquals(this, System);

    public bool Is(string role) => Roles.Contains(role);
}

/// <summary>The actor of the current scope; anonymous until the host or a job says otherwise.</summary>
public sealed class CurrentActor
{
    public Actor Value { get; set; } = Actor.Anonymous;

    public string Code => Value.Code;

    /// <summary>The organisation of an actor whose role implies one.</summary>
    public Guid Organisation => Value.OrganisationId ?? throw new Forbidden();

    public Guid Liaison => Value.LiaisonId ?? throw new Forbidden();

    public string County => Value.CountyCode ?? throw new Forbidden();

    public Guid Account => Value.AccountId ?? throw new Forbidden();

    public bool Is(string role) => Value.Is(role);
}

/// <summary>The actor does not hold a role that may do this. Another's thing, by contrast, is simply not found.</summary>
public sealed class Forbidden() : Exception("forbidden");

/// <summary>There is no such thing, or it is another's, which must look the same.</summary>
public sealed class NotFound() : Exception("not-found");
