using Microsoft.AspNetCore.Components;

namespace Porfin.Host.Pages.Account;

/// <summary>Signed in, but without the role that the page asks for.</summary>
[ExcludeFromInteractiveRouting]
public sealed partial class NoAccessPage;
