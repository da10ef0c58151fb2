namespace ConsumerAid.AllianceAdmin.Pledges;

/// <summary>For what a member is credited.</summary>
public enum CreditKind
{
    /// <summary>The unit bought itself.</summary>
    OwnPurchase,

    /// <summary>It brought buyer and cooperative together.</summary>
    FacilitatedSale,

    /// <summary>Its staff bought privately, and agreed that it counts.</summary>
    StaffPurchase,
}

/// <summary>Where a credited kilogram was sold.</summary>
public enum CreditSource
{
    /// <summary>A lot on a lorry that the buyer accepted here (a dispatch line).</summary>
    Delivered,

    /// <summary>A sale that was reported with invoice and weigh slip, and reviewed.</summary>
    Offline,
}
