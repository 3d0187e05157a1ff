using Porfin.Activities.Scenarios;

namespace Porfin.Host.Scenarios;

/// <summary>The scenarios of a flow, as they lie in a folder.</summary>
/// <param name="Flow">The flow's document.</param>
/// <param name="Files">The scenarios, in the order of their names.</param>
public sealed record ScenarioFolder(FileInfo Flow, IReadOnlyList<FileInfo> Files);

/// <summary>Finds scenarios on disk: <c>*.txt</c>, which belong to the <c>flow.json</c> beside them or in the nearest folder above.</summary>
internal static class ScenarioFiles
{
    private const string FlowName = "flow.json";

    /// <summary>The scenarios of some files and folders, by flow.</summary>
    /// <exception cref="FileNotFoundException">A path does not exist, belongs to no flow, or holds no scenario; the message says which.</exception>
    public static IReadOnlyList<ScenarioFolder> Find(IEnumerable<string> paths)
    {
        var files = paths.SelectMany(Files).DistinctBy(file => file.FullName).ToList();
        return [.. files.GroupBy(FlowOf).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new ScenarioFolder(new(group.Key), [.. group.OrderBy(file => file.FullName, StringComparer.Ordinal)]))];
    }

    /// <summary>A scenario as it lies in its file; it is called by its path from the folder in which the command runs.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Scenario Read(FileInfo file) => new(Path.GetRelativePath(Directory.GetCurrentDirectory(), file.FullName), File.ReadAllText(file.FullName));

    /// <summary>The scenarios of a flow: those that lie beside and below it; none is no mistake.</summary>
    public static IReadOnlyList<FileInfo> Of(FileInfo flow) =>
        [.. Directory.GetFiles(flow.DirectoryName!, "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => new FileInfo(file)).Where(file => FlowAbove(file.Directory!) == flow.FullName)];

    private static FileInfo[] Files(string path)
    {
        if (Directory.Exists(path))
        {
            FileInfo[] found = [.. Directory.GetFiles(path, FlowName, SearchOption.AllDirectories)
                .SelectMany(flow => Directory.GetFiles(Path.GetDirectoryName(flow)!, "*.txt", SearchOption.AllDirectories))
                .Concat(FlowAbove(new DirectoryInfo(path)) is null ? [] : Directory.GetFiles(path, "*.txt", SearchOption.AllDirectories))
                .Select(file => new FileInfo(file))];
            return found.Length > 0 ? found : throw new FileNotFoundException($"In {path} there is no scenario: no *.txt below a {FlowName}.");
        }

        var file = new FileInfo(path);
        return !file.Exists ? throw new FileNotFoundException($"There is no {path}.")
            : file.Name is FlowName ? Files(file.DirectoryName!)
            : [file];
    }

    private static string FlowOf(FileInfo file) =>
        FlowAbove(file.Directory!) ?? throw new FileNotFoundException($"There is no {FlowName} beside {file.FullName}, nor above it.");

    private static string? FlowAbove(DirectoryInfo folder)
    {
        for (var at = folder; at is not null; at = at.Parent)
        {
            if (Path.Combine(at.FullName, FlowName) is var flow && File.Exists(flow))
            {
                return flow;
            }
        }

        return null;
    }
}
