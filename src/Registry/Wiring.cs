using ConsumerAid.Foundation;
using Microsoft.Extensions.DependencyInjection;

namespace ConsumerAid.Registry;

/// <summary>What the module brings along.</summary>
public static class RegistryWiring
{
    public static IServiceCollection AddRegistry(this IServiceCollection services) => services.AddModule<RegistryModel>(typeof(RegistryWiring).Assembly);
}
