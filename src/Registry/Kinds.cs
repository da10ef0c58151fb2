namespace ConsumerAid.Registry;

/// <summary>What an organisation is.</summary>
public enum OrganisationKind
{
    Cooperative,
    MemberUnit,
    CountyOffice,
    AllianceOffice,
    SocialOrganisation,
}

/// <summary>The five fields of the alliance's member units.</summary>
public enum MemberField
{
    /// <summary>生产.</summary>
    Production,

    /// <summary>流通.</summary>
    Circulation,

    /// <summary>消费.</summary>
    Consumption,

    /// <summary>宣传.</summary>
    Publicity,

    /// <summary>服务.</summary>
    Services,
}

/// <summary>Categories of households; they are data with dates.</summary>
public enum HouseholdCategory
{
    /// <summary>脱贫户.</summary>
    OutOfPoverty,

    /// <summary>监测户.</summary>
    Monitored,

    Ordinary,
}

/// <summary>In what a holding is measured.</summary>
public enum HoldingUnit
{
    /// <summary>亩, 1/15 ha; sizes are in hundredths.</summary>
    Mu,

    /// <summary>头.</summary>
    Head,

    /// <summary>羽.</summary>
    Bird,

    /// <summary>箱 of bees.</summary>
    Hive,

    /// <summary>株.</summary>
    Plant,
}

/// <summary>How sizes are counted.</summary>
public static class HoldingUnits
{
    /// <summary>Counted parts in one whole unit: 100 for 亩, 1 for all else.</summary>
    public static int PartsOfWhole(this HoldingUnit unit) => unit == HoldingUnit.Mu ? 100 : 1;
}

/// <summary>To what a household agrees, each by itself (PIPL articles 23, 25, 29).</summary>
public enum ConsentKind
{
    /// <summary>代办: a liaison acts for it and keeps its data.</summary>
    Representation,

    /// <summary>代售: a cooperative sells for it. No stock without this.</summary>
    Sale,

    /// <summary>A photo with people or the house in it may be published.</summary>
    PublishPhoto,
}
