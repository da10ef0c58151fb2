using Microsoft.Extensions.DependencyInjection;

namespace ConsumerAid.Catalog.Pictures;

/// <summary>Registers the picture library that this build was made with.</summary>
public static class PictureLibraryRegistration
{
    /// <summary>One instance for the process: both libraries keep no state between pictures.</summary>
    public static IServiceCollection AddPictureLibrary(this IServiceCollection services)
#if IMAGESHARP
        => services.AddSingleton<IPictureLibrary, ImageSharpPictureLibrary>();
#else
        => services.AddSingleton<IPictureLibrary, SkiaPictureLibrary>();
#endif
}
