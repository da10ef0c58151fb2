using ConsumerAid.AllianceAdmin.Admin;
using ConsumerAid.AllianceAdmin.Bulletins;
using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.AllianceAdmin.Findings;
using ConsumerAid.AllianceAdmin.Listings;
using ConsumerAid.AllianceAdmin.Pledges;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Orders.Ledger;
using ConsumerAid.Registry.Proposals;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.AllianceAdmin.Areas.Admin.Pages;

/// <summary>Where the office's day begins: what is due, how the alliance stands, and the ways to everything else.</summary>
[Authorize(Roles = Roles.Administrator)]
internal sealed class IndexModel(IMediator mediator, TimeProvider clock, Words T) : PageModel
{
    public OfficeDay Day { get; private set; } = null!;

    public int Proposals { get; private set; }

    public int Jobs { get; private set; }

    public IReadOnlyList<DueWork> Work { get; private set; } = [];

    public BarChart Pledges { get; private set; } = null!;

    /// <summary>Null while nothing is open.</summary>
    public BarChart? Findings { get; private set; }

    public BarChart Prices { get; private set; } = null!;

    public WeekChart Tonnage { get; private set; } = null!;

    /// <summary>The newest bulletin; null before the first.</summary>
    public BulletinRow? Bulletin { get; private set; }

    public DateOnly Today { get; } = clock.Today();

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public async Task OnGetAsync()
    {
        Day = await mediator.Send(new GetOfficeDay());
        Proposals = (await mediator.Send(new FindProposals())).Count;
        Jobs = (await mediator.Send(new FindFailedJobs())).Count;
        Work = [.. (await mediator.Send(new GetDueWork())).OrderByDescending(work => work.Late > 0).ThenByDescending(work => work.Today > 0).ThenBy(work => work.Next ?? DateTimeOffset.MaxValue)];
        Pledges = DeskWords.Pledges(T, await mediator.Send(new GetPledgeBands()));
        Prices = DeskWords.Prices(T, await mediator.Send(new GetPriceBands()));
        Tonnage = DeskWords.Tonnage(T, await mediator.Send(new GetWeeklyTonnage()));
        Bulletin = (await mediator.Send(new FindBulletins(Limit: 1))).Items.FirstOrDefault();
        var open = await mediator.Send(new GetOpenFindings());
        var articles = ((await mediator.Send(new GetCharter()))?.Articles ?? []).ToDictionary(article => article.Rule);
        Findings = open.Count == 0 ? null : DeskWords.Findings(T, open, articles);
    }
}
