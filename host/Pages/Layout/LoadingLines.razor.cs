using Microsoft.AspNetCore.Components;

namespace Porfin.Host.Pages.Layout;

/// <summary>The place of a list that is being read.</summary>
public sealed partial class LoadingLines
{
    [Parameter] public int Count { get; set; } = 3;
}
