using System.Text.Encodings.Web;
using System.Text.Json;

namespace ConsumerAid.Registry.Notices;

/// <summary>Something that a party should know, told on its own page.</summary>
internal sealed class Notice
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public Guid? OrganisationId { get; init; }

    public Guid? AccountId { get; init; }

    /// <summary>Key of the sentence.</summary>
    public required string Code { get; init; }

    /// <summary>Values for the sentence, as a JSON array of strings.</summary>
    public required string Arguments { get; init; }

    /// <summary>A local address where to look, or null.</summary>
    public string? Link { get; init; }

    public DateTimeOffset? ReadAt { get; set; }

    public static Notice ToAccount(Guid account, string code, IReadOnlyList<string> arguments, string? link, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), At = now, AccountId = account, Code = code, Arguments = JsonSerializer.Serialize(arguments, Json),
            Link = link };

    public static Notice ToOrganisation(Guid organisation, string code, IReadOnlyList<string> arguments, string? link, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), At = now, OrganisationId = organisation, Code = code,
            Arguments = JsonSerializer.Serialize(arguments, Json), Link = link };

    public IReadOnlyList<string> Values() => JsonSerializer.Deserialize<string[]>(Arguments)!;
}
