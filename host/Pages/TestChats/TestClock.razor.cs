using Microsoft.AspNetCore.Components;
using Porfin.Host.Pages.Chat;

namespace Porfin.Host.Pages.TestChats;

/// <summary>The test chat's own clock, and buttons that move it.</summary>
public sealed partial class TestClock(ShownTime time)
{
    private static readonly (TimeSpan Span, string Key)[] Skips =
    [
        (TimeSpan.FromMinutes(10), "test.skip.minutes"), (TimeSpan.FromHours(1), "test.skip.hour"), (TimeSpan.FromDays(1), "test.skip.day"),
    ];

    [Parameter, EditorRequired] public DateTimeOffset Now { get; set; }

    [Parameter] public DateTimeOffset? NextDue { get; set; }

    [Parameter, EditorRequired] public EventCallback<TimeSpan> OnSkip { get; set; }

    private ShownTime Time { get; } = time;
}
