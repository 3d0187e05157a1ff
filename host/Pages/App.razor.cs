using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Porfin.Host.Pages;

/// <summary>The document around every page. Forms that set cookies are drawn by the plain request; all else is interactive.</summary>
public sealed partial class App
{
    /// <summary>The cookie in which the browser keeps a theme that the person chose; without it the system's choice counts.</summary>
    public const string ThemeCookie = "porfin.theme";

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    private IComponentRenderMode? Mode => Http.AcceptsInteractiveRouting() ? RenderMode.InteractiveServer : null;

    private string? Theme => Http.Request.Cookies[ThemeCookie] is "dark" or "light" ? Http.Request.Cookies[ThemeCookie] : null;
}
