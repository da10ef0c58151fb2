using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Orders.Acceptance;
using ConsumerAid.Orders.Dispatching;
using ConsumerAid.Orders.Trade;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.AllianceAdmin.Areas.Admin.Pages;

/// <summary>A lorry with what both scales said, and the decision about the difference.</summary>
[Authorize(Roles = $"{Roles.Administrator},{Roles.Auditor}")]
internal sealed class DisputeModel(IMediator mediator, TimeProvider clock, Words T) : PageModel, IFormPage
{
    public const string Buyers = "buyer";
    public const string Cooperatives = "cooperative";
    public const string Other = "other";

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Scale { get; set; }

    [BindProperty]
    public List<DecidedLine> Lots { get; set; } = [];

    [BindProperty]
    public string? Reason { get; set; }

    [TempData]
    public string? Done { get; set; }

    public DispatchView Dispatch { get; private set; } = null!;

    public IEnumerable<DispatchLineView> Disputed => Dispatch.Lines.Where(line => line.Disputed.IsPositive);

    public StateLine State
    {
        get
        {
            var steps = new List<Step> { new(T["已发货"], StepState.Done, Dispatch.LeftAt), new(T["已到货"], Dispatch.ArrivedAt is null ? StepState.Ahead : StepState.Done, Dispatch.ArrivedAt) };
            steps.Add(new(T["已过磅"], Dispatch.WeighedAt is null ? StepState.Ahead : StepState.Done, Dispatch.WeighedAt));
            var open = Dispatch.State == DispatchState.Disputed;
            if (open || Dispatch.DecidedAt is not null) steps.Add(new(open ? T["待裁定"] : T["已裁定"], open ? StepState.Now : StepState.Done, Dispatch.DecidedAt));
            return new StateLine(steps) { Next = open ? T["合作社同意买方的数，或由管理员裁定；过期按买方的秤。"] : null, By = open ? Dispatch.DisputeDueAt : null, Urgent = open && Dispatch.DisputeDueAt <= clock.GetUtcNow().AddHours(24) };
        }
    }

    public IReadOnlyList<Answer> Answers =>
    [
        new(T["合作社"], Dispatch.CooperativeName), new(T["买方"], Dispatch.MemberName), new(T["订单"], Dispatch.OrderNumber), new(T["磅单号"], Dispatch.SlipNo),
        new(T["车牌"], Dispatch.VehiclePlate), new(T["合格证编号"], Dispatch.ConformityNo),
        .. Dispatch.WeighedBy is { } by ? [new Answer(T["到货过磅人"], Dispatch.BySilence ? T["没有人验收，到期视为收下"] : by)] : Array.Empty<Answer>(),
        .. Dispatch.DecidedBy is { } judge ? [new Answer(T["裁定人"], AdminWords.Who(T, judge)), new Answer(T["裁定理由"], Dispatch.DecisionReason is { Length: > 0 } reason ? reason : "–")] : Array.Empty<Answer>(),
    ];

    public Task OnGetAsync() => ShowAsync();

    public async Task ShowAsync() => Dispatch = await mediator.Send(new GetDispatch(Id)) ?? throw new NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        await ShowAsync();
        var lots = Scale switch
        {
            Cooperatives => [.. Disputed.Select(line => new DecidedLot(line.LotId, line.Net > line.BuyerArrived ? line.Accepted + line.Disputed : line.Accepted))],
            Other => Typed(),
            _ => null,
        };
        if (Scale is not (Buyers or Cooperatives or Other)) ModelState.AddModelError(nameof(Scale), T["请选按哪个数。"]);
        if (!ModelState.IsValid) return Page();

        await mediator.Send(new DecideDispute(Id, Scale == Buyers, null, lots, Reason));
        Done = T["裁定已生效，双方都会收到通知。"];
        return LocalRedirect($"/admin/disputes/{Id}");
    }

    // The same limits as the command's, told at the field of their lot.
    private List<DecidedLot> Typed()
    {
        var lots = new List<DecidedLot>();
        foreach (var (line, i) in Disputed.Select((line, i) => (line, i)))
        {
            var typed = Lots.Find(lot => lot.LotId == line.LotId)?.Accepted;
            var most = line.Accepted + line.Disputed;
            if (typed is null) ModelState.TryAddModelError($"Lots[{i}].Accepted", T["orders.decision-incomplete"]);
            else if (typed < line.Accepted || typed > most) ModelState.TryAddModelError($"Lots[{i}].Accepted", T["orders.decision-outside", line.Accepted, most]);
            else lots.Add(new DecidedLot(line.LotId, typed.Value));
        }

        return lots;
    }

    /// <summary>A disputed lot with the weight that was typed for it.</summary>
    internal sealed class DecidedLine
    {
        public Guid LotId { get; set; }

        public Weight? Accepted { get; set; }
    }
}
