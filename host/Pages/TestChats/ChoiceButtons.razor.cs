using Microsoft.AspNetCore.Components;
using Porfin.Activities.Messages;

namespace Porfin.Host.Pages.TestChats;

/// <summary>Options to tap: up to three short ones as buttons, else a list, as WhatsApp draws them.</summary>
public sealed partial class ChoiceButtons
{
    private const int MostButtons = 3;
    private const int LongestButton = 20;
    private bool isOpen;

    [Parameter, EditorRequired] public ChoicesContent Content { get; set; } = null!;

    [Parameter, EditorRequired] public EventCallback<Choice> OnChoose { get; set; }

    private bool FitsOnButtons => Content.Choices.Count <= MostButtons && Content.Choices.All(choice => choice.Title.Length <= LongestButton && choice.Description is null);

    private Task ChooseAsync(Choice choice)
    {
        isOpen = false;
        return OnChoose.InvokeAsync(choice);
    }
}
