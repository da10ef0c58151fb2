using ConsumerAid.Orders.Ledger;

namespace ConsumerAid.Storefront.Pages.Impact;

/// <summary>Rows of a public table, as the page shows them.</summary>
/// <param name="Caption">What the rows are grouped by.</param>
/// <param name="Table">The table that the rows are of.</param>
/// <param name="Rows">Those to show.</param>
/// <param name="Name">A row's name in the reader's language.</param>
/// <param name="Total">The last line; null: none.</param>
internal sealed record TonnagesOf(string Caption, TonnageTable Table, IEnumerable<TonnageRow> Rows, Func<TonnageRow, string> Name, TonnageRow? Total);
