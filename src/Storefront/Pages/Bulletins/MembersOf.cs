using ConsumerAid.AllianceAdmin.Bulletins;

namespace ConsumerAid.Storefront.Pages.Bulletins;

/// <summary>Member units of a bulletin, as the page shows them.</summary>
/// <param name="Caption">What the table is called; on one page each its own.</param>
/// <param name="Rows">Those to show.</param>
/// <param name="Ends">Whose total stands under them; null: none.</param>
internal sealed record MembersOf(string Caption, IEnumerable<BulletinMember> Rows, BulletinSheet? Ends);
