using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.AllianceAdmin.Findings;

namespace ConsumerAid.AllianceAdmin.Cases;

/// <summary>What a case reads of a finding.</summary>
internal static class FindingParties
{
    /// <summary>Whom it counts against; null: the office.</summary>
    public static Party? Party(this Finding finding) => finding is { AgainstKind: { } kind, AgainstId: { } id } ? new Party(kind, id) : null;

    /// <summary>The records that it rests on.</summary>
    public static string[] EvidenceIds(this Finding finding) => finding.Evidence.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
