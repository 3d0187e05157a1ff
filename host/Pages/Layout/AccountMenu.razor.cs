using System.Security.Claims;
using Microsoft.AspNetCore.Components;

namespace Porfin.Host.Pages.Layout;

/// <summary>Who is signed in, for which business; language and sign-out.</summary>
public sealed partial class AccountMenu
{
    [Parameter, EditorRequired] public ClaimsPrincipal Person { get; set; } = null!;
}
