using System.Diagnostics;
using System.Text.Json;

namespace Porfin.Engine.Tests.Expressions.Templates;

/// <summary>What nunjucks made of a template: a text or an error.</summary>
internal sealed record NunjucksResult(string? Text, string? Error);

/// <summary>The oracles: nunjucks and liquidjs, installed from npm once, run by Node in one batch. Where it cannot be had the tests fail and say so.</summary>
internal static class Nunjucks
{
    private static readonly string Folder = Path.Combine(Root(), "tests", "Engine.Tests", "oracle");

    public static IReadOnlyList<NunjucksResult> Render(IEnumerable<string> templates, string context, string script = "render.js")
    {
        Install();
        using var json = JsonDocument.Parse(context);
        var cases = JsonSerializer.Serialize(templates.Select(template => new { template, context = json.RootElement }));
        return JsonSerializer.Deserialize<List<NunjucksResult>>(Run("node", [script], cases), JsonSerializerOptions.Web)!;
    }

    private static void Install()
    {
        if (!((string[])["nunjucks", "liquidjs"]).All(package => File.Exists(Path.Combine(Folder, "node_modules", package, "package.json"))))
        {
            Run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], "");
        }
    }

    private static string Run(string program, string[] arguments, string input)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = Folder,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEndAsync();
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
        new($"Templates are compared with nunjucks and liquidjs, but '{program}' failed in {Folder}. Install Node 20 and let npm reach a registry. {reason}", cause);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Porfin.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests must run inside the repository: they need tests/Engine.Tests/oracle.");
    }
}
