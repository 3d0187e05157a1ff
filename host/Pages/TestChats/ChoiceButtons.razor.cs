using Microsoft.AspNetCore.Components;
using Porfin.Activities.Messages;
using Porfin.Host.Whatsapp;

namespace Porfin.Host.Pages.TestChats;

/// <summary>Options to tap: up to three short ones as buttons, else a list, as WhatsApp draws them.</summary>
public sealed partial class ChoiceButtons
{
    private bool isOpen;

    [Parameter, EditorRequired] public ChoicesContent Content { get; set; } = null!;

    [Parameter, EditorRequired] public EventCallback<Choice> OnChoose { get; set; }

    private bool FitsOnButtons => CloudContent.AreButtons(Content);

    private Task ChooseAsync(Choice choice)
    {
        isOpen = false;
        return OnChoose.InvokeAsync(choice);
    }
}
