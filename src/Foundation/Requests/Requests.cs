using MediatR;

namespace ConsumerAid.Foundation.Requests;

/// <summary>A request that changes something: runs in one transaction, is recorded with who did it and for whom, and saves once.</summary>
public interface ICommand<out TResult> : IRequest<TResult>;

/// <summary>A request that only reads.</summary>
public interface IQuery<out TResult> : IRequest<TResult>;

/// <summary>Nothing to tell.</summary>
public readonly record struct Done;

/// <summary>
/// The roles that may send a request, checked in the pipeline whatever page, endpoint or job it comes from. Jobs (the system) may send everything.
/// Every request carries this, <see cref="AnyoneAttribute"/>, <see cref="SignedInAttribute"/> or <see cref="SystemOnlyAttribute"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AllowedAttribute(params string[] roles) : Attribute
{
    public IReadOnlyList<string> Roles { get; } = roles;
}

/// <summary>Open to visitors too.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AnyoneAttribute : Attribute;

/// <summary>Open to everybody who is signed in.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SignedInAttribute : Attribute;

/// <summary>Sent by jobs alone.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SystemOnlyAttribute : Attribute;

/// <summary>Sent by another module's handler as a part of its act, inside its transaction; never from a page or an endpoint.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class WithinActAttribute : Attribute;
