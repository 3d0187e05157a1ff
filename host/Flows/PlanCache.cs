using System.Text;
using Npgsql;
using Porfin.Compilation;
using Porfin.Documents;
using Porfin.Execution;
using Porfin.Host.Conversations;

namespace Porfin.Host.Flows;

/// <summary>Plans of published versions, each compiled once. A version never changes: its parts are those that were published when it was.</summary>
internal sealed class PlanCache(NpgsqlDataSource db, ActivityCatalog catalog)
{
    private const int Remembered = 1_000;

    private const string Read = "select document, parts::text from flow_version where flow_id = $1 and version = $2";

    private const string ReadParts = """
        select v.document, v.version from flow_version v join flow f on f.id = v.flow_id
        join jsonb_each_text($1::jsonb) p(definition_id, version) on f.definition_id = p.definition_id and v.version = p.version::int
        where f.business_id = (select business_id from flow where id = $2) and f.id <> $2
        """;

    private readonly Recent<(Guid Flow, int Version), Task<Plan>> plans = new(Remembered);
    private readonly Lock gate = new();

    /// <summary>The plan of a version; completed at once when it was used lately.</summary>
    public Task<Plan> OfAsync(Guid flowId, int version)
    {
        lock (gate)
        {
            if (!plans.TryGet((flowId, version), out var plan) || plan.IsFaulted || plan.IsCanceled)
            {
                plan = Task.Run(() => CompileAsync(flowId, version));
                plans.Set((flowId, version), plan);
            }

            return plan;
        }
    }

    /// <summary>Compiles a document as a version of ours.</summary>
    public static Compilation.Compilation Compile(string document, int version, ActivityCatalog catalog, FlowLibrary library)
    {
        // Read twice: once for the lines of the problems, once to give it our version, to which instances are pinned.
        var checkedDocument = FlowCompiler.Compile(Encoding.UTF8.GetBytes(document), catalog, library);
        if (checkedDocument.Plan is null)
        {
            return checkedDocument;
        }

        var flow = FlowReader.Read(document).Flow! with { Version = version };
        return FlowCompiler.Compile(flow, catalog, library) with { Problems = checkedDocument.Problems };
    }

    /// <summary>The flows that a version may run as parts of itself.</summary>
    /// <param name="db">Where they are stored.</param>
    /// <param name="flowId">The flow of the version.</param>
    /// <param name="parts">Definition ids and versions, as JSON.</param>
    public static async Task<FlowLibrary> LibraryAsync(NpgsqlDataSource db, Guid flowId, string parts)
    {
        await using var connection = await db.OpenConnectionAsync();
        return await LibraryAsync(connection, flowId, parts);
    }

    /// <summary>The same, seen from within a transaction: the flow itself may have been added by it.</summary>
    public static async Task<FlowLibrary> LibraryAsync(NpgsqlConnection connection, Guid flowId, string parts)
    {
        var library = new FlowLibrary();
        await using var command = new NpgsqlCommand(ReadParts, connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = parts });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = flowId });
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            if (FlowReader.Read(reader.GetString(0)).Flow is { } flow)
            {
                library.Add(flow with { Version = reader.GetInt32(1) });
            }
        }

        return library;
    }

    private async Task<Plan> CompileAsync(Guid flowId, int version)
    {
        var (document, parts) = await ReadAsync(flowId, version);
        var compilation = Compile(document, version, catalog, await LibraryAsync(db, flowId, parts));
        return compilation.Plan ?? throw new InvalidOperationException(
            $"Version {version} of flow {flowId} was published but does not compile here: {compilation.Problems.First(problem => problem.Severity is Severity.Error)}");
    }

    private async Task<(string Document, string Parts)> ReadAsync(Guid flowId, int version)
    {
        await using var command = db.CreateCommand(Read);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = flowId });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = version });
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync()
            ? (reader.GetString(0), reader.GetString(1))
            : throw new InvalidOperationException($"Flow {flowId} has no version {version}.");
    }
}
