using ConsumerAid.AllianceAdmin.Charter.Drafts;
using ConsumerAid.AllianceAdmin.Charter.WhatIf;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Orders.Trade;
using ConsumerAid.Registry;
using ConsumerAid.Registry.Households;

namespace ConsumerAid.AllianceAdmin.Areas.Admin.Pages;

/// <summary>What the office's lists say of roles, kinds and states.</summary>
internal static class AdminWords
{
    public static string Kind(Words T, OrganisationKind kind) => kind switch
    {
        OrganisationKind.Cooperative => T["合作社"],
        OrganisationKind.MemberUnit => T["成员单位"],
        OrganisationKind.CountyOffice => T["县级办公室"],
        OrganisationKind.AllianceOffice => T["联盟办公室"],
        _ => T["社会组织"],
    };

    public static string Sphere(Words T, MemberField field) => field switch
    {
        MemberField.Production => T["生产领域"],
        MemberField.Circulation => T["流通领域"],
        MemberField.Consumption => T["消费领域"],
        MemberField.Publicity => T["宣传领域"],
        _ => T["服务领域"],
    };

    public static string Effect(Words T, CharterEffect effect) => effect switch
    {
        CharterEffect.Block => T["已拦下"],
        CharterEffect.Warn => T["已提醒"],
        _ => T["已记录"],
    };

    /// <summary>Who did it: an account's code, or the system's jobs.</summary>
    public static string Who(Words T, string by) => by == Actor.System.Code ? T["系统"] : by;

    /// <summary>Why a household was opened, in words; any other detail as it was written.</summary>
    public static string? Detail(Words T, string? detail) => detail switch
    {
        "own case" => T["自己经办"],
        "oversight" => T["监督查看"],
        _ => detail,
    };

    /// <summary>A measured value with its unit in words: hours; the others need none.</summary>
    public static string Measure(Words T, string measured) => measured.EndsWith(" h", StringComparison.Ordinal) ? T["{0} 小时", measured[..^2]] : measured;

    public static string Category(Words T, HouseholdCategory category) => category switch
    {
        HouseholdCategory.OutOfPoverty => T["脱贫户"],
        HouseholdCategory.Monitored => T["监测户"],
        _ => T["一般户"],
    };

    public static string Personal(Words T, PersonalField field) => field switch
    {
        PersonalField.Name => T["姓名"],
        PersonalField.Phone => T["手机号"],
        PersonalField.IdNumber => T["身份证号"],
        PersonalField.BankAccount => T["银行账号"],
        _ => T["所在村"],
    };

    public static string Removal(Words T, RemovalCause cause) => cause switch
    {
        RemovalCause.OwnWish => T["自己要求退出"],
        RemovalCause.MovedAway => T["搬走了"],
        RemovalCause.Died => T["已去世"],
        RemovalCause.EnteredTwice => T["重复登记"],
        _ => T["登记错误"],
    };

    public static string Dispatch(Words T, DispatchState state) => state switch
    {
        DispatchState.UnderWay => T["在路上"],
        DispatchState.Arrived => T["已到货，待验收"],
        DispatchState.Accepted => T["已验收"],
        _ => T["重量有争议"],
    };

    public static string Draft(Words T, DraftState state) => state switch
    {
        DraftState.Editing => T["起草中"],
        DraftState.Proposed => T["待另一名管理员决定"],
        DraftState.Adopted => T["已通过"],
        _ => T["已放弃"],
    };

    public static string Trial(Words T, WhatIfState state) => state switch
    {
        WhatIfState.Waiting => T["排队等候"],
        WhatIfState.Running => T["正在试算"],
        WhatIfState.Done => T["已算完"],
        _ => T["没有做成"],
    };

    public static string Outcome(Words T, WhatIfOutcome outcome) => outcome switch
    {
        WhatIfOutcome.Blocked => T["会被拦下"],
        WhatIfOutcome.Warned => T["会被提醒"],
        WhatIfOutcome.Noted => T["会被记录"],
        _ => T["会被放过"],
    };

    /// <summary>A use case in words; its name where it has none.</summary>
    public static string Act(Words T, string name) => T.Knows($"act.{name}") ? T[$"act.{name}"] : name;

    /// <summary>A recurring job in words; its name where it has none.</summary>
    public static string Job(Words T, string name) => T.Knows($"job.{name}") ? T[$"job.{name}"] : name;

    public static string Of(CountyFact county) => Reader.Current.English ? county.NameEn : county.NameZh;

    public static string Of(OrganisationFact organisation) => Reader.Current.English ? organisation.NameEn ?? organisation.Name : organisation.Name;

    public static IReadOnlyList<Choice> Counties(IEnumerable<CountyFact> counties, string none) => [new("", none), .. counties.Select(county => new Choice(county.Code, Of(county), county.Code))];

    /// <summary>The page of what an act or finding is about, if it has one.</summary>
    public static string? Page(string subject)
    {
        var (kind, id) = subject.Split('/', 2) is [var first, var second] ? (first, second) : (subject, "");
        return kind switch
        {
            "household" => $"/admin/households/{id}",
            "dispatch" => $"/admin/disputes/{id}",
            "lot" => $"/lots/{id}",
            "member" => $"/admin/members/{id}",
            "application" => $"/admin/applications/{id}",
            "offline-sale" => $"/admin/offline-sales/{id}",
            "complaint" => $"/complaints/{id}",
            _ => null,
        };
    }
}
