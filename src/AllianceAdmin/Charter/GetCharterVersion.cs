using ConsumerAid.Foundation.Requests;

namespace ConsumerAid.AllianceAdmin.Charter;

/// <summary>A version by its number; null when there is none.</summary>
[Anyone]
public sealed record GetCharterVersion(int Number) : IQuery<CharterText?>;
