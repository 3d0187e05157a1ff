using System.Text;
using Npgsql;
using Porfin.Documents;
using Porfin.Recordings;

namespace Porfin.Host.Flows;

/// <summary>Writes the journal of an instance, or of all instances of a conversation, as a file that can be played anywhere.</summary>
internal sealed class JournalExport(NpgsqlDataSource db)
{
    private const string ReadTurns = """
        select i.flow_id, j.entries from journal j join instance i on i.id = j.instance_id
        where i.business_id = $1 and (i.id = $2 or i.conversation_id = $2) order by i.created_at, i.id, j.turn
        """;

    private const string ReadVersion = "select document, parts::text from flow_version where flow_id = $1 and version = $2";

    /// <summary>Writes it.</summary>
    /// <returns>How many turns there were.</returns>
    public async Task<int> WriteAsync(Guid businessId, Guid id, bool isMasked, Stream output, CancellationToken cancellation)
    {
        var turns = await TurnsAsync(businessId, id, cancellation);
        foreach (var (flowId, version) in turns.Select(turn => (turn.FlowId, turn.Recorded.Version)).Distinct())
        {
            if (await FlowAsync(flowId, version, cancellation) is { } flow)
            {
                await WriteLineAsync(output, JournalFile.LineOf(flow), cancellation);
            }
        }

        foreach (var (_, recorded) in turns)
        {
            await WriteLineAsync(output, isMasked ? JournalMask.Apply(recorded.Json.ToArray()) : recorded.Json, cancellation);
        }

        return turns.Count;
    }

    private static async Task WriteLineAsync(Stream output, ReadOnlyMemory<byte> line, CancellationToken cancellation)
    {
        await output.WriteAsync(line, cancellation);
        output.WriteByte((byte)'\n');
    }

    private async Task<List<(Guid FlowId, RecordedTurn Recorded)>> TurnsAsync(Guid businessId, Guid id, CancellationToken cancellation)
    {
        await using var command = db.CreateCommand(ReadTurns);
        command.Parameters.Add(new() { Value = businessId });
        command.Parameters.Add(new() { Value = id });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var turns = new List<(Guid, RecordedTurn)>();
        while (await reader.ReadAsync(cancellation))
        {
            turns.Add((reader.GetGuid(0), JournalReader.Read(Encoding.UTF8.GetBytes(reader.GetString(1)))));
        }

        return turns;
    }

    private async Task<RecordedFlow?> FlowAsync(Guid flowId, int version, CancellationToken cancellation)
    {
        await using var command = db.CreateCommand(ReadVersion);
        command.Parameters.Add(new() { Value = flowId });
        command.Parameters.Add(new() { Value = version });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation) || FlowReader.Read(reader.GetString(0)).Flow is not { } flow)
        {
            return null;
        }

        return new(flow with { Version = version }, (await PlanCache.LibraryAsync(db, flowId, reader.GetString(1))).All);
    }
}
