using ConsumerAid.Foundation.Model;

namespace ConsumerAid.Catalog.Pictures;

/// <summary>How far a picture is.</summary>
public enum PictureState
{
    /// <summary>Stored; its variants are still to be made.</summary>
    Received,

    /// <summary>Can be shown.</summary>
    Ready,

    /// <summary>Turned out broken when decoded; kept as evidence.</summary>
    Failed,
}

/// <summary>A picture of something, kept as received for evidence and shown only in variants without metadata.</summary>
internal sealed class Picture : IVersioned
{
    public required Guid Id { get; init; }

    /// <summary>What it shows: <c>stock/…</c>, <c>lot/…</c>, <c>dispatch/…</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>The id in the subject's path, to join by.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>Made on the sender's phone: unique within the subject.</summary>
    public required string ClientId { get; init; }

    /// <summary>SHA-256 of the received bytes, lower-case hexadecimal.</summary>
    public required string Hash { get; init; }

    public required string ContentType { get; init; }

    /// <summary>Upright width in pixels.</summary>
    public required int Width { get; init; }

    public required int Height { get; init; }

    /// <summary>By the camera's clock, if it said so.</summary>
    public DateTimeOffset? CapturedAt { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required string UploadedBy { get; init; }

    public string? OnBehalfOf { get; init; }

    /// <summary>From 1, in the order of arrival.</summary>
    public required int Position { get; init; }

    public PictureState State { get; private set; } = PictureState.Received;

    /// <summary>How it looks (<see cref="PictureLook"/>), once its variants are made; null when it shows next to nothing.</summary>
    public long? Look { get; private set; }

    /// <summary>Why it failed.</summary>
    public string? Failure { get; private set; }

    public int Version { get; private set; }

    public void BeReady(long? look) => (State, Look) = (PictureState.Ready, look);

    /// <param name="code">Why it cannot be shown.</param>
    public void Fail(string code) => (State, Failure) = (PictureState.Failed, code);
}
