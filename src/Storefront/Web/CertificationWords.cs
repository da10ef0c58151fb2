using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Web;

namespace ConsumerAid.Storefront.Web;

/// <summary>Applications and certificates in the reader's language.</summary>
internal static class CertificationWords
{
    private static readonly ApplicationState[] Way =
        [ApplicationState.AtCounty, ApplicationState.AtCity, ApplicationState.AtProvince, ApplicationState.InNotice, ApplicationState.Issued];

    public static string State(this Words T, ApplicationState state) => state switch
    {
        ApplicationState.AtCounty => T["县级审核"],
        ApplicationState.AtCity => T["市级核查"],
        ApplicationState.AtProvince => T["省级复核"],
        ApplicationState.InNotice => T["公示中"],
        ApplicationState.Issued => T["已认定"],
        ApplicationState.Refused => T["未通过"],
        _ => T["已撤回"],
    };

    public static string Benefit(this Words T, BenefitKind kind) => kind switch
    {
        BenefitKind.Purchase => T["收购"],
        BenefitKind.Wages => T["务工"],
        BenefitKind.LandRent => T["土地流转"],
        _ => T["入股分红"],
    };

    public static string CooperativeName(this ApplicationRow row) => WorkWords.Name(row.Cooperative, row.CooperativeEn);

    /// <summary>What happened at a step of the way.</summary>
    public static string Step(this Words T, ApplicationStep step) => (step.From, step.To) switch
    {
        (null, _) => T["合作社提出申请"],
        (ApplicationState.AtCounty, ApplicationState.AtCity) => T["县级审核通过"],
        (ApplicationState.AtCity, ApplicationState.AtProvince) => T["市级核查通过"],
        (ApplicationState.AtProvince, ApplicationState.InNotice) => T["省级复核通过，开始公示"],
        (_, ApplicationState.Issued) => T["公示结束，证书生效"],
        (ApplicationState.AtCounty, ApplicationState.Refused) => T["县级审核未通过"],
        (ApplicationState.AtCity, ApplicationState.Refused) => T["市级核查未通过"],
        (ApplicationState.AtProvince, ApplicationState.Refused) => T["省级复核未通过"],
        (_, ApplicationState.Refused) => T["异议成立，不予认定"],
        _ => T["合作社撤回申请"],
    };

    public static StateLine Line(this Words T, ApplicationSheet sheet)
    {
        var (row, steps) = (sheet.Row, new List<Foundation.Web.Step>());
        var reached = sheet.Steps.GroupBy(step => step.To).ToDictionary(step => step.Key, step => step.Last().At);
        var ended = row.State is ApplicationState.Refused or ApplicationState.Withdrawn;
        foreach (var state in Way)
        {
            if (ended && !reached.ContainsKey(state)) break;
            steps.Add(new Foundation.Web.Step(
                T.State(state), state == row.State && state != ApplicationState.Issued ? StepState.Now : reached.ContainsKey(state) ? StepState.Done : StepState.Ahead,
                reached.TryGetValue(state, out var at) ? at : null));
        }

        if (ended) steps.Add(new Foundation.Web.Step(T.State(row.State), StepState.Stopped, sheet.Steps[^1].At));
        var inNotice = row.State == ApplicationState.InNotice;
        return new StateLine(steps)
        {
            Next = row.State switch
            {
                ApplicationState.AtCounty => T["等县级审核员决定。"],
                ApplicationState.AtCity => T["等联盟办公室作市级核查。"],
                ApplicationState.AtProvince => T["等联盟办公室另一名管理员作省级复核。"],
                ApplicationState.InNotice when row.OpenObjections > 0 => T["有 {0} 条异议等答复，答复前不能发证。", row.OpenObjections],
                ApplicationState.InNotice => T["任何人都可以提异议；公示结束没有未答复的异议，证书自动生效。"],
                _ => null,
            },
            By = inNotice ? ChinaTime.EndOf(row.NoticeTo!.Value) : null,
        };
    }
}
