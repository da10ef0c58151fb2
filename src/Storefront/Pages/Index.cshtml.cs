using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Orders.Ledger;
using ConsumerAid.Registry.Regions;
using ConsumerAid.Storefront.Pages.Impact;
using ConsumerAid.Storefront.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace ConsumerAid.Storefront.Pages;

/// <summary>What it is, what it achieved, what is most urgent, where, and what arrived lately.</summary>
[OutputCache(PolicyName = PublicPages.Policy, Tags = [PublicPages.Lots])]
internal sealed class HomeModel(IMediator mediator, Words T) : PageModel
{
    private const int UrgentLots = 8;
    private const int News = 8;

    private static readonly string[] Headlines = ["tonnes-accepted", "households", "people", "to-households"];

    public Orders.Ledger.Impact Totals { get; private set; } = null!;

    public IEnumerable<ImpactFigure> Figures => Totals.Figures.Where(figure => Headlines.Contains(figure.Key));

    public IReadOnlyList<Catalog.LotCard> Urgent { get; private set; } = [];

    public CountyMap Map { get; private set; } = null!;

    public IReadOnlyList<DeliveryNews> Latest { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Totals = await mediator.Send(new GetImpact(), cancellation);
        Urgent = await mediator.Send(new MostUrgentLots(UrgentLots), cancellation);
        Map = ImpactViews.Map(T, await mediator.Send(new FindCounties(), cancellation), await mediator.Send(new CountyTonnages(), cancellation));
        Latest = await mediator.Send(new LatestDeliveries(News), cancellation);
    }

    /// <summary>A month such as 2026-11 in words.</summary>
    public static string Month(string code) => DateOnly.ParseExact(code + "-01", "yyyy-MM-dd", Reader.Current.Culture).ToString(Reader.Current.English ? "MMM yyyy" : "yyyy年M月", Reader.Current.Culture);
}
