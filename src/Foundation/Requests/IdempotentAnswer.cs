namespace ConsumerAid.Foundation.Requests;

/// <summary>The first answer to a POST with an Idempotency-Key, written in the transaction of its effect and kept for ever: the same key gives it again.</summary>
public sealed class IdempotentAnswer
{
    /// <summary>The account's code.</summary>
    public required string Owner { get; init; }

    public required string Key { get; init; }

    /// <summary>SHA-256 of method, path and body: another body under the same key is refused.</summary>
    public required string RequestHash { get; init; }

    public required DateTimeOffset At { get; init; }

    public int Status { get; set; }

    public string? Location { get; set; }

    public string? Body { get; set; }
}
