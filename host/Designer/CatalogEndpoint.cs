using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using Porfin.Designer.Catalog;
using Porfin.Host.Businesses;
using Porfin.Host.Flows;
using Porfin.Host.Pages;

namespace Porfin.Host.Designer;

/// <summary>The catalog in each language, described once.</summary>
public sealed class Catalogs(ActivityCatalog catalog)
{
    private readonly ConcurrentDictionary<string, CatalogView> views = new(StringComparer.Ordinal);

    /// <summary>In a language of the product; Portuguese for another.</summary>
    public CatalogView In(string? culture) =>
        views.GetOrAdd(culture is not null && PagesSetup.Languages.ContainsKey(culture) ? culture : "pt-BR", name => CatalogReader.Read(catalog, CultureInfo.GetCultureInfo(name)));
}

/// <summary>Serves the catalog to the browser.</summary>
internal static class CatalogEndpoint
{
    public static void MapCatalog(this IEndpointRouteBuilder designer)
    {
        designer.MapGet("/catalog", (Catalogs catalogs, [FromQuery] string? culture) => TypedResults.Ok(catalogs.In(culture ?? CultureInfo.CurrentUICulture.Name)));
        designer.MapGet("/flows", async (ClaimsPrincipal person, FlowList flows, CancellationToken cancellation) => TypedResults.Ok(await flows.NamesAsync(person.BusinessId(), cancellation)));
    }
}
