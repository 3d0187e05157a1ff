using System.CommandLine;
using Porfin.Documents.Schema;

namespace Porfin.Host.CommandLine;

/// <summary>The command <c>schema</c>: the JSON Schema of flow documents, for editors.</summary>
public static class SchemaCommand
{
    /// <summary>Understands the command line and writes the schema.</summary>
    /// <returns>0 written, 1 the file could not be written, 64 misused.</returns>
    public static Task<int> RunAsync(string[] args)
    {
        var output = FlowFiles.Output();
        var command = new RootCommand("Writes the JSON Schema (2020-12) of flow documents, made from the activities. A running host serves the same at /schema/flow.json. Exit codes: 0 written, 1 the file could not be written, 64 misused.") { output };
        command.SetAction(found => FlowFiles.Write(FlowSchema.Write(FlowFiles.Catalog, FlowFiles.Summaries()), found.GetValue(output)));
        return FlowFiles.InvokeAsync(command, "schema", args);
    }
}
