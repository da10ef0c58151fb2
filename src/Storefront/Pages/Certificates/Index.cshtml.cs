using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Storefront.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace ConsumerAid.Storefront.Pages.Certificates;

/// <summary>The public register of certified products.</summary>
[OutputCache(PolicyName = PublicPages.Policy)]
internal sealed class RegisterModel(IMediator mediator, TimeProvider clock, Words T) : PageModel
{
    private IReadOnlyList<ProduceFact> kinds = [];

    [BindProperty(SupportsGet = true)]
    public string? Produce { get; set; }

    /// <summary>With those that have ended or were removed.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Ended { get; set; }

    public string? After { get; private set; }

    public Page<CertificateRow> Found { get; private set; } = new([], null);

    public DateOnly Today { get; private set; }

    public FilterForm Filter => new([
        new ChoiceField("produce", T["产品"], [new("", T["全部"]), .. kinds.OrderBy(kind => kind.Name(), StringComparer.CurrentCulture).Select(kind => new Choice(kind.Code, kind.Name()))]) { AsButtons = false, Value = Produce },
        new ChoiceField("ended", T["显示"], [new("false", T["有效的"]), new("true", T["连已失效的"])]) { Value = Ended ? "true" : "false" },
    ]) { Active = Produce is not null || Ended };

    public async Task OnGetAsync(string? after, CancellationToken cancellation)
    {
        Produce = string.IsNullOrEmpty(Produce) ? null : Produce;
        (After, Today, kinds) = (after, clock.Today(), await mediator.Send(new FindProduce(), cancellation));
        Found = await mediator.Send(new FindCertifiedProducts(Produce, ValidOn: Ended ? null : Today, After: after), cancellation);
    }
}
