using ConsumerAid.AllianceAdmin.Bulletins;

namespace ConsumerAid.Storefront.Pages.Bulletins;

/// <summary>Counties of a bulletin, as the page shows them.</summary>
/// <param name="Caption">What the table is called; on one page each its own.</param>
/// <param name="Rows">Those to show.</param>
/// <param name="Ends">Whose rest and total stand under them; null: neither.</param>
internal sealed record CountiesOf(string Caption, IEnumerable<BulletinCounty> Rows, BulletinSheet? Ends);
