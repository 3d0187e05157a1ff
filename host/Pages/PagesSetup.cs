using System.Globalization;
using System.Security.Claims;
using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Porfin.Host.Businesses;
using Porfin.Host.Designer;
using Porfin.Host.Flows;
using Porfin.Host.Pages.Chat;
using Radzen;

namespace Porfin.Host.Pages;

/// <summary>Composes the pages: Blazor, texts and languages, the headers that protect them.</summary>
public static class PagesSetup
{
    /// <summary>The languages of the product, the default first.</summary>
    public static IReadOnlyDictionary<string, string> Languages { get; } =
        new Dictionary<string, string> { ["pt-BR"] = "Português", ["en"] = "English", ["es"] = "Español" };

    public static WebApplicationBuilder AddPages(this WebApplicationBuilder builder)
    {
        // Otherwise the styles of packages are missing outside Development until the host is published.
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddAntiforgery(options => options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        builder.Services.AddRadzenComponents();
        builder.Services.AddLocalization();
        builder.Services.AddSingleton<FlowList>().AddSingleton<Flows.FlowLife>().AddSingleton<Suites.SuiteLife>();
        builder.Services.AddSingleton<ShownTime>();
        builder.Services.Configure<RequestLocalizationOptions>(SetLanguages);
        return builder;
    }

    /// <summary>The middlewares of pages; webhooks, API and health checks pass by.</summary>
    public static WebApplication UsePages(this WebApplication app)
    {
        // A proxy with TLS on this machine says that the visitor came by https: then cookies are secure and addresses right. From elsewhere nobody is believed.
        app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedProto });
        app.UseWhen(IsPage, pages =>
        {
            pages.Use(AnswerHeadAsync);
            pages.UseExceptionHandler("/erro", createScopeForErrors: true);
            // A form that was refused keeps its bare status: drawing a page would read the form again.
            pages.UseWhen(http => HttpMethods.IsGet(http.Request.Method), gets =>
                gets.UseStatusCodePagesWithReExecute("/nao-encontrado", createScopeForStatusCodePages: true));
            pages.Use(ProtectAsync);
        });
        // Routing comes after the two that serve another page in place of a failure, or that page would not be found.
        app.UseRouting();
        app.UseRequestLocalization();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        return app;
    }

    public static WebApplication MapPages(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
        app.MapPost("/sair", SignOutAsync).WithMetadata(new RequireAntiforgeryTokenAttribute());
        app.MapGet("/idioma", SetLanguage);
        app.MapGet("/fluxos/{flow:guid}/versoes/{version:int}", DownloadAsync).RequireAuthorization(Roles.Viewer);
        app.MapGet("/fluxos/{flow:guid}/rascunho", ExportAsync).RequireAuthorization(Roles.Viewer);
        return app;
    }

    private static bool IsPage(HttpContext http) =>
        !http.Request.Path.StartsWithSegments("/webhooks") && !http.Request.Path.StartsWithSegments("/api") && !http.Request.Path.StartsWithSegments("/health");

    private static Task ProtectAsync(HttpContext http, RequestDelegate next)
    {
        var headers = http.Response.Headers;
        // Radzen and Blazor set style attributes; scripts come from our own files only.
        headers.ContentSecurityPolicy = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' blob:; "
            + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        return next(http);
    }

    /// <summary>What asks only for the head of a page gets what a visitor would; the server leaves the body out. Addresses of flows tell for themselves what a HEAD does.</summary>
    private static Task AnswerHeadAsync(HttpContext http, RequestDelegate next)
    {
        if (HttpMethods.IsHead(http.Request.Method) && !http.Request.Path.StartsWithSegments("/flows"))
        {
            http.Request.Method = HttpMethods.Get;
        }

        return next(http);
    }

    private static void SetLanguages(RequestLocalizationOptions options)
    {
        var cultures = Languages.Keys.Select(CultureInfo.GetCultureInfo).ToList();
        options.DefaultRequestCulture = new RequestCulture(cultures[0]);
        options.SupportedCultures = cultures;
        options.SupportedUICultures = cultures;
        // Portuguese until the person chooses another: the browser's language is often just how the computer was bought.
        options.RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = "porfin.language" }];
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, SignInManager<AppUser> session)
    {
        if (http.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: true })
        {
            return Results.BadRequest();
        }

        await session.SignOutAsync();
        return Results.LocalRedirect(BusinessesSetup.SignInPath);
    }

    private static async Task<IResult> DownloadAsync(Guid flow, int version, ClaimsPrincipal person, FlowList flows, CancellationToken cancellation) =>
        await flows.DocumentAsync(person.BusinessId(), flow, version, cancellation) is { } document
            ? Results.File(Encoding.UTF8.GetBytes(document), "application/json", $"fluxo-{flow:N}-v{version}.json")
            : Results.NotFound();

    private static async Task<IResult> ExportAsync(Guid flow, ClaimsPrincipal person, DraftStore drafts, CancellationToken cancellation) =>
        await drafts.FindAsync(person.BusinessId(), flow, cancellation) is { } draft
            ? Results.File(Encoding.UTF8.GetBytes(draft.Document), "application/json", $"fluxo-{flow:N}.json")
            : Results.NotFound();

    private static IResult SetLanguage(HttpContext http, [FromQuery(Name = "para")] string language, [FromQuery(Name = "volta")] string? back)
    {
        if (Languages.ContainsKey(language))
        {
            http.Response.Cookies.Append(
                "porfin.language",
                CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language)),
                new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true, IsEssential = true, Secure = http.Request.IsHttps });
        }

        return Results.LocalRedirect(LocalPath.Of(back));
    }
}
