using AutoMapper;
using ConsumerAid.AllianceAdmin.Bulletins;
using ConsumerAid.AllianceAdmin.Cases;
using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.AllianceAdmin.Charter.Drafts;
using ConsumerAid.AllianceAdmin.Charter.WhatIf;
using ConsumerAid.AllianceAdmin.Complaints;
using ConsumerAid.AllianceAdmin.Findings;
using ConsumerAid.AllianceAdmin.Listings;
using ConsumerAid.AllianceAdmin.Members;
using ConsumerAid.AllianceAdmin.Rules;
using ConsumerAid.AllianceAdmin.Trail;
using ConsumerAid.Foundation;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Text;
using Microsoft.Extensions.DependencyInjection;

namespace ConsumerAid.AllianceAdmin;

/// <summary>What the module brings along.</summary>
public static class AllianceAdminWiring
{
    public static IServiceCollection AddAllianceAdmin(this IServiceCollection services)
    {
        var assembly = typeof(AllianceAdminWiring).Assembly;
        services.AddSingleton<CharterShelf>().AddScoped<ICharter, AllianceCharter>().AddScoped<FindingLog>().AddScoped<RefusedActs>().AddScoped<CharterReading>().AddScoped<HouseholdSeasons>().AddScoped<SeasonWindows>().AddScoped<LatestCharter>().AddScoped<WhatIfTotals>().AddScoped<PriceBands>();
        services.AddSingleton<IModelPart, ComplaintsModel>().AddScoped<ComplaintReach>().AddScoped<ComplaintNotices>();
        services.AddRecurring("alliance.watch-complaints", "40 * * * *", new WatchComplaints());
        foreach (var rule in assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && typeof(ICharterRule).IsAssignableFrom(type))) services.AddScoped(typeof(ICharterRule), rule);
        services.AddMembers();
        services.AddSingleton<IConfigurationProvider>(new MapperConfiguration(rows => rows.AddProfiles(assembly)));
        services.AddCases();
        services.AddBulletins();
        services.AddRecurring("alliance.what-if", "* * * * *", new RunWhatIfs());
        services.AddRecurring("alliance.evaluate-changes", "20 * * * *", new EvaluateCharter(All: false));
        services.AddRecurring("alliance.evaluate-all", "40 3 * * *", new EvaluateCharter(All: true));
        services.AddRecurring("alliance.seal-trail", "50 2 * * *", new SealTrail());
        services.AddSingleton<IModelPart, TrailModel>();
        return services.AddWords(assembly).AddModule<AllianceModel>(assembly);
    }
}
