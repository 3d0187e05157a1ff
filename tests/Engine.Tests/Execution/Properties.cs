using Porfin.Engine.Tests.Verification;
using Porfin.Execution;
using Xunit;

namespace Porfin.Engine.Tests.Execution;

/// <summary>What holds for any flow that can be drawn.</summary>
public sealed class Properties
{
    private static readonly TurnLimits Limits = new() { Steps = 500, Bookmarks = 60 };

    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_turn_always_stops_and_waits_exactly_when_it_has_a_bookmark() => ForManyRuns((plan, turn) =>
    {
        var instance = turn.Instance;
        Assert.Equal(instance.Status is InstanceStatus.Waiting, instance.Bookmarks.Count > 0);
        Assert.NotEqual(InstanceStatus.Running, instance.Status);
        Assert.NotEqual("turn:stuck", instance.Fault?.Code);
    });

    [Fact]
    public void Storing_between_turns_changes_nothing() => ForManyRuns((plan, turn) =>
    {
        var stored = InstanceState.Write(turn.Instance, plan);
        Assert.Equal(stored, InstanceState.Write(InstanceState.Read(stored, plan), plan));
    });

    [Fact]
    public void The_same_turn_gives_the_same_journal() => ForManyRuns((plan, turn) => { }, compareReplay: true);

    private static void ForManyRuns(Action<Plan, Turn> check, bool compareReplay = false)
    {
        for (var seed = 0; seed < 1_000; seed++)
        {
            var plan = RandomFlows.Compile(seed);
            var journals = Run(plan, seed, check);
            if (compareReplay)
            {
                Assert.Equal(journals, Run(plan, seed, check));
            }
        }
    }

    private static List<byte[]> Run(Plan plan, int seed, Action<Plan, Turn> check)
    {
        var random = new Random(seed);
        Chance.DecideBy(() => random.Next(2) == 0);
        var instance = new FlowInstance(new Guid(seed, 1, 2, [3, 4, 5, 6, 7, 8, 9, 10]), plan);
        var journals = new List<byte[]>();
        var stimulus = Stimulus.Start();
        var now = Noon;
        for (var turns = 0; turns < 8; turns++)
        {
            var turn = FlowEngine.Run(plan, instance, stimulus, new World(now), Limits);
            check(plan, turn);
            journals.Add(JournalJson.Write(turn));
            instance = InstanceState.Read(InstanceState.Write(turn.Instance, plan), plan);
            if (instance.Status is not InstanceStatus.Waiting)
            {
                break;
            }

            var bookmark = instance.Bookmarks[random.Next(instance.Bookmarks.Count)];
            now = bookmark.Due > now ? bookmark.Due.Value : now;
            stimulus = new Stimulus(bookmark.Kind, bookmark.Key, default, bookmark.Id);
        }

        return journals;
    }
}
