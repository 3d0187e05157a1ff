using System.Text;
using Porfin.Activities.Messages;

namespace Porfin.Host.Tests.Whatsapp;

/// <summary>Draws contents, reasonable and not.</summary>
internal static class Contents
{
    private static readonly string[] Words = ["olá", "consulta", "horário.", "às", "10h?", "😀", "não!", "\n", "\n\n", "extraordinariamente", "R$", "150,00;"];

    public static MessageContent Of(Random random) => random.Next(3) == 0
        ? new TextContent(Text(random, random.Next(1, 10_000)))
        : new ChoicesContent(
            Text(random, random.Next(3) == 0 ? random.Next(1, 9_000) : random.Next(1, 1_100)),
            [.. Enumerable.Range(0, random.Next(0, 24)).Select(at => new Choice("id-" + at, Text(random, random.Next(1, 40)), random.Next(3) == 0 ? Text(random, random.Next(1, 100)) : null))],
            random.Next(2) == 0 ? Text(random, random.Next(1, 30)) : null);

    /// <summary>A text of about so many characters that is not blank; sometimes one endless word.</summary>
    public static string Text(Random random, int length)
    {
        var text = new StringBuilder("a");
        var isEndless = random.Next(5) == 0;
        while (text.Length < length)
        {
            text.Append(isEndless ? "😀" : Words[random.Next(Words.Length)]);
            if (!isEndless)
            {
                text.Append(' ');
            }
        }

        return text.ToString();
    }
}
