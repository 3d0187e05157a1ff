using Microsoft.AspNetCore.Components;

namespace Porfin.Host.Pages.TestChats;

/// <summary>Where the browser draws a chat.</summary>
public sealed partial class ChatIsland
{
    /// <summary>The page's heading, for screen readers: the chat has one of its own to see.</summary>
    [Parameter, EditorRequired] public string Title { get; set; } = "";

    /// <summary>What the chat is told, as JSON.</summary>
    [Parameter, EditorRequired] public string Options { get; set; } = "";
}
