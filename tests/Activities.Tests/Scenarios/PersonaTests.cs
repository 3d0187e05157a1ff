using Porfin.Activities.Personas;
using Porfin.Activities.Scenarios;
using Porfin.Execution;
using Porfin.Recordings;
using Porfin.Testing;
using Xunit;

namespace Porfin.Activities.Tests.Scenarios;

/// <summary>Made-up customers: the same seed makes the same conversations, and what they say can be played again.</summary>
public sealed class PersonaTests
{
    // Two agents that can hand over to a person; the others have fewer ways.
    private static readonly Plan[] Samples = [.. new[] { "assistente-de-leads", "assistente-de-vendas" }.Select(name => TranscriptFiles.Compile(Path.Combine(Shared.Root, "samples", name, "flow.json")))];

    /// <summary>How many conversations are looked at for each sample; <c>PORFIN_MANY</c> gives another number.</summary>
    private static int Many(int few) => int.TryParse(Environment.GetEnvironmentVariable("PORFIN_MANY"), out var many) ? many : few;

    [Fact]
    public void The_same_seed_gives_the_same_conversations_and_another_gives_others()
    {
        foreach (var plan in Samples)
        {
            var first = Talk(plan, 56, 7).ConvertAll(run => run.Transcript);
            Assert.Equal(first, Talk(plan, 56, 7).ConvertAll(run => run.Transcript));
            Assert.Equal(first.Take(14), Talk(plan, 14, 7).ConvertAll(run => run.Transcript));
            Assert.NotEqual(first, Talk(plan, 56, 8).ConvertAll(run => run.Transcript));
        }
    }

    [Fact]
    public void Every_conversation_passes_as_a_scenario()
    {
        foreach (var plan in Samples.Append(SmallFlows.Price))
        {
            Assert.All(Talk(plan, Many(56), 3), run =>
            {
                var again = new Scenario(run.Persona.Name, run.Transcript).Play(plan);
                Assert.Null(again.Failure);
                Assert.Equal(new ScenarioResult(again.Scenario, null, null, run.Played).Journal(), again.Journal());
            });
        }
    }

    [Theory]
    [InlineData("audio", "< (audio)")]
    [InlineData("twice", "@ duplicate")]
    [InlineData("returns", "@ +1d2h")]
    [InlineData("fragments", "< oi\n  então\n  ")]
    [InlineData("changes-mind", "< na verdade mudei de ideia")]
    [InlineData("tomorrow", "amanhã")]
    public void Personas_do_what_is_typical_for_them(string name, string typical)
    {
        var persona = Assert.Single(Persona.All, persona => persona.Name == name);
        Assert.Contains(PersonaRuns.Run(SmallFlows.Leads, 10, 1, [persona]), run => run.Transcript.Contains(typical, StringComparison.Ordinal));
    }

    [Fact]
    public void Who_asks_for_a_person_gets_one_and_who_is_silent_is_left_in_peace()
    {
        foreach (var plan in Samples)
        {
            var runs = Talk(plan, 140, 1);
            Assert.All(runs.Where(run => run.Persona.Goal is PersonaGoal.Person), run => Assert.Equal(EndKind.Person, run.End.Kind));
            Assert.All(runs.Where(run => run.Persona.Name is "silent"), run => Assert.NotEqual(EndKind.Left, run.End.Kind));
            Assert.DoesNotContain(runs, run => run.End.Kind is EndKind.Failed);
        }
    }

    [Fact]
    public void Plain_customers_reach_what_they_want_more_often_than_difficult_ones()
    {
        double Share(string name) => PersonaRuns.Run(SmallFlows.Leads, 60, 1, [.. Persona.All.Where(persona => persona.Name == name)]).Average(run => run.HasReachedGoal ? 1 : 0);
        Assert.True(Share("plain") > 2 * Share("audio"), $"plain {Share("plain")}, audio {Share("audio")}");
        Assert.True(Share("plain") > 0.6, $"plain {Share("plain")}");
    }

    [Fact]
    public void A_conversation_can_be_taken_up_before_any_step_and_goes_on_byte_for_byte()
    {
        foreach (var plan in Samples.Append(SmallFlows.Price))
        {
            foreach (var run in Talk(plan, Many(14), 5))
            {
                foreach (var recording in Replays.Record(run.Played.Turns).Recordings)
                {
                    Rewinds(plan, recording);
                }
            }
        }
    }

    private static void Rewinds(Plan plan, Recording recording)
    {
        var last = recording.Turns.SelectMany(turn => turn.Entries).Max(entry => entry.Step);
        for (var step = 1L; step <= last; step++)
        {
            var life = RebuiltInstance.Before(recording, (_, _) => plan, step);
            var paused = recording.Turns.Single(turn => turn.Number == life.Paused!.Number);
            var answers = new Queue<CallAnswer>(paused.Answers.Skip(life.Paused!.Journal.Count(entry => entry.Kind is JournalKind.Answered)));
            var turn = life.GoOn(_ => answers.Dequeue());
            Assert.True(paused.Json.Span.SequenceEqual(JournalJson.Write(turn)), $"step {step}");
            while (life.Coming is { } coming)
            {
                Assert.True(coming.Json.Span.SequenceEqual(JournalJson.Write(life.Next())), $"step {step}, turn {coming.Number}");
            }
        }
    }

    private static List<PersonaRun> Talk(Plan plan, int runs, long seed) => [.. PersonaRuns.Run(plan, runs, seed)];
}
