using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Cooperative.Certification;

/// <summary>The cooperative's applications and certificates, and what runs out soon.</summary>
[Authorize(Roles = Roles.Cooperative)]
internal sealed class OwnCertificationModel(IMediator mediator, ICharter charter, TimeProvider clock) : PageModel
{
    [TempData]
    public string? Said { get; set; }

    public string? After { get; private set; }

    public Page<ApplicationRow> Applications { get; private set; } = new([], null);

    public IReadOnlyList<CertificateRow> Papers { get; private set; } = [];

    /// <summary>Valid ones that can be renewed now.</summary>
    public IReadOnlyList<CertificateRow> Ending { get; private set; } = [];

    public async Task OnGetAsync(string? after, CancellationToken cancellation)
    {
        var today = clock.Today();
        var days = (await charter.Terms(clock.GetUtcNow(), cancellation)).CertificateWarnDays;
        (After, Applications) = (after, await mediator.Send(new FindApplications(After: after), cancellation));
        Papers = (await mediator.Send(new FindCertificates(Limit: 100), cancellation)).Items;
        Ending = [.. Papers.Where(paper => paper.IsValidOn(today) && paper.ValidTo <= today.AddDays(days))];
    }
}
