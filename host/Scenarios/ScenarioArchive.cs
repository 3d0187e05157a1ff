using System.IO.Compression;
using System.Security.Claims;
using System.Text;
using Porfin.Activities.Scenarios;
using Porfin.Host.Businesses;

namespace Porfin.Host.Scenarios;

/// <summary>A file that somebody brings.</summary>
/// <param name="Name">Its name, with its ending.</param>
/// <param name="Content">What is in it.</param>
public sealed record BroughtFile(string Name, byte[] Content);

/// <summary>What came of files that were brought.</summary>
/// <param name="Saved">How many scenarios are kept.</param>
/// <param name="Refused">Those that are not, each with why.</param>
public sealed record Brought(int Saved, IReadOnlyList<string> Refused);

/// <summary>Takes scenarios in from text files, or zip files of them, and gives them out so.</summary>
public sealed class ScenarioArchive(ScenarioStore scenarios)
{
    /// <summary>The most bytes of a file that is brought.</summary>
    public const int LargestFile = 4 * 1024 * 1024;

    private const string Ending = ".txt";

    /// <summary>Keeps the scenarios of some files; one of a name that there is takes its place.</summary>
    /// <param name="businessId">Whose.</param>
    /// <param name="flowId">Of which flow.</param>
    /// <param name="files">The files.</param>
    /// <param name="author">Who brings them.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Brought> TakeAsync(Guid businessId, Guid flowId, IEnumerable<BroughtFile> files, string author, CancellationToken cancellation)
    {
        var language = System.Globalization.CultureInfo.CurrentUICulture.Name;
        var (saved, refused) = (0, new List<string>());
        foreach (var (name, text) in files.SelectMany(Read).Take(ScenarioStore.MostOfFlow + 1))
        {
            var problem = ScenarioRules.ProblemOf(name, text)
                ?? (await scenarios.SaveAsync(businessId, flowId, new Scenario(name, text!), author, cancellation) is ScenarioSaving.TooMany ? ScenarioRules.TooMany : null);
            saved += problem is null ? 1 : 0;
            if (problem is not null)
            {
                refused.Add($"{name}: {problem.In(language)}");
            }
        }

        return new(saved, refused);
    }

    internal static async Task<IResult> DownloadAsync(Guid flow, ClaimsPrincipal person, ScenarioStore scenarios, CancellationToken cancellation) =>
        await scenarios.AllAsync(person.BusinessId(), flow, cancellation) is { } all ? Results.File(Zip(all), "application/zip", $"cenarios-{flow:N}.zip") : Results.NotFound();

    /// <summary>A zip file of text files.</summary>
    internal static byte[] Zip(IReadOnlyList<StoredScenario> all)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var one in all)
            {
                var name = string.Concat(one.Name.Select(letter => "/\\:*?\"<>|".Contains(letter, StringComparison.Ordinal) ? '-' : letter));
                while (!taken.Add(name))
                {
                    name += "-";
                }

                var entry = zip.CreateEntry(name + Ending);
                entry.LastWriteTime = one.UpdatedAt;
                using var stream = entry.Open();
                stream.Write(Encoding.UTF8.GetBytes(one.Text));
            }
        }

        return bytes.ToArray();
    }

    private static IEnumerable<(string Name, string? Text)> Read(BroughtFile file) =>
        file.Content is [(byte)'P', (byte)'K', ..] ? Unzip(file) : [(NameOf(file.Name), Encoding.UTF8.GetString(file.Content).TrimStart('\uFEFF'))];

    private static List<(string Name, string? Text)> Unzip(BroughtFile file)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(file.Content));
            return [.. zip.Entries.Where(entry => entry.Name.EndsWith(Ending, StringComparison.OrdinalIgnoreCase)).Take(ScenarioStore.MostOfFlow + 1).Select(entry => (NameOf(entry.Name), TextOf(entry)))];
        }
        catch (InvalidDataException)
        {
            return [(file.Name, null)];
        }
    }

    // Not more than a scenario may have: what a zip file says of its sizes need not be true.
    private static string? TextOf(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
        var letters = new char[ScenarioRules.LongestText + 1];
        var count = reader.ReadBlock(letters);
        return count > ScenarioRules.LongestText ? null : new string(letters, 0, count);
    }

    private static string NameOf(string file) => file.EndsWith(Ending, StringComparison.OrdinalIgnoreCase) ? file[..^Ending.Length].Trim() : file.Trim();
}
