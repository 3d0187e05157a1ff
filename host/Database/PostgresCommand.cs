using System.Diagnostics;
using System.Globalization;

namespace Porfin.Host.Database;

/// <summary>
/// How a PostgreSQL executable is started: in a session of its own, so that Ctrl-C reaches only the host, and never as root, which PostgreSQL refuses.
/// </summary>
public static class PostgresCommand
{
    private const int Nobody = 65534;
    private const string ForNobody = "Making the database's folder private";
    private const int OverrideBit = 1;
    private const int SearchBit = 2;

    /// <summary>Prepares <paramref name="program"/>; root becomes nobody, keeping only the right to pass closed folders above its files.</summary>
    public static ProcessStartInfo Prepare(PostgresBinaries binaries, string program, params IEnumerable<string> arguments)
    {
        var executable = Path.Combine(binaries.Folder, program);
        IEnumerable<string> line = Environment.IsPrivilegedProcess ? [.. AsNobody(), executable, .. arguments] : [executable, .. arguments];
        var start = Quietly("setsid", line);
        start.WorkingDirectory = "/";
        start.Environment["LC_ALL"] = "C";
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList()) start.Environment.Remove(name);
        return start;
    }

    /// <summary>Runs to the end; a failure becomes one line.</summary>
    public static async Task RunAsync(ProcessStartInfo start, string purpose, CancellationToken cancellation)
    {
        using var process = Start(start);
        using var interrupted = cancellation.Register(process.Kill);
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        var said = await errors + await output;
        if (process.ExitCode != 0) throw new CannotStartException($"{purpose} failed: {LastLine(said)}");
    }

    /// <summary>Starts it, or says in one line what is missing.</summary>
    public static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception failure)
        {
            throw new CannotStartException($"'{start.FileName}' cannot be started: {failure.Message}", failure);
        }
    }

    /// <summary>Makes a folder that only the user whom PostgreSQL runs as may enter.</summary>
    public static async Task OwnAsync(string folder, CancellationToken cancellation)
    {
        if (Environment.IsPrivilegedProcess && Directory.Exists(folder)) await RunAsync(Quietly("chown", "-R", "-h", $"{Nobody}:{Nobody}", folder), ForNobody, cancellation);
        string[] owner = Environment.IsPrivilegedProcess ? ["-o", $"{Nobody}", "-g", $"{Nobody}"] : [];
        await RunAsync(Quietly("install", ["-d", "-m", "700", .. owner, folder]), ForNobody, cancellation);
    }

    private static ProcessStartInfo Quietly(string program, params IEnumerable<string> arguments) =>
        new(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true };

    private static string[] AsNobody()
    {
        string[] become = ["setpriv", $"--reuid={Nobody}", $"--regid={Nobody}", "--clear-groups"];
        if (Capability() is not { } capability) return become;
        // access(2) ignores capabilities of other users unless no_setuid_fixup is set, and initdb asks access(2).
        return [.. become, "--securebits=+no_setuid_fixup", $"--inh-caps=+{capability}", $"--ambient-caps=+{capability}"];
    }

    /// <summary>What lets user nobody pass a folder like /root; containers often have only the wider of the two.</summary>
    private static string? Capability()
    {
        const string label = "CapEff:";
        var line = File.ReadLines("/proc/self/status").FirstOrDefault(text => text.StartsWith(label, StringComparison.Ordinal));
        var held = line is null ? 0 : ulong.Parse(line.AsSpan(label.Length).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return (held >> SearchBit & 1) == 1 ? "dac_read_search" : (held >> OverrideBit & 1) == 1 ? "dac_override" : null;
    }

    /// <summary>The last line in the server's log that gives a reason to end, with its time; null when there is none.</summary>
    public static string? LastFatal(DataFolder data)
    {
        try
        {
            var newest = new DirectoryInfo(data.ServerLog).GetFiles().MaxBy(file => file.LastWriteTimeUtc);
            return newest is null ? null : File.ReadLines(newest.FullName).LastOrDefault(line => line.Contains("FATAL:", StringComparison.Ordinal));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The last line that says something, without PostgreSQL's hints.</summary>
    public static string LastLine(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return lines.LastOrDefault(line => line.Contains("FATAL", StringComparison.Ordinal) || line.Contains("error:", StringComparison.Ordinal))
            ?? lines.LastOrDefault() ?? "no message";
    }
}
