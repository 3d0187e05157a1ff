using Microsoft.AspNetCore.Components;

namespace Porfin.Host.Pages;

/// <summary>A request failed on our side; the details are in the log, not here.</summary>
[ExcludeFromInteractiveRouting]
public sealed partial class ErrorPage;
