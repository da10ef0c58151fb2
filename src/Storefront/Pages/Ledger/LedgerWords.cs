using ConsumerAid.Foundation.Ledger;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Orders.Ledger;

namespace ConsumerAid.Storefront.Pages.Ledger;

/// <summary>Ledger entries in words.</summary>
internal static class LedgerWords
{
    private const int ShownDigits = 12;

    public static string Type(Words T, EntryType type) => type switch
    {
        EntryType.Dispatched => T["发出"],
        EntryType.Accepted => T["收下"],
        EntryType.Rejected => T["拒收"],
        EntryType.Spoiled => T["损耗"],
        EntryType.Returned => T["退回"],
        _ => T["更正"],
    };

    public static LedgerTable Table(Words T, IEnumerable<EntryRow> entries) => new(
    [
        .. entries.Select(entry => new LedgerRow(
            entry.OccurredAt, Type(T, entry.Type), $"{entry.LotTitle} {entry.LotNumber}", entry.Weight, entry.HouseholdCode, Proof(T, entry.Proof), $"/ledger/entries/{entry.Id}")),
    ]);

    /// <summary>The beginning of the digest; the entry's page shows it whole.</summary>
    private static string Proof(Words T, string? proof) => proof?.Split(':') is [_, { Length: > ShownDigits } digest] ? $"{digest[..ShownDigits]}…" : T["没有凭据"];
}
