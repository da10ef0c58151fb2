using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Orders.Ledger;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Ledger;

/// <summary>One entry with its proof, its corrections and the seal over it.</summary>
[Authorize(Roles = $"{Roles.Auditor},{Roles.Administrator}")]
internal sealed class EntryModel(IMediator mediator, Words T) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public EntryPage Found { get; private set; } = null!;

    public IReadOnlyList<Answer> Answers
    {
        get
        {
            var entry = Found.Entry;
            return
            [
                new(T["农户"], entry.HouseholdCode), new(T["货源"], $"{entry.LotTitle} {entry.LotNumber}"), new(T["发货单"], entry.DispatchNumber), new(T["买方"], Found.MemberName),
                new(T["发生时间"], Shown.Time(entry.OccurredAt)), new(T["记账时间"], Shown.Time(entry.RecordedAt)), new(T["记账人"], entry.RecordedBy == Actor.System.Code ? T["系统"] : entry.RecordedBy),
                new(T["替谁"], entry.OnBehalfOf ?? "–"), new(T["凭据的摘要"], entry.Proof ?? T["没有凭据"]), new(T["分录编号"], entry.Id.ToString()),
            ];
        }
    }

    public async Task OnGetAsync() => Found = await mediator.Send(new GetEntry(Id)) ?? throw new NotFound();
}
