using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Porfin.Testing;

namespace Porfin.Engine.Tests.Documents;

/// <summary>The oracle for JSON Schema: ajv, installed from npm once, run by Node in one batch. Where it cannot be had the tests fail and say so.</summary>
internal static class Ajv
{
    private static readonly string Folder = Path.Combine(Shared.Root, "tests", "Engine.Tests", "Documents", "oracle");

    /// <summary>What is wrong with each document; null for those that are valid.</summary>
    public static IReadOnlyList<string?> Validate(string schema, IEnumerable<JsonNode?> documents)
    {
        if (!File.Exists(Path.Combine(Folder, "node_modules", "ajv", "package.json")))
        {
            Run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], "");
        }

        var input = new JsonObject { ["schema"] = JsonNode.Parse(schema), ["documents"] = new JsonArray([.. documents.Select(document => document?.DeepClone())]) };
        return JsonSerializer.Deserialize<List<string?>>(Run("node", ["validate.js"], input.ToJsonString()))!;
    }

    private static string Run(string program, string[] arguments, string input)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
            var (errors, output) = (process.StandardError.ReadToEndAsync(), process.StandardOutput.ReadToEndAsync());
            process.StandardInput.Write(input);
            process.StandardInput.Close();
            process.WaitForExit();
            return process.ExitCode == 0 ? output.GetAwaiter().GetResult() : throw Missing(program, errors.GetAwaiter().GetResult(), null);
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw Missing(program, exception.Message, exception);
        }
    }

    private static InvalidOperationException Missing(string program, string reason, Exception? cause) =>
        new($"Flows are validated by ajv, but '{program}' failed in {Folder}. Install Node 20 and let npm reach a registry. {reason}", cause);
}
