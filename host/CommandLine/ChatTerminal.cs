using System.Globalization;
using Porfin.Activities.Handoff;
using Porfin.Activities.Messages;
using Porfin.Activities.Transcripts;
using Porfin.Execution;
using Porfin.Expressions;

namespace Porfin.Host.CommandLine;

/// <summary>A chat with a flow over two text streams. Lines are the customer's messages; those that begin with a slash are commands.</summary>
internal sealed class ChatTerminal(Plan plan, TextReader input, TextWriter output, TimeProvider time, Func<Call, CallAnswer> answer, JournalOutput? journal = null)
{
    private readonly ChatSession session = new(plan, new World(time.GetUtcNow()) { Facts = Facts() }, answer);
    private IReadOnlyList<Choice> drawn = [];

    /// <summary>Talks until <c>/fim</c> or the end of the input.</summary>
    public void Talk()
    {
        output.WriteLine($"""
            Conversa com "{plan.Flow.Name}". Escreva como se fosse o cliente.
              /+1h       adianta o relógio (s, min, h, d)
              /devolver  a pessoa devolve a conversa ao fluxo
              /fim       encerra

            """);
        while (Next() is { } line && line is not "/fim")
        {
            Do(line);
            Show();
        }
    }

    private string? Next()
    {
        output.Write("você  ");
        return input.ReadLine()?.Trim();
    }

    private void Do(string line)
    {
        if (line.StartsWith('/'))
        {
            Command(line[1..]);
        }
        else if (int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= drawn.Count)
        {
            session.Tap(drawn[number - 1].Title);
        }
        else if (line.Length > 0)
        {
            session.Say(line);
        }
    }

    private void Command(string text)
    {
        if (TranscriptClock.Move(session.Now, text) is { } until)
        {
            session.Advance(until);
            output.WriteLine($"      [{TimeZoneInfo.ConvertTime(session.Now, World.Brazil).ToString("ddd dd/MM HH:mm", CultureInfo.GetCultureInfo("pt-BR"))}]");
        }
        else if (text is "devolver")
        {
            session.Wake(new Stimulus(HandOff.GivenBack));
        }
        else
        {
            output.WriteLine("      Comandos: /+1h, /devolver, /fim");
        }
    }

    private void Show()
    {
        foreach (var turn in session.TakeTurns())
        {
            journal?.Write(turn);
            foreach (var fact in turn.Events)
            {
                Draw(fact);
            }

            foreach (var status in TranscriptEntries.Of(turn).Where(entry => entry.Kind is EntryKind.Status))
            {
                output.WriteLine($"      [{status.Text}]");
            }
        }
    }

    private void Draw(FlowEvent fact)
    {
        switch (fact)
        {
            case MessageCreated { Content: ChoicesContent choices }:
                drawn = choices.Choices;
                Draw(choices.Body);
                for (var i = 0; i < drawn.Count; i++)
                {
                    output.WriteLine($"      ({i + 1}) {drawn[i].Title}{(drawn[i].Description is null ? "" : $" · {drawn[i].Description}")}");
                }

                break;
            case MessageCreated { Content: TextContent text }:
                drawn = [];
                Draw(text.Body);
                break;
            case HandoffRequested:
                break;
            default:
                output.WriteLine($"      [{TranscriptEntries.Of(fact).Text}]");
                break;
        }
    }

    private void Draw(string body) => output.WriteLine("bot   " + body.Replace("\n", "\n      ", StringComparison.Ordinal));

    private static ValueMap Facts() => new()
    {
        { "contact", Value.Of(new ValueMap { { "name", Value.Of("Ana Souza") }, { "address", Value.Of("5511987654321") } }) },
        { "business", Value.Of(new ValueMap { { "name", Value.Of("Minha Empresa") } }) },
    };
}
