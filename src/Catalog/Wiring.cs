using ConsumerAid.Foundation;
using Microsoft.Extensions.DependencyInjection;

namespace ConsumerAid.Catalog;

/// <summary>What the module brings along.</summary>
public static class CatalogWiring
{
    public static IServiceCollection AddCatalog(this IServiceCollection services) => services.AddModule<CatalogModel>(typeof(CatalogWiring).Assembly);
}
