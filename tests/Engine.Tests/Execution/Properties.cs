using System.Globalization;
using System.Text;
using Porfin.Execution;
using Porfin.Expressions;
using Porfin.Recordings;
using Porfin.Testing;
using Xunit;

namespace Porfin.Engine.Tests.Execution;

/// <summary>What holds for any flow that can be drawn and any life of an instance of it. <c>PORFIN_RUNS</c> sets how many flows are tried.</summary>
public sealed class Properties
{
    private static readonly int Runs = int.Parse(Environment.GetEnvironmentVariable("PORFIN_RUNS") ?? "250", CultureInfo.InvariantCulture);

    [Fact]
    public void A_turn_always_stops_and_waits_exactly_when_it_has_a_bookmark() => ForMany((plan, seed) => RandomLife.Live(plan, seed, turn =>
    {
        var instance = turn.Instance;
        Assert.NotEqual(InstanceStatus.Running, instance.Status);
        Assert.Equal(instance.Status is InstanceStatus.Waiting, instance.Bookmarks.Count > 0);
        Assert.Equal(instance.Status is InstanceStatus.Waiting, instance.Frames.Count > 0);
        Assert.NotEqual("turn:stuck", instance.Fault?.Code);
        Assert.True(turn.Consumed);
    }));

    [Fact]
    public void Every_bookmark_belongs_to_a_step_that_waits_and_every_waiting_step_has_one() => ForMany((plan, seed) => RandomLife.Live(plan, seed, turn =>
    {
        var leaves = turn.Instance.Frames.Where(frame => frame.Node.Container is null).Select(frame => frame.Step).ToHashSet();
        Assert.Equal(leaves.Order(), turn.Instance.Bookmarks.Select(bookmark => bookmark.Step).Distinct().Order());
        Assert.All(turn.Instance.Frames.Where(frame => frame.Node.Container is not null), frame => Assert.Equal(turn.Instance.Frames.Count(child => child.Parent == frame), frame.Children));
        Assert.All(turn.Instance.Frames, frame => Assert.True(frame.Parent is null ? frame.Node.Index == 0 : turn.Instance.Frames.Contains(frame.Parent)));
    }));

    [Fact]
    public void Bookmarks_and_steps_are_numbered_once()
    {
        ForMany((plan, seed) =>
        {
            var (bookmarks, last) = (new HashSet<long>(), 0L);
            RandomLife.Live(plan, seed, turn =>
            {
                Assert.All(turn.Instance.Bookmarks.Where(bookmark => bookmark.Id / 1_000_000 == turn.Number), bookmark => Assert.True(bookmarks.Add(bookmark.Id)));
                Assert.All(turn.Instance.Bookmarks, bookmark => Assert.Contains(bookmark.Id, bookmarks));
                Assert.True(turn.Instance.Steps >= last);
                last = turn.Instance.Steps;
            });
        });
    }

    [Fact]
    public void Storing_between_turns_changes_nothing() => ForMany((plan, seed) => RandomLife.Live(plan, seed, turn =>
    {
        var stored = InstanceState.Write(turn.Instance, plan);
        Assert.Equal(Text(stored), Text(InstanceState.Write(InstanceState.Read(stored, plan), plan)));
    }));

    [Fact]
    public void The_same_life_gives_the_same_journal() => ForMany((plan, seed) =>
        Assert.Equal(Journals(RandomLife.Live(plan, seed)), Journals(RandomLife.Live(RandomLife.Compile(seed), seed))));

    [Fact]
    public void A_journal_is_enough_to_live_again() => ForMany((plan, seed) =>
    {
        var difference = Replays.Difference(plan, RandomLife.Live(plan, seed));
        Assert.True(difference is null, difference);
    });

    [Fact]
    public void An_instance_can_be_rebuilt_after_each_turn_and_before_each_step() => ForMany(
        (plan, seed) =>
        {
            var states = new List<string>();
            var lived = RandomLife.Live(plan, seed, turn => states.Add(Text(InstanceState.Write(turn.Instance, plan))));
            var recording = Replays.Record(lived).Recordings[0];
            for (var turns = 1; turns <= lived.Count; turns++)
            {
                var rebuilt = RebuiltInstance.After(recording, (_, _) => plan, turns);
                Assert.Equal(states[turns - 1], Text(InstanceState.Write(rebuilt.Instance, plan)));
            }

            var step = (seed % lived[^1].Instance.Steps) + 1;
            var paused = RebuiltInstance.Before(recording, (_, _) => plan, step);
            Assert.Equal(step - 1, paused.Instance.Steps);
            Assert.NotNull(paused.Paused);
        },
        every: 3);

    [Fact]
    public void A_late_timer_or_answer_never_hits_a_newer_wait() => ForMany((plan, seed) =>
    {
        var seen = new Dictionary<long, Bookmark>();
        RandomLife.Live(plan, seed, turn =>
        {
            foreach (var bookmark in turn.Instance.Bookmarks)
            {
                seen.TryAdd(bookmark.Id, bookmark);
            }

            var before = Text(InstanceState.Write(turn.Instance, plan));
            foreach (var gone in seen.Values.Where(known => turn.Instance.Bookmarks.All(open => open.Id != known.Id)))
            {
                var instance = InstanceState.Read(Encoding.UTF8.GetBytes(before), plan);
                var late = FlowEngine.Run(plan, instance, new Stimulus(gone.Kind, gone.Key, default, gone.Id), turn.World, RandomLife.Limits);
                Assert.False(late.Consumed);
                Assert.Empty(late.Events);
                Assert.Equal(before, Text(InstanceState.Write(instance, plan)));
            }
        });
    });

    [Fact]
    public void Effects_have_keys_of_their_own_and_the_same_on_every_try() => ForMany((plan, seed) =>
    {
        var keys = RandomLife.Live(plan, seed).SelectMany(turn => turn.Events).Select(fact => fact.IdempotencyKey).ToList();
        Assert.Equal(keys.Count, keys.Distinct().Count());
        Assert.Equal(keys, RandomLife.Live(plan, seed).SelectMany(turn => turn.Events).Select(fact => fact.IdempotencyKey));
    });

    [Fact]
    public void Limits_hold() => ForMany((plan, seed) =>
    {
        var steps = 0L;
        RandomLife.Live(plan, seed, turn =>
        {
            Assert.InRange(turn.Instance.Steps - steps, 0, RandomLife.Limits.Steps + 1);
            Assert.InRange(turn.Instance.Bookmarks.Count, 0, RandomLife.Limits.Bookmarks);
            steps = turn.Instance.Steps;
        });
    });

    [Fact]
    public void A_cancelled_instance_waits_for_nothing_and_never_wakes() => ForMany((plan, seed) =>
    {
        var last = RandomLife.Live(plan, seed, turns: 2)[^1];
        var (instance, bookmarks) = (last.Instance, last.Instance.Bookmarks.ToArray());
        var wasWaiting = instance.Status is InstanceStatus.Waiting;
        FlowEngine.Cancel(instance);
        Assert.Equal(wasWaiting, instance.Status is InstanceStatus.Cancelled);
        Assert.Empty(instance.Bookmarks);
        Assert.All(bookmarks, bookmark => Assert.False(FlowEngine.Run(plan, instance, new(bookmark.Kind, bookmark.Key, default, bookmark.Id), last.World).Consumed));
    });

    private static void ForMany(Action<Plan, int> check, int every = 1)
    {
        for (var seed = 0; seed < Runs; seed += every)
        {
            try
            {
                check(RandomLife.Compile(seed), seed);
            }
            catch (Exception e) when (e is Xunit.Sdk.XunitException or InvalidOperationException or ExpressionException or InvalidDataException or KeyNotFoundException)
            {
                Assert.Fail($"Flow {seed}: {e.Message}\n{RandomLife.Document(seed)}");
            }
        }
    }

    private static List<string> Journals(IEnumerable<Turn> turns) => [.. turns.Select(turn => Text(JournalJson.Write(turn)))];

    private static string Text(byte[] json) => Encoding.UTF8.GetString(json);
}
