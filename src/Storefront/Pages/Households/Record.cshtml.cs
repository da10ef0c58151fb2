using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Registry;
using ConsumerAid.Registry.Households;
using ConsumerAid.Registry.Liaisons;
using ConsumerAid.Registry.Organisations;
using ConsumerAid.Storefront.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Households;

/// <summary>What is on record of a household, changed piece by piece: by its liaison, and what only an office may say by the county's reviewer or an administrator.</summary>
[Authorize(Roles = $"{Roles.Liaison},{Roles.CountyReviewer},{Roles.Administrator}")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class RecordModel(IMediator mediator, TimeProvider clock, Words T) : PageModel, IFormPage
{
    private IReadOnlyList<ProduceFact> produce = [];
    private IReadOnlyList<OrganisationFact> cooperatives = [];

    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Phone { get; set; }

    [BindProperty]
    public string? IdNumber { get; set; }

    [BindProperty]
    public string? BankAccount { get; set; }

    [BindProperty]
    public int? People { get; set; }

    [BindProperty]
    public HouseholdCategory? Category { get; set; }

    [BindProperty]
    public DateOnly? From { get; set; }

    [BindProperty]
    public List<HoldingLine> Holdings { get; set; } = [];

    [BindProperty]
    public Guid? CooperativeId { get; set; }

    [BindProperty]
    public ConsentKind? Kind { get; set; }

    [BindProperty]
    public string? Witness { get; set; }

    [BindProperty]
    public DateOnly? GivenOn { get; set; }

    /// <summary>The liaison's code, as it is typed.</summary>
    [BindProperty]
    public string? LiaisonId { get; set; }

    [BindProperty]
    public DateOnly? On { get; set; }

    [TempData]
    public string? Said { get; set; }

    public HouseholdSheet Sheet { get; private set; } = null!;

    public DateOnly Today => clock.Today();

    public bool IsOffice => User.IsInRole(Roles.CountyReviewer) || User.IsInRole(Roles.Administrator);

    /// <summary>The page of this household where the reader comes from.</summary>
    public string Home => $"/{(User.IsInRole(Roles.Administrator) ? "admin" : User.IsInRole(Roles.CountyReviewer) ? "review" : "liaison")}/households/{Code}";

    public LiaisonRow? Liaison => Sheet.Liaisons.FirstOrDefault(row => row.To is null);

    public IReadOnlyList<Choice> ProduceChoices => [new("", T["没有"]), .. produce.OrderBy(kind => kind.Name(), StringComparer.CurrentCulture).Select(kind => new Choice(kind.Code, kind.Name()))];

    public IReadOnlyList<Choice> CooperativeChoices =>
        [new("", T["请选"]), .. cooperatives.Where(one => one.Active && !Present.Any(row => row.CooperativeId == one.Id)).Select(one => new Choice($"{one.Id}", WorkWords.Name(one.Name, one.NameEn), one.Code))];

    public IEnumerable<MembershipRow> Present => Sheet.Memberships.Where(row => row.To is null);

    public Task OnGetAsync() => ShowAsync();

    public async Task ShowAsync()
    {
        Sheet = await mediator.Send(new OpenHousehold(Code)) ?? throw new NotFound();
        produce = await mediator.Send(new FindProduce());
        cooperatives = (await mediator.Send(new FindOrganisations(OrganisationKind.Cooperative, Limit: 200, CountyCode: Sheet.County.Code))).Items;
        if (Holdings.Count > 0) return;
        Holdings = [.. Sheet.Holdings.Select(row => new HoldingLine { Produce = row.Produce, Size = HoldingSizes.Text(row.Unit, row.Size), Unit = row.Unit, YieldPerUnit = row.YieldPerUnit }), new HoldingLine()];
    }

    public Task<IActionResult> OnPostDetailsAsync() =>
        Then(() => mediator.Send(new CorrectHousehold(Code, new HouseholdForm(Name ?? "", Phone, IdNumber, BankAccount, People ?? 0))), T["档案已改。"]);

    public Task<IActionResult> OnPostCategoryAsync()
    {
        Require(Category is not null, nameof(Category), T["请选类别。"]);
        Require(From is not null, nameof(From), T["请填写这一项。"]);
        return Then(() => mediator.Send(new ChangeCategory(Code, Category!.Value, From!.Value)), T["类别已改。"]);
    }

    public Task<IActionResult> OnPostHoldingsAsync()
    {
        var holdings = new List<HoldingForm>();
        for (var i = 0; i < Holdings.Count; i++)
        {
            if (Holdings[i] is not { Produce: { Length: > 0 } kind } line) continue;
            var size = HoldingSizes.Read(line.Size, line.Unit);
            Require(size is not null, $"Holdings[{i}].Size", T["请填数字。"]);
            Require(line.YieldPerUnit is not null, $"Holdings[{i}].YieldPerUnit", T["请填写这一项。"]);
            if (size is { } known && line.YieldPerUnit is { } yield) holdings.Add(new HoldingForm(kind, known, line.Unit, yield));
        }

        return Then(() => mediator.Send(new SetHoldings(Code, holdings)), T["种养规模已改。"]);
    }

    public Task<IActionResult> OnPostJoinAsync()
    {
        Require(CooperativeId is not null, nameof(CooperativeId), T["请选一家合作社。"]);
        return Then(() => mediator.Send(new JoinCooperative(Code, CooperativeId!.Value)), T["已登记入社。"]);
    }

    public Task<IActionResult> OnPostLeaveAsync() => Then(() => mediator.Send(new LeaveCooperative(Code, CooperativeId ?? Guid.Empty)), T["已登记退社。"]);

    public Task<IActionResult> OnPostConsentAsync()
    {
        Require(Kind is not null, nameof(Kind), T["请填写这一项。"]);
        Require(GivenOn is not null, nameof(GivenOn), T["请填写这一项。"]);
        return Then(() => mediator.Send(new RecordConsent(Code, Kind!.Value, ConsentTexts.Current(Kind.Value), Witness ?? "", GivenOn!.Value)), T["同意已登记。"]);
    }

    public Task<IActionResult> OnPostWithdrawAsync() => Then(() => mediator.Send(new WithdrawConsent(Code, Kind ?? throw new NotFound())), T["同意已收回。"]);

    public async Task<IActionResult> OnPostLiaisonAsync()
    {
        Sheet = await mediator.Send(new OpenHousehold(Code)) ?? throw new NotFound();
        var found = string.IsNullOrWhiteSpace(LiaisonId) ? null : (await mediator.Send(new FindLiaisons(Code: LiaisonId))).Items.SingleOrDefault();
        new FieldErrors().Require(found is not null, "liaisonId", "registry.liaison-unknown").ThrowIfAny();
        return await Then(
            async () => _ = Liaison is null ? await mediator.Send(new AssignLiaison(Code, found!.Id)) : await mediator.Send(new HandOver(Code, found!.Id, On ?? Today)), T["联络人已登记。"]);
    }

    private void Require(bool holds, string field, string words)
    {
        if (!holds && ModelState.GetFieldValidationState(field) != Microsoft.AspNetCore.Mvc.ModelBinding.ModelValidationState.Invalid) ModelState.AddModelError(field, words);
    }

    private async Task<IActionResult> Then(Func<Task> act, string said)
    {
        if (ModelState.IsValid)
        {
            await act();
            Said = said;
            return Redirect($"/households/{Code}/record");
        }

        await ShowAsync();
        return Page();
    }

    /// <summary>A holding as it is typed.</summary>
    internal sealed class HoldingLine
    {
        public string? Produce { get; set; }

        public string? Size { get; set; }

        public HoldingUnit Unit { get; set; }

        public Weight? YieldPerUnit { get; set; }
    }
}
