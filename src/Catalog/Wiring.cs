using ConsumerAid.Catalog.Distress;
using ConsumerAid.Catalog.Pictures;
using ConsumerAid.Catalog.Prices;
using ConsumerAid.Foundation;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Text;
using Microsoft.Extensions.DependencyInjection;

namespace ConsumerAid.Catalog;

/// <summary>What the module brings along. The host registers a <see cref="StorageFolder"/> beside it.</summary>
public static class CatalogWiring
{
    public static IServiceCollection AddCatalog(this IServiceCollection services)
    {
        services.AddModule<CatalogModel>(typeof(CatalogWiring).Assembly).AddWords(typeof(CatalogWiring).Assembly).AddPictureLibrary();
        services.AddSingleton<PictureStore>().AddSingleton<CatalogNames>().AddSingleton<GramCounts>().AddSingleton<LotCountsKept>().AddSingleton<ReferencesKept>();
        services.AddScoped<PictureIntake>().AddScoped<PictureEchoes>().AddScoped<LotDistress>().AddScoped<LotRest>().AddScoped<OfferShrinking>();
        services.AddSingleton<IModelPart, CertificationModel>().AddSingleton<IModelPart, TestingModel>().AddSingleton<IModelPart, DistressModel>();
        services.AddRecurring("catalog.end-distress-labels", "25 * * * *", new EndDistressLabels());
        services.AddOutboxKind<ExpireLot>().AddOutboxKind<IssueCertificate>();
        services.AddRecurring("catalog.expire-lots", "5 * * * *", new ExpireLots());
        services.AddRecurring("catalog.issue-certificates", "20 * * * *", new IssueCertificates());
        services.AddSingleton<Foundation.Persistence.IModelPart, Prices.PricesModel>();
        services.AddRecurring("catalog.price-files", "35 3 * * *", new Prices.ForgetPriceFiles());
        return services.AddRecurring("catalog.picture-variants", "* * * * *", new MakePictureVariants());
    }
}
