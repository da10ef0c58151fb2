using ConsumerAid.Foundation.Model;

namespace ConsumerAid.Catalog;

/// <summary>Where an application for a certificate stands.</summary>
public enum ApplicationState
{
    /// <summary>The county's reviewer decides.</summary>
    AtCounty,

    /// <summary>An administrator checks for the city.</summary>
    AtCity,

    /// <summary>Another administrator checks again for the province.</summary>
    AtProvince,

    /// <summary>Everybody may object.</summary>
    InNotice,

    /// <summary>The notice ended without an open objection: the certificate is issued.</summary>
    Issued,
    Refused,
    Withdrawn,
}

/// <summary>What a household has of the certified product.</summary>
public enum BenefitKind
{
    /// <summary>The cooperative buys what it grows (收购).</summary>
    Purchase,

    /// <summary>It works for wages (务工).</summary>
    Wages,

    /// <summary>It leases its land (土地流转).</summary>
    LandRent,

    /// <summary>It has a share in the profit (入股分红).</summary>
    Dividend,
}

/// <summary>What can happen to an application.</summary>
internal enum ApplicationAct
{
    Approve,
    Refuse,
    Withdraw,
    Issue,
}

/// <summary>The machine, written once: every pair that stands here is legal, and no other.</summary>
internal static class ApplicationMachine
{
    public static IReadOnlyDictionary<(ApplicationState From, ApplicationAct Act), ApplicationState> Steps { get; } =
        new Dictionary<(ApplicationState, ApplicationAct), ApplicationState>
        {
            [(ApplicationState.AtCounty, ApplicationAct.Approve)] = ApplicationState.AtCity,
            [(ApplicationState.AtCity, ApplicationAct.Approve)] = ApplicationState.AtProvince,
            [(ApplicationState.AtProvince, ApplicationAct.Approve)] = ApplicationState.InNotice,
            [(ApplicationState.InNotice, ApplicationAct.Issue)] = ApplicationState.Issued,
            [(ApplicationState.AtCounty, ApplicationAct.Refuse)] = ApplicationState.Refused,
            [(ApplicationState.AtCity, ApplicationAct.Refuse)] = ApplicationState.Refused,
            [(ApplicationState.AtProvince, ApplicationAct.Refuse)] = ApplicationState.Refused,
            [(ApplicationState.InNotice, ApplicationAct.Refuse)] = ApplicationState.Refused,
            [(ApplicationState.AtCounty, ApplicationAct.Withdraw)] = ApplicationState.Withdrawn,
            [(ApplicationState.AtCity, ApplicationAct.Withdraw)] = ApplicationState.Withdrawn,
            [(ApplicationState.AtProvince, ApplicationAct.Withdraw)] = ApplicationState.Withdrawn,
            [(ApplicationState.InNotice, ApplicationAct.Withdraw)] = ApplicationState.Withdrawn,
        };

    /// <exception cref="RuleBroken"><c>certification.wrong-state</c> (409).</exception>
    public static ApplicationState Next(ApplicationState from, ApplicationAct act) =>
        Steps.TryGetValue((from, act), out var to) ? to : throw new RuleBroken("certification.wrong-state") { Status = 409 };
}
