using Npgsql;
using NpgsqlTypes;
using Porfin.Control;
using Porfin.Expressions;

namespace Porfin.Host.Runs;

/// <summary>
/// What turns of conversations begin or tell outside: rows that are stored with the turn, in its transaction, and taken by the <see cref="RunLoop"/>. The id of a flow that is
/// begun follows from the step that begins it, so a turn that is made again begins nothing twice.
/// </summary>
internal static class FromConversations
{
    /// <summary>The statements that store them.</summary>
    public static IEnumerable<NpgsqlBatchCommand> Statements(Guid businessId, Guid instanceId, IReadOnlyList<FlowEvent> wanted, DateTimeOffset now) =>
        wanted.SelectMany(happened => happened switch
        {
            FlowDispatched begun => [Begin(businessId, instanceId, begun, now)],
            EventPublished published => Publish(businessId, published, now),
            _ => [],
        });

    private static NpgsqlBatchCommand Begin(Guid businessId, Guid instanceId, FlowDispatched begun, DateTimeOffset now) => Statement(
        RunStore.BeginRun,
        (begun.InstanceId, NpgsqlDbType.Uuid),
        (businessId, NpgsqlDbType.Uuid),
        (begun.DefinitionId, NpgsqlDbType.Text),
        (begun.CorrelationId.Length > 0 ? begun.CorrelationId : null, NpgsqlDbType.Text),
        (instanceId, NpgsqlDbType.Uuid),
        (begun.ReportTo, NpgsqlDbType.Text),
        (1, NpgsqlDbType.Integer),
        (now.UtcDateTime, NpgsqlDbType.TimestampTz),
        (ValueJson.Write(Value.Of(begun.Inputs)), NpgsqlDbType.Text));

    private static NpgsqlBatchCommand[] Publish(Guid businessId, EventPublished published, DateTimeOffset now)
    {
        (object?, NpgsqlDbType)[] what =
        [
            (businessId, NpgsqlDbType.Uuid),
            (published.Name, NpgsqlDbType.Text),
            (ValueJson.Write(published.Payload.IsUndefined ? Value.Null : published.Payload), NpgsqlDbType.Text),
            (published.CorrelationId, NpgsqlDbType.Text),
        ];
        return
        [
            Statement(RunStore.Publish, [.. what, (null, NpgsqlDbType.Uuid)]),
            Statement(RunStore.PublishTriggers, [.. what, (now.UtcDateTime, NpgsqlDbType.TimestampTz), (1, NpgsqlDbType.Integer)]),
        ];
    }

    private static NpgsqlBatchCommand Statement(string sql, params (object? Value, NpgsqlDbType Type)[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var (value, type) in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value, NpgsqlDbType = type });
        }

        return command;
    }
}
