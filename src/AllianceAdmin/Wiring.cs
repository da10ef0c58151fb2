using AutoMapper;
using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.AllianceAdmin.Complaints;
using ConsumerAid.AllianceAdmin.Findings;
using ConsumerAid.AllianceAdmin.Rules;
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
        services.AddSingleton<CharterShelf>().AddScoped<ICharter, AllianceCharter>().AddScoped<FindingLog>().AddScoped<CharterReading>().AddScoped<HouseholdSeasons>();
        services.AddSingleton<IModelPart, ComplaintsModel>().AddScoped<ComplaintReach>().AddScoped<ComplaintNotices>();
        services.AddRecurring("alliance.watch-complaints", "40 * * * *", new WatchComplaints());
        foreach (var rule in assembly.GetTypes().Where(type => type.IsClass && typeof(ICharterRule).IsAssignableFrom(type))) services.AddScoped(typeof(ICharterRule), rule);
        services.AddSingleton<IConfigurationProvider>(new MapperConfiguration(rows => rows.AddProfiles(assembly)));
        return services.AddWords(assembly).AddModule<AllianceModel>(assembly);
    }
}
