using Porfin.Documents.Schema;

namespace Porfin.Host.Flows;

/// <summary>Serves the JSON Schema of flow documents, which editors ask for by a document's <c>$schema</c>.</summary>
public static class SchemaEndpoint
{
    /// <summary>The address, which never changes.</summary>
    public const string Address = "/schema/flow.json";

    public static void MapFlowSchema(this IEndpointRouteBuilder app)
    {
        var schema = new Lazy<string>(() =>
        {
            var catalog = app.ServiceProvider.GetRequiredService<ActivityCatalog>();
            return FlowSchema.Write(catalog, new(catalog.All.Select(type => type.ClassType.Assembly)));
        });
        app.MapGet(Address, (HttpContext context) =>
        {
            // Editors are pages of other origins too.
            context.Response.Headers.AccessControlAllowOrigin = "*";
            context.Response.Headers.CacheControl = "public, max-age=300";
            return Results.Text(schema.Value, "application/schema+json");
        }).AllowAnonymous();
    }
}
