using Microsoft.AspNetCore.Components;

namespace Porfin.Host.Pages.Layout;

/// <summary>Initials on a colour that stays the same for a name.</summary>
public sealed partial class Avatar
{
    private const int Hues = 6;

    [Parameter, EditorRequired] public string Name { get; set; } = "";

    private int Hue => Name.Aggregate(0, (sum, letter) => (sum * 31 + letter) & 0xFFFF) % Hues;

    private string Initials
    {
        get
        {
            var words = Name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => char.IsLetter(word[0])).ToArray();
            return words switch
            {
                [] => "#",
                [var only] => only[..1].ToUpperInvariant(),
                [var first, .., var last] => $"{first[0]}{last[0]}".ToUpperInvariant(),
            };
        }
    }
}
