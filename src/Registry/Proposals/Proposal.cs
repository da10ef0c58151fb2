using System.Text.Json;
using ConsumerAid.Foundation.Model;

namespace ConsumerAid.Registry.Proposals;

/// <summary>What takes a second pair of eyes.</summary>
public enum ProposalKind
{
    /// <summary>An account gets roles, or another place to use them at.</summary>
    Roles,
    HouseholdRemoval,

    /// <summary>A household's ID number or bank account is shown in full.</summary>
    Unmasking,

    /// <summary>The whole ledger is taken away as a file.</summary>
    LedgerExport,
}

/// <summary>Where a proposal stands. One that nobody decided in time stays open and has no effect any more.</summary>
public enum ProposalState
{
    Open,
    Agreed,
    Declined,

    /// <summary>Taken back by whoever made it.</summary>
    Withdrawn,
}

/// <summary>Something that one person proposes and an administrator, another person, agrees to: only then it is done.</summary>
internal sealed class Proposal : Aggregate
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public required Guid Id { get; init; }

    public required ProposalKind Kind { get; init; }

    /// <summary>What it is about, as the trail names things: <c>account/U-000012</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>What the kind needs beside, as JSON; null when that is nothing.</summary>
    public required string? Details { get; init; }

    public required string Reason { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>The account's code.</summary>
    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Undecided by then, it has lapsed.</summary>
    public required DateTimeOffset Until { get; init; }

    public ProposalState State { get; private set; }

    public string? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public T Read<T>() => JsonSerializer.Deserialize<T>(Details!, Json)!;

    public static string Write<T>(T details) => JsonSerializer.Serialize(details, Json);

    /// <summary>Its maker can only take it back.</summary>
    /// <exception cref="RuleBroken"><c>registry.four-eyes</c>: agreed to by whoever made it; <c>registry.request-closed</c> (409): decided already, or lapsed.</exception>
    public void Decide(bool agrees, Guid account, string by, DateTimeOffset now)
    {
        if (State != ProposalState.Open || now >= Until) throw new RuleBroken("registry.request-closed") { Status = 409 };
        RuleBroken.If(agrees && account == AccountId, "registry.four-eyes");
        (State, DecidedBy, DecidedAt) = (agrees ? ProposalState.Agreed : account == AccountId ? ProposalState.Withdrawn : ProposalState.Declined, by, now);
    }
}
