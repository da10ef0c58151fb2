using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Orders.Reading;
using ConsumerAid.Storefront.Pages.Buying;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Member;

/// <summary>What the unit's buying did in a period: money, tonnes and households side by side.</summary>
[Authorize(Roles = OrderWords.Members)]
internal sealed class ImpactModel(IMediator sender, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Period { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    public UnitImpact Impact { get; private set; } = null!;

    public IReadOnlyDictionary<string, string> ProduceNames { get; private set; } = new Dictionary<string, string>();

    /// <summary>The same period for the file.</summary>
    public string Query => Microsoft.AspNetCore.Http.QueryString.Create(new Dictionary<string, string?>
    {
        ["period"] = Period, ["from"] = Period == "days" ? From?.ToString("O", System.Globalization.CultureInfo.InvariantCulture) : null,
        ["to"] = Period == "days" ? To?.ToString("O", System.Globalization.CultureInfo.InvariantCulture) : null,
    }).ToString();

    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task OnGetAsync()
    {
        (Period, From, To) = ImpactPeriod.Of(Period, From, To, clock.Today());
        Impact = await sender.Send(new OwnImpact(From, To));
        ProduceNames = (await sender.Send(new FindProduce())).ToDictionary(kind => kind.Code, kind => Reader.Current.English ? kind.NameEn : kind.NameZh);
    }
}
