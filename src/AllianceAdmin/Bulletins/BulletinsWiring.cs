using ConsumerAid.Foundation;
using ConsumerAid.Foundation.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace ConsumerAid.AllianceAdmin.Bulletins;

internal static class BulletinsWiring
{
    public static IServiceCollection AddBulletins(this IServiceCollection services)
    {
        services.AddSingleton<IModelPart, BulletinsModel>().AddScoped<BulletinMembers>();
        // After the night's comparing, sealing and crediting. On the other days what a Monday has missed.
        services.AddRecurring("alliance.bulletin", "10 4 * * 1", new IssueBulletins());
        services.AddRecurring("alliance.bulletin-missed", "10 4 * * 0,2-6", new IssueBulletins());
        return services;
    }
}
