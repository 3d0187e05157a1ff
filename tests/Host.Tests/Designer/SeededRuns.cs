using System.Text;
using Npgsql;
using Porfin.Compilation;
using Porfin.Execution;
using Porfin.Expressions;

namespace Porfin.Host.Tests.Designer;

/// <summary>Runs a flow as customers would, with the engine, and stores what the line stores.</summary>
public sealed class SeededRuns(NpgsqlDataSource database, Guid business, Guid flow, string document, int version = 1)
{
    private readonly Plan plan = FlowCompiler.Compile(Encoding.UTF8.GetBytes(document), new ActivityCatalog(typeof(Porfin.Activities.Messages.SendText).Assembly)).Plan!;

    /// <summary>A customer who began some time ago and writes this; returns the conversation.</summary>
    public async Task<Guid> RunAsync(string name, TimeSpan ago, params string[] answers)
    {
        var now = TimeProvider.System.GetUtcNow() - ago;
        var (instance, conversation) = (new FlowInstance(Guid.CreateVersion7(now), plan), Guid.CreateVersion7(now));
        var turns = new List<Turn> { FlowEngine.Run(plan, instance, Stimulus.Start(), new World(now)) };
        foreach (var answer in answers)
        {
            turns.Add(FlowEngine.Run(plan, instance, new Stimulus(Stimulus.Kinds.Message, null, Value.Of(new ValueMap { ["kind"] = Value.Of("text"), ["text"] = Value.Of(answer) })), new World(now)));
        }

        var status = instance.Status is InstanceStatus.Waiting ? "waiting" : "finished";
        await SqlAsync("insert into conversation (id, business_id, account_id, address, profile_name, last_at, created_at) values ($1, $2, $3, $4, $4, $5, $5)", conversation, business, Guid.CreateVersion7(now), name, now);
        await SqlAsync("insert into instance (id, business_id, conversation_id, flow_id, flow_version, status, version, state, created_at, updated_at) values ($1, $2, $3, $4, $5, $6, 1, $7, $8, $8)",
            instance.Id, business, conversation, flow, version, status, InstanceState.Write(instance, plan), now);
        foreach (var (number, turn) in turns.Index())
        {
            await SqlAsync("insert into journal (instance_id, turn, business_id, at, entries) values ($1, $2, $3, $4, $5)", instance.Id, number + 1, business, now, Encoding.UTF8.GetString(JournalJson.Write(turn)));
        }

        // As if it had been there before others were counted.
        await SqlAsync("update traffic_counted set until = least(until, $1)", now);
        return conversation;
    }

    private async Task SqlAsync(string sql, params object[] parameters)
    {
        await using var command = database.CreateCommand(sql);
        foreach (var value in parameters)
        {
            command.Parameters.Add(new() { Value = value });
        }

        await command.ExecuteNonQueryAsync();
    }
}
