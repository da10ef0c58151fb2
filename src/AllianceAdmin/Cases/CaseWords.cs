using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;

namespace ConsumerAid.AllianceAdmin.Cases;

/// <summary>Cases in plain words.</summary>
public static class CaseWords
{
    public static string Of(Words T, CaseState state) => state switch
    {
        CaseState.Answering => T["等当事方答复"],
        CaseState.Deciding => T["等联盟决定"],
        CaseState.Decided => T["已决定，可以申诉"],
        CaseState.Appealed => T["等申诉答复"],
        _ => T["已结案"],
    };

    public static string Of(Words T, Measure measure) => measure switch
    {
        Measure.Reminder => T["提醒"],
        Measure.Warning => T["书面警示"],
        Measure.Talk => T["约谈整改"],
        Measure.Suspension => T["暂停资格"],
        Measure.Removal => T["退出联盟并公开"],
        Measure.Referral => T["移交有关部门"],
        _ => T["不再续签承诺"],
    };

    /// <summary>What a measure does to this kind of party.</summary>
    public static string Effect(Words T, Measure measure, PartyKind kind) => (measure, kind) switch
    {
        (Measure.Reminder, _) => T["只是提醒，不影响买卖。"],
        (Measure.Warning, _) => T["不影响买卖。在期限内改正，积分减半。"],
        (Measure.Talk, PartyKind.Cooperative) => T["整改期间，每一批新货上架前要联盟办公室同意；已有订单照常。"],
        (Measure.Talk, PartyKind.Member) => T["整改期间，新订单要预付；已有订单照常。"],
        (Measure.Talk, _) => T["整改期间照常记录，由办公室跟进。"],
        (Measure.Suspension, PartyKind.Cooperative) => T["期间不能新上架；已有订单照常发货、收款。社员的货由另一家合作社代卖。"],
        (Measure.Suspension, PartyKind.Member) => T["期间不能新下单；已有订单照常收货、付款。"],
        (Measure.Suspension, _) => T["期间不能新记库存；名下农户由县里在几天内交接给别的联络人。"],
        (Measure.Removal, PartyKind.Cooperative) => T["退出联盟，在售货批下架；已有订单照常。社员的货由另一家合作社代卖。到期后可以重新申请。"],
        (Measure.Removal, PartyKind.Member) => T["退出联盟，不能再下单；已有订单照常。到期后可以重新申请。"],
        (Measure.Removal, _) => T["不再做联络人；名下农户由县里在几天内交接给别的联络人。"],
        (Measure.Referral, _) => T["材料移交有关部门，由它们依法处理；平台上不另加限制。"],
        _ => T["承诺到期不再续签；不罚款，也不影响已有订单。"],
    };

    public static string Of(Words T, CaseOutcome outcome) => outcome switch
    {
        CaseOutcome.Dismissed => T["不予处理"],
        CaseOutcome.Cured => T["已改正，自动结案"],
        CaseOutcome.Stands => T["决定维持"],
        CaseOutcome.Milder => T["申诉后减轻"],
        _ => T["申诉后撤销"],
    };

    public static string Of(Words T, PartyKind kind) => kind switch
    {
        PartyKind.Cooperative => T["合作社"],
        PartyKind.Member => T["成员单位"],
        _ => T["联络人"],
    };

    public static string Severity(Words T, int points) => points switch
    {
        >= 12 => T["严重 · {0} 分", points],
        >= 6 => T["较重 · {0} 分", points],
        >= 3 => T["一般 · {0} 分", points],
        _ => T["提醒 · {0} 分", points],
    };

    /// <summary>A step of a case.</summary>
    public static string Act(Words T, string act) => act switch
    {
        "open" => T["立案并通知"],
        "join" => T["又有同样的发现，并入本案"],
        "answer" => T["当事方答复"],
        "let-answer-lapse" => T["到期没有答复"],
        "decide" => T["已作决定"],
        "dismiss" => T["不予处理"],
        "cure" => T["全部改正，自动结案"],
        "halve" => T["期内改正，积分减半"],
        "appeal" => T["当事方申诉"],
        "let-appeal-lapse" => T["到期没有申诉，决定生效到底"],
        "decide-appeal" => T["答复申诉"],
        "publish" => T["向社会公开"],
        "readmit" => T["重新接纳"],
        _ => act,
    };

    /// <summary>Who did it: an account's code, or the system's jobs.</summary>
    public static string Who(Words T, string by) => by == Actor.System.Code ? T["系统"] : by;

    /// <summary>Where a case stands and who acts next.</summary>
    public static string Next(Words T, CaseState state) => state switch
    {
        CaseState.Answering => T["当事方在期限内答复；不答复也会继续。"],
        CaseState.Deciding => T["由没有立案的管理员按阶梯决定。"],
        CaseState.Decided => T["当事方可以免费申诉；不申诉就到此为止。"],
        CaseState.Appealed => T["由第三名管理员书面答复。"],
        _ => T["已结案。"],
    };
}
