using System.Text.Json;
using ConsumerAid.Foundation.Ledger;

namespace ConsumerAid.Orders;

/// <summary>A paper as canonical JSON with its hash: whoever has the paper can prove that the ledger speaks of it.</summary>
/// <param name="Json">RFC 8785.</param>
/// <param name="Hash"><c>sha256:</c> and 64 digits.</param>
internal sealed record Proof(string Json, string Hash)
{
    private static readonly JsonSerializerOptions Camel = new(JsonSerializerDefaults.Web);

    public static Proof Of<T>(T paper)
    {
        var canonical = CanonicalJson.Of(JsonSerializer.SerializeToUtf8Bytes(paper, Camel));
        return new Proof(System.Text.Encoding.UTF8.GetString(canonical), $"sha256:{Digest.Of(canonical)}");
    }
}
