using Microsoft.Playwright;

namespace Porfin.Designer.Tests.ThreeWays;

/// <summary>Plays a transcript of the samples in the test chat, by a hand.</summary>
public static class Chat
{
    /// <summary>Says what the customer says, and looks for all that the agent must answer.</summary>
    public static async Task PlayAsync(IPage page, Hand hand, string transcript, string business)
    {
        var log = page.GetByRole(AriaRole.Log);
        foreach (var (sign, text) in Entries(transcript))
        {
            await (sign switch
            {
                '<' when text.StartsWith('[') => ChooseAsync(page, hand, text.Trim('[', ']')),
                '<' => SayAsync(page, hand, text),
                '>' => ExpectAsync(log, text.Replace("*", "", StringComparison.Ordinal).Replace("Clínica Sorriso", business, StringComparison.Ordinal)),
                '=' => ExpectAsync(log, text is "Ended" ? "Fim do fluxo." : text),
                _ => Task.CompletedTask,
            });
        }
    }

    private static async Task SayAsync(IPage page, Hand hand, string text)
    {
        await hand.WriteAsync(page.GetByLabel("Escreva uma mensagem"), text);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>More options than fit on buttons lie in a list that is opened first.</summary>
    private static async Task ChooseAsync(IPage page, Hand hand, string option)
    {
        var offered = page.GetByRole(AriaRole.Button, new() { Name = option });
        if (await offered.CountAsync() == 0)
        {
            await hand.PressAsync(page.Locator(".c-choice[aria-haspopup=dialog]").Last);
        }

        await hand.PressAsync(offered.Last);
    }

    private static async Task ExpectAsync(ILocator log, string text)
    {
        foreach (var line in text.Split('\n').Where(line => line.Trim().Length > 0))
        {
            await Assertions.Expect(log).ToContainTextAsync(line.Trim());
        }
    }

    /// <summary>What is said, by whom: a line that is indented goes on; options are looked at when they are chosen.</summary>
    private static List<(char Sign, string Text)> Entries(string transcript)
    {
        var entries = new List<(char Sign, string Text)>();
        foreach (var line in transcript.Split('\n'))
        {
            if (line.StartsWith("  ", StringComparison.Ordinal) && !line.TrimStart().StartsWith('['))
            {
                entries[^1] = (entries[^1].Sign, entries[^1].Text + "\n" + line.Trim());
            }
            else if (line.Length > 1 && line[1] == ' ')
            {
                entries.Add((line[0], line[2..]));
            }
        }

        return entries;
    }
}
