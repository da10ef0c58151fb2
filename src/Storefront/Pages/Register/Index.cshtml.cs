using ConsumerAid.AllianceAdmin.Bulletins;
using ConsumerAid.AllianceAdmin.Cases;
using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.AllianceAdmin.Members;
using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Storefront.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace ConsumerAid.Storefront.Pages.Register;

/// <summary>All that the alliance makes public, on one page: its charter, members, decisions, certified products, what can be objected to now, and its years in numbers.</summary>
[OutputCache(PolicyName = PublicPages.Policy)]
internal sealed class RegisterModel(IMediator mediator, TimeProvider clock) : PageModel
{
    /// <summary>So many of the latest are shown; the others stand in lists of their own.</summary>
    private const int Latest = 10;

    public CharterText? Charter { get; private set; }

    public MemberCounts Members { get; private set; } = null!;

    public CertifiedCounts Products { get; private set; } = null!;

    public Page<Catalog.ApplicationRow> Notices { get; private set; } = new([], null);

    public Page<PublishedDecision> Decisions { get; private set; } = new([], null);

    public IReadOnlyList<YearProceedings> Years { get; private set; } = [];

    /// <summary>The newest bulletins, the first of them named.</summary>
    public Page<BulletinRow> Bulletins { get; private set; } = new([], null);

    public DateTimeOffset AsOf { get; } = clock.GetUtcNow();

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Charter = await mediator.Send(new GetCharter(), cancellation);
        Members = await mediator.Send(new CountMembers(), cancellation);
        Products = await mediator.Send(new CountCertifiedProducts(), cancellation);
        Notices = await mediator.Send(new FindNotices(Limit: Latest), cancellation);
        Decisions = await mediator.Send(new FindDecisions(Limit: Latest), cancellation);
        Bulletins = await mediator.Send(new FindBulletins(Limit: 1), cancellation);
        Years = await mediator.Send(new CountProceedings(), cancellation);
    }
}
