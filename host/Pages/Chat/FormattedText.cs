using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Porfin.Host.Pages.Chat;

/// <summary>A message's text with WhatsApp's marks drawn.</summary>
public sealed class FormattedText : ComponentBase
{
    [Parameter, EditorRequired] public string Text { get; set; } = "";

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        foreach (var run in WhatsappMarkup.Runs(Text))
        {
            if (run.Element is null)
            {
                builder.AddContent(0, run.Text);
                continue;
            }

            builder.OpenElement(1, run.Element);
            builder.AddContent(2, run.Text);
            builder.CloseElement();
        }
    }
}
