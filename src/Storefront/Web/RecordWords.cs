using ConsumerAid.AllianceAdmin.Complaints;
using ConsumerAid.Catalog.Distress;
using ConsumerAid.Foundation.Text;

namespace ConsumerAid.Storefront.Web;

/// <summary>The words of labels and complaints.</summary>
internal static class RecordWords
{
    public static string Distress(this Words T, DistressRow label, DateOnly today) => label switch
    {
        { Forged: true } => T["认定伪造"],
        { Ending: DistressEnding.Sold } => T["货已卖出"],
        { Ending: DistressEnding.Withdrawn } => T["已撤回"],
        { Ending: DistressEnding.Renewed } => T["已重新核实"],
        _ => label.IsInForce(today) ? T["有效"] : T["已过期"],
    };

    public static string Kind(this Words T, ComplaintKind kind) => kind switch
    {
        ComplaintKind.Quality => T["质量"],
        ComplaintKind.Weight => T["重量"],
        ComplaintKind.Price => T["价格"],
        ComplaintKind.Delivery => T["送货"],
        ComplaintKind.Payment => T["货款"],
        ComplaintKind.Conduct => T["态度和做法"],
        ComplaintKind.Privacy => T["个人信息"],
        _ => T["其他"],
    };

    public static string State(this Words T, ComplaintState state) => state switch
    {
        ComplaintState.Open => T["待首次答复"],
        ComplaintState.Answered => T["办理中"],
        ComplaintState.Escalated => T["联盟办公室办理"],
        _ => T["已办结"],
    };

    public static string Side(this Words T, ComplaintSide side) => side switch
    {
        ComplaintSide.Complainant => T["投诉人"],
        ComplaintSide.Party => T["被投诉方"],
        ComplaintSide.Office => T["联盟办公室"],
        _ => T["系统"],
    };
}
