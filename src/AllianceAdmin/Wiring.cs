using ConsumerAid.Foundation;
using Microsoft.Extensions.DependencyInjection;

namespace ConsumerAid.AllianceAdmin;

/// <summary>What the module brings along.</summary>
public static class AllianceAdminWiring
{
    public static IServiceCollection AddAllianceAdmin(this IServiceCollection services) => services.AddModule<AllianceModel>(typeof(AllianceAdminWiring).Assembly);
}
