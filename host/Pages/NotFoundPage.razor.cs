using Microsoft.AspNetCore.Components;

namespace Porfin.Host.Pages;

/// <summary>An address that leads nowhere.</summary>
[ExcludeFromInteractiveRouting]
public sealed partial class NotFoundPage;
