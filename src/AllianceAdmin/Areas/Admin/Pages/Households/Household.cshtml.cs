using System.Globalization;
using ConsumerAid.AllianceAdmin.Admin;
using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Registry;
using ConsumerAid.Registry.Households;
using ConsumerAid.Registry.Personal;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.AllianceAdmin.Areas.Admin.Pages;

/// <summary>A household, masked; a field in full for ten minutes and a reason.</summary>
[Authorize(Roles = Roles.Administrator)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class HouseholdModel(IMediator mediator, Words T) : PageModel, IFormPage
{
    private const int LatestActs = 20;

    private Dictionary<string, ProduceFact> produce = [];
    private IReadOnlyList<ActRow> acts = [];

    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    [BindProperty]
    public PersonalField? Field { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public RemovalCause? Cause { get; set; }

    [BindProperty]
    public string? RemovalReason { get; set; }

    [TempData]
    public string? Done { get; set; }

    public HouseholdSheet Sheet { get; private set; } = null!;

    /// <summary>The removal was filled in and needs a correction: its form stays open.</summary>
    public bool IsRemoving => Cause is not null || RemovalReason is not null;

    public IEnumerable<PersonalField> Fields => Sheet.OnRecord.Except(Sheet.Unmasked.Keys).Order();

    public IReadOnlyList<Answer> Answers
    {
        get
        {
            var category = Sheet.Categories.FirstOrDefault(row => row.To is null);
            return
            [
                new(T["姓名"], Sheet.Name ?? "–"), new(T["手机号"], Secret(PersonalField.Phone, Sheet.Phone)), new(T["身份证号"], Secret(PersonalField.IdNumber, Sheet.IdNumber)),
                new(T["银行账号"], Secret(PersonalField.BankAccount, Sheet.BankAccount)),
                new(T["住址"], Masks.Address(AdminWords.Of(Sheet.County), Sheet.Village.Town, Sheet.Village.Name, Viewer.OnNeed)),
                new(T["农户类别"], category is null ? "–" : T["{0}，自 {1} 起", AdminWords.Category(T, category.Category), category.From]), new(T["人口"], Sheet.People),
                new(T["需求系数"], Sheet.NeedWeight is { } weight ? T["{0}（{1}）", (weight / 100m).ToString("0.00", CultureInfo.InvariantCulture), Sheet.NeedWeightReason] : T["按类别和公约"]),
                new(T["登记时间"], Shown.Time(Sheet.RegisteredAt)),
            ];
        }
    }

    /// <summary>Cooperatives, liaisons and consents with their days, the newest first.</summary>
    public Timeline Ties => new(
    [
        .. Sheet.Memberships.Select(row => new Moment(ChinaTime.StartOf(row.From), T["加入 {0}", row.Name], row.Code, Until(row.To)))
            .Concat(Sheet.Liaisons.Select(row => new Moment(ChinaTime.StartOf(row.From), T["联络人 {0}", row.Name ?? row.Code], row.Code, Until(row.To))))
            .Concat(Sheet.Consents.Select(row => new Moment(ChinaTime.StartOf(row.GivenOn), Consent(row.Kind), AdminWords.Who(T, row.RecordedBy), Until(row.WithdrawnOn))))
            .OrderByDescending(moment => moment.At),
    ]);

    public Timeline Trail => new([.. acts.Select(act => new Moment(act.At, AdminWords.Act(T, act.Name), AdminWords.Who(T, act.By), AdminWords.Detail(T, act.Detail)))]);

    public Task OnGetAsync() => ShowAsync();

    public async Task ShowAsync()
    {
        Sheet = await mediator.Send(new OpenHousehold(Code)) ?? throw new NotFound();
        acts = (await mediator.Send(new FindActs(Subject: $"household/{Sheet.Code}", Limit: LatestActs))).Items;
        produce = (await mediator.Send(new FindProduce())).ToDictionary(row => row.Code, StringComparer.Ordinal);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Field is not { } field)
        {
            ModelState.AddModelError(nameof(Field), T["请填写这一项。"]);
            await ShowAsync();
            return Page();
        }

        var answer = await mediator.Send(new Unmask(Code, field, Reason ?? ""));
        Done = answer.Until is null ? T["申请已提交。另一名管理员同意后，这一项在本页显示十分钟。"] : T["已显示，并记录了您的理由。"];
        return LocalRedirect($"/admin/households/{Code}");
    }

    public async Task<IActionResult> OnPostRemoveAsync()
    {
        if (Cause is null) ModelState.AddModelError(nameof(Cause), T["请填写这一项。"]);
        if (RemovalReason is not { Length: >= 5 and <= 400 }) ModelState.AddModelError(nameof(RemovalReason), T["请写 5 到 400 个字。"]);
        if (!ModelState.IsValid)
        {
            await ShowAsync();
            return Page();
        }

        await mediator.Send(new ProposeHouseholdRemoval(Code, Cause!.Value, RemovalReason!));
        Done = T["已提出，另一名管理员同意后生效。"];
        return LocalRedirect($"/admin/households/{Code}");
    }

    public string Produce(string code) => produce.TryGetValue(code, out var kind) ? Reader.Current.English ? kind.NameEn : kind.NameZh : code;

    public string Size(HoldingRow row) => row.Unit switch
    {
        HoldingUnit.Mu => T["{0} 亩", Decimals.WriteAtMost(row.Size, 100, 2)],
        HoldingUnit.Head => T["{0} 头", row.Size],
        HoldingUnit.Bird => T["{0} 羽", row.Size],
        HoldingUnit.Hive => T["{0} 箱", row.Size],
        _ => T["{0} 株", row.Size],
    };

    private string Secret(PersonalField field, string? shown) => shown ?? (Sheet.OnRecord.Contains(field) ? T["已登记，不显示"] : T["没有登记"]);

    private string? Until(DateOnly? to) => to is { } day ? T["到 {0} 为止", day] : null;

    private string Consent(ConsentKind kind) => kind switch
    {
        ConsentKind.Representation => T["同意由联络人代办"],
        ConsentKind.Sale => T["同意由合作社代售"],
        _ => T["同意公开照片"],
    };
}
