using System.Text;
using System.Text.Json.Nodes;
using Porfin.Compilation;
using Porfin.Engine.Tests.Execution;
using Porfin.Execution;
using Porfin.Migration;
using Xunit;

namespace Porfin.Engine.Tests.Migration;

/// <summary>What holds for moves between versions of any flow that can be drawn.</summary>
public sealed class MigrationProperties
{
    [Fact]
    public void A_version_without_a_change_takes_every_waiting_instance_as_it_is()
    {
        var moves = 0;
        for (var seed = 0; seed < 200; seed++)
        {
            var (plan, next) = (RandomLife.Compile(seed), RandomLife.Compile(seed, version: 2));
            RandomLife.Live(plan, seed, turn =>
            {
                if (turn.Instance.Status is InstanceStatus.Waiting)
                {
                    var moved = InstanceMigration.Move(plan, next, turn.Instance, MigrationRules.Safe, turn.World);
                    Assert.True(moved.Obstacles.Count == 0, $"Flow {seed}: {string.Join(' ', moved.Obstacles)}");
                    Assert.Equal(
                        State(turn.Instance, plan).Replace("\"ver\":1", "\"ver\":2", StringComparison.Ordinal).Replace($"\"t\":{turn.Number}", $"\"t\":{turn.Number + 1}", StringComparison.Ordinal),
                        State(moved.Turn!.Instance, next));
                    moves++;
                }
            });
        }

        Assert.True(moves > 200, $"Only {moves} instances waited.");
    }

    [Fact]
    public void An_instance_that_moved_is_never_lost()
    {
        var results = new int[4];
        for (var seed = 0; seed < 200; seed++)
        {
            var (plan, next) = (RandomLife.Compile(seed), WithoutOne(seed));
            RandomLife.Live(plan, seed, turn =>
            {
                if (turn.Instance.Status is InstanceStatus.Waiting)
                {
                    var rules = new MigrationRules { Otherwise = (Otherwise)(seed % 3), Step = "f0" };
                    var moved = InstanceMigration.Move(plan, next, turn.Instance, next.ByPath.ContainsKey("f0") ? rules : MigrationRules.Safe, turn.World);
                    results[(int)moved.Result]++;
                    Assert.Equal(moved.Result is MigrationResult.Stays, moved.Turn is null);
                    Outlive(next, moved, seed);
                }
            });
        }

        Assert.All(results, count => Assert.True(count > 5, string.Join(' ', results)));
    }

    /// <summary>Resumes whatever waits, for some turns.</summary>
    private static void Outlive(Plan next, Migrated moved, int seed)
    {
        if (moved.Result is not (MigrationResult.Moved or MigrationResult.SentToStep))
        {
            return;
        }

        var turn = moved.Turn!;
        for (var turns = 0; turns < 6 && turn.Instance.Status is InstanceStatus.Waiting; turns++)
        {
            var instance = InstanceState.Read(InstanceState.Write(turn.Instance, next), next);
            var bookmark = instance.Bookmarks[0];
            turn = FlowEngine.Run(next, instance, new Stimulus(bookmark.Kind, bookmark.Key, default, bookmark.Id), turn.World, RandomLife.Limits);
            while (turn.Call is not null)
            {
                turn.Answer(new(default, "test:failed"));
            }

            Assert.True(turn.Consumed, $"Flow {seed}");
            Assert.NotEqual("turn:stuck", turn.Instance.Fault?.Code);
        }
    }

    /// <summary>The flow of a seed without one of its activities.</summary>
    private static Plan WithoutOne(int seed)
    {
        var json = JsonNode.Parse(RandomLife.Document(seed, version: 2))!;
        var activities = json["root"]!["activities"]!.AsArray();
        var gone = activities[seed % activities.Count]!["id"]!.GetValue<string>();
        activities.RemoveAt(seed % activities.Count);
        var connections = json["root"]!["connections"]!.AsArray();
        foreach (var connection in connections.Where(connection => connection!["source"]!["activity"]!.GetValue<string>() == gone || connection["target"]!["activity"]!.GetValue<string>() == gone).ToList())
        {
            connections.Remove(connection);
        }

        return FlowCompiler.Compile(Encoding.UTF8.GetBytes(json.ToJsonString()), Verification.RandomFlows.Catalog, RandomLife.Library(seed)).Plan!;
    }

    private static string State(FlowInstance instance, Plan plan) => Encoding.UTF8.GetString(InstanceState.Write(instance, plan));
}
