using ConsumerAid.Catalog;
using ConsumerAid.Catalog.Prices;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Storefront.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace ConsumerAid.Storefront.Pages.Lots;

/// <summary>A lot with its prices, what is left of it, where it comes from and what papers stand behind it. The total for a typed weight is asked for by GET.</summary>
[OutputCache(PolicyName = PublicPages.Policy, Tags = [PublicPages.Lots])]
internal sealed class LotModel(IMediator mediator, Words T) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Weight? Weight { get; set; }

    public LotPage Lot { get; private set; } = null!;

    /// <summary>From the least order up; below the first tier the lot's own price holds.</summary>
    public IReadOnlyList<TierRow> Tiers { get; private set; } = [];

    /// <summary>What the typed weight costs; null when it cannot be ordered.</summary>
    public Money? Total { get; private set; }

    public UnitPrice? Price { get; private set; }

    /// <summary>How the lot's price stands to the reference.</summary>
    public LotPrice? MarketPrice { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await mediator.Send(new GetLot(id), cancellation) is not { } lot) return NotFound();
        Lot = lot;
        MarketPrice = lot.Internal is null ? lot.Price : await mediator.Send(new GetLotPrice(id), cancellation);
        var card = lot.Card;
        Tiers = LotPrices.Rows(card, lot.Tiers);
        if (Weight is { } weight && lot.OnSale)
        {
            if (Objection(card, weight) is { } objection) ModelState.AddModelError(nameof(Weight), objection);
            else
            {
                Price = lot.Tiers.LastOrDefault(tier => tier.From <= weight)?.UnitPrice ?? card.UnitPrice;
                Total = Price.Value.For(weight);
            }
        }

        return Page();
    }

    /// <summary>Whether this reader may order, or might after signing in.</summary>
    public bool MayOrder => User.Identity?.IsAuthenticated != true || User.IsInRole(Roles.Purchaser);

    private string? Objection(Catalog.LotCard card, Weight weight)
    {
        if (weight > card.Free) return T["现在最多能订 {0}。", card.Free];
        if (weight == card.Free) return null;
        if (weight < card.MinimumOrder) return T["最少订 {0}。", card.MinimumOrder];
        if (weight.IsMultipleOf(card.Step)) return null;
        var below = new Weight(weight.Grams / card.Step.Grams * card.Step.Grams);
        return T["每份 {0}，按整份订：可以订 {1} 或 {2}。", card.Step, below, below + card.Step];
    }
}
