using Porfin.Host.Scenarios;

namespace Porfin.Host.CommandLine;

/// <summary>The words of the command line that work on flow documents, without a database.</summary>
internal static class FlowVerbs
{
    /// <summary>In the order of the overview.</summary>
    public static IReadOnlyList<Verb> All { get; } =
    [
        new Verb("chat", "FLOW.json", "Chats with a flow in the terminal, or plays a transcript.", ChatCommand.RunAsync),
        new Verb("test", "PATH…", "Plays the scenarios of flows and tells what differs.", TestCommand.RunAsync),
        new Verb("personas", "FLOW.json", "Lets made-up customers talk with a flow.", PersonasCommand.RunAsync),
        new Verb("coverage", "FLOW.json", "Tells what of a flow scenarios and personas reach.", CoverageCommand.RunAsync),
        new Verb("run", "FLOW.json", "Runs a flow without conversation and prints its lines.", RunCommand.RunAsync),
        new Verb("verify", "FLOW.json", "Tells what is wrong with a flow.", VerifyCommand.RunAsync),
        new Verb("replay", "JOURNAL", "Plays a journal again and tells what differs.", ReplayCommand.RunAsync),
        new Verb("convert", "FLOW.json", "Writes a flow in its canonical form, or for Elsa.", ConvertCommand.RunAsync),
        new Verb("diff", "A.json B.json", "Tells what differs between two flows.", DiffCommand.RunAsync),
        new Verb("schema", "", "Writes the JSON Schema of flows, for editors.", SchemaCommand.RunAsync),
        new Verb("docs", "", "Writes the reference of all activities.", DocsCommand.RunAsync),
    ];
}
