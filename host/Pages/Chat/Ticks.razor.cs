using Microsoft.AspNetCore.Components;

namespace Porfin.Host.Pages.Chat;

/// <summary>What became of a message of ours: a clock, one tick, two, two in blue, or a warning.</summary>
public sealed partial class Ticks
{
    [Parameter, EditorRequired] public string Status { get; set; } = "";

    private string State => Status switch
    {
        "sent" or "delivered" or "read" or "failed" => Status,
        "played" => "read",
        _ => "queued",
    };

    private string Icon => State switch
    {
        "queued" => "schedule",
        "sent" => "check",
        "failed" => "error",
        _ => "done_all",
    };
}
