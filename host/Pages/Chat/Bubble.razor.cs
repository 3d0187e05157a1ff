using Microsoft.AspNetCore.Components;

namespace Porfin.Host.Pages.Chat;

/// <summary>One message, as WhatsApp draws it.</summary>
public sealed partial class Bubble
{
    private static readonly Dictionary<string, string> Icons = new()
    {
        ["image"] = "image", ["audio"] = "mic", ["video"] = "videocam", ["document"] = "description", ["sticker"] = "emoji_emotions",
        ["location"] = "location_on", ["contacts"] = "contacts", ["unsupported"] = "help",
    };

    [Parameter, EditorRequired] public string Text { get; set; } = "";

    [Parameter, EditorRequired] public DateTimeOffset At { get; set; }

    /// <summary>Who wrote it, for screen readers: the side and the colour tell the others.</summary>
    [Parameter, EditorRequired] public string Author { get; set; } = "";

    /// <summary>The reader's own side.</summary>
    [Parameter] public bool IsOnRight { get; set; }

    [Parameter] public string Kind { get; set; } = "text";

    /// <summary>What became of it, for messages that we sent.</summary>
    [Parameter] public string? Status { get; set; }

    /// <summary>What hangs below the bubble: options.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    // What has neither text nor a known kind is said to be unsupported, never drawn as an empty bubble.
    private string KnownKind => Icons.ContainsKey(Kind) ? Kind : "unsupported";

    private string? KindIcon => Icons.TryGetValue(Kind, out var icon) ? icon : Text.Length == 0 ? Icons["unsupported"] : null;
}
