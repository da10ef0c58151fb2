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

    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task OnGetAsync()
    {
        var today = clock.Today();
        var month = new DateOnly(today.Year, today.Month, 1);
        var year = new DateOnly(today.Year, 1, 1);
        if (Period is not ("month" or "last-month" or "last-year" or "all" or "days")) Period = "year";
        (From, To) = Period switch
        {
            "month" => (month, today),
            "last-month" => (month.AddMonths(-1), month.AddDays(-1)),
            "last-year" => (year.AddYears(-1), year.AddDays(-1)),
            "all" => (null, null),
            "days" => (From, To),
            _ => ((DateOnly?)year, (DateOnly?)today),
        };
        Impact = await sender.Send(new OwnImpact(From, To));
        ProduceNames = (await sender.Send(new FindProduce())).ToDictionary(kind => kind.Code, kind => Reader.Current.English ? kind.NameEn : kind.NameZh);
    }
}
