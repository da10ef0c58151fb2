using AutoMapper;
using ConsumerAid.AllianceAdmin.Cases;
using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.AllianceAdmin.Findings;
using ConsumerAid.AllianceAdmin.Rules;
using ConsumerAid.Foundation;
using ConsumerAid.Foundation.Charter;
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
        foreach (var rule in assembly.GetTypes().Where(type => type.IsClass && typeof(ICharterRule).IsAssignableFrom(type))) services.AddScoped(typeof(ICharterRule), rule);
        services.AddSingleton<IConfigurationProvider>(new MapperConfiguration(rows => rows.AddProfiles(assembly)));
        services.AddCases();
        return services.AddWords(assembly).AddModule<AllianceModel>(assembly);
    }
}
