namespace Porfin.Host.Gallery;

/// <summary>Composes the gallery of ready agents.</summary>
public static class GallerySetup
{
    public static IServiceCollection AddGallery(this IServiceCollection services) => services.AddSingleton<TemplateGallery>();
}
