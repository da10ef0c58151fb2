using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.AllianceAdmin.Findings;
using ConsumerAid.Foundation.Ledger;

namespace ConsumerAid.AllianceAdmin.Cases;

/// <summary>Freezes what a case rests on: the finding, the rule's version with its parameters, and its inputs, as canonical JSON with its hash.</summary>
internal static class Frozen
{
    public static CaseFact Of(Guid caseId, Finding finding, IEnumerable<CharterParameter> parameters, DateTimeOffset now)
    {
        var facts = new JsonObject
        {
            ["finding"] = finding.Id.ToString(), ["rule"] = finding.Rule, ["charterVersion"] = finding.CharterVersion, ["subject"] = finding.Subject, ["code"] = finding.Code,
            ["measured"] = finding.Measured, ["limit"] = finding.Limit, ["points"] = finding.Points, ["occurredAt"] = finding.OccurredAt.UtcDateTime, ["foundAt"] = finding.At.UtcDateTime,
            ["arguments"] = JsonNode.Parse(finding.Arguments), ["evidence"] = new JsonArray([.. finding.EvidenceIds().Select(id => (JsonNode)id)]), ["fact"] = finding.Fact,
            ["parameters"] = new JsonObject(parameters.Where(parameter => parameter.Rule == finding.Rule && parameter.Version == finding.CharterVersion)
                .Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Number is { } number ? (JsonNode?)number : parameter.Text.Zh))),
        };
        var canonical = Encoding.UTF8.GetString(CanonicalJson.Of(JsonSerializer.SerializeToUtf8Bytes(facts)));
        return new CaseFact { FindingId = finding.Id, CaseId = caseId, FrozenAt = now, Facts = canonical, Hash = HashOf(canonical) };
    }

    public static string HashOf(string facts) => $"sha256:{Digest.Of(Encoding.UTF8.GetBytes(facts))}";
}
