using ConsumerAid.AllianceAdmin.Papers;
using ConsumerAid.AllianceAdmin.Pledges;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Registry;

namespace ConsumerAid.AllianceAdmin.Members;

/// <summary>What pages say of members, their papers and their pledges.</summary>
public static class MemberWords
{
    public static string Name(string zh, string? en) => Reader.Current.English && !string.IsNullOrEmpty(en) ? en : zh;

    public static string Of(this Words T, MemberState state) => state switch
    {
        MemberState.Active => T["正常"],
        MemberState.Suspended => T["资格暂停"],
        MemberState.Lapsed => T["认定到期"],
        _ => T["已退出"],
    };

    public static string Of(this Words T, MemberAct act) => act switch
    {
        MemberAct.Admitted => T["加入联盟"],
        MemberAct.Recertified => T["年度认定"],
        MemberAct.Lapsed => T["到期失效"],
        MemberAct.Suspended => T["暂停资格"],
        MemberAct.Resumed => T["恢复资格"],
        _ => T["退出联盟"],
    };

    public static string Of(this Words T, MemberMeasure measure) => measure switch
    {
        MemberMeasure.Suspend => T["暂停资格"],
        MemberMeasure.Resume => T["恢复资格"],
        _ => T["退出联盟"],
    };

    public static string Of(this Words T, ApplicationState state) => state switch
    {
        ApplicationState.Waiting => T["等待受理"],
        ApplicationState.Admitted => T["等第二名管理员确认"],
        ApplicationState.Member => T["已成为成员"],
        _ => T["未通过"],
    };

    public static string Of(this Words T, CheckKind check) => check switch
    {
        CheckKind.CreditCode => T["统一社会信用代码的校验码正确"],
        CheckKind.NotAMember => T["还不是成员单位"],
        CheckKind.NotRemovedRecently => T["一年内没有被退出联盟"],
        CheckKind.NameUnused => T["没有同名的单位"],
        CheckKind.Letter => T["有承诺书"],
        _ => T["承诺额不低于公约下限"],
    };

    public static string Of(this Words T, CreditKind kind) => kind switch
    {
        CreditKind.OwnPurchase => T["本单位采购"],
        CreditKind.FacilitatedSale => T["促成销售"],
        _ => T["职工自愿购买"],
    };

    public static string Of(this Words T, OfflineSaleState state) => state switch
    {
        OfflineSaleState.Reported => T["待审核"],
        OfflineSaleState.Credited => T["已计入"],
        OfflineSaleState.Refused => T["未计入"],
        _ => T["已冲回"],
    };

    public static string Of(this Words T, PaperKind kind) => kind switch
    {
        PaperKind.PledgeLetter => T["承诺书"],
        PaperKind.Document => T["其他材料"],
        PaperKind.Invoice => T["发票"],
        _ => T["磅单"],
    };

    public static string Of(this Words T, MemberField field) => field switch
    {
        MemberField.Production => T["生产领域"],
        MemberField.Circulation => T["流通领域"],
        MemberField.Consumption => T["消费领域"],
        MemberField.Publicity => T["宣传领域"],
        _ => T["服务领域"],
    };
}
