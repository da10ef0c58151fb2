using System.Globalization;
using System.Text.Json;
using ConsumerAid.Foundation.Ledger;
using ConsumerAid.Foundation.Requests;

namespace ConsumerAid.AllianceAdmin.Trail;

/// <summary>What stands for an act under a seal: codes only, so that a person's data can be deleted and the chain still holds.</summary>
internal static class TrailLeaf
{
    /// <summary>SHA-256(0x00 ‖ canonical JSON of the act with its place), as RFC 9162 wants of a leaf.</summary>
    public static Digest Of(Act act, long seq) => MerkleTree.Leaf(CanonicalJson.Of(JsonSerializer.SerializeToUtf8Bytes(new
    {
        kind = "act", seq, id = act.Id, at = act.At.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture), by = act.By, name = act.Name, subject = act.Subject,
        onBehalfOf = act.OnBehalfOf, detail = act.Detail,
    })));
}
