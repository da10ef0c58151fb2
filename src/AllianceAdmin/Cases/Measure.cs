namespace ConsumerAid.AllianceAdmin.Cases;

/// <summary>What a decision does: the steps of the ladder in their order. There is no fine among them, and none for a household.</summary>
public enum Measure
{
    /// <summary>提醒: a message, no effect.</summary>
    Reminder,

    /// <summary>书面警示: some days to mend it.</summary>
    Warning,

    /// <summary>约谈整改: a plan; new listings need the office's yes, new orders are prepaid.</summary>
    Talk,

    /// <summary>暂停资格: no new listings, orders or stock records; open orders go on.</summary>
    Suspension,

    /// <summary>退出联盟并公开: as a suspension, until it is admitted again.</summary>
    Removal,

    /// <summary>移交: told to the authority; it has no effect in the market.</summary>
    Referral,

    /// <summary>不再续签: the end of the way of a pledge that was not kept; membership is voluntary.</summary>
    NotRenewed,
}
