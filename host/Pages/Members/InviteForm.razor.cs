using Microsoft.AspNetCore.Components;
using Porfin.Host.Businesses;

namespace Porfin.Host.Pages.Members;

/// <summary>Asks whom to invite, and says what each role may do.</summary>
public sealed partial class InviteForm
{
    private string email = "";
    private string role = Roles.Operator;

    [Parameter] public EventCallback<Wanted> OnInvite { get; set; }

    private Task SendAsync() => OnInvite.InvokeAsync(new Wanted(email.Trim(), role));
}
