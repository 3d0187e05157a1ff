using System.Diagnostics;
using System.Globalization;

namespace Porfin.Host.Database;

/// <summary>What <c>postmaster.pid</c> tells: whether a server runs in the folder, and whether it is ready.</summary>
public static class Leftover
{
    private const int StatusLine = 7;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The server (that with the given process id, if any) accepts connections.</summary>
    public static bool IsReady(DataFolder data, int? processId = null)
    {
        var lines = Read(data);
        return lines.Length > StatusLine && lines[StatusLine].Trim() == "ready" && ProcessId(lines) is { } id && (processId ?? id) == id;
    }

    /// <summary>Stops the server that runs in the folder; false when none does.</summary>
    public static async Task<bool> StopAsync(DataFolder data, Func<CancellationToken, Task> stop, CancellationToken cancellation)
    {
        if (ProcessId(Read(data)) is not { } id || !IsServerOf(data, id)) return false;
        await stop(cancellation);
        return true;
    }

    /// <summary>
    /// Makes the folder ready for a server: stops one that outlived its host, waits for the processes that a killed one left, and removes the two lock files
    /// that name its process, which PostgreSQL takes for alive when the process was not reaped or its number was given to another, as after a restart of the machine.
    /// </summary>
    /// <exception cref="CannotStartException">The processes of an earlier server do not end.</exception>
    public static async Task RemoveAsync(DataFolder data, Func<CancellationToken, Task> stop, CancellationToken cancellation)
    {
        await StopAsync(data, stop, cancellation);
        var began = Stopwatch.GetTimestamp();
        while (LeftBehind(data) is { } process)
        {
            if (Stopwatch.GetElapsedTime(began) > Patience) throw new CannotStartException($"Process {process} of an earlier PostgreSQL still works in '{data.Cluster}'. End it, and start again.");
            await Task.Delay(Pause, cancellation);
        }

        File.Delete(data.PostmasterPid);
        File.Delete(data.SocketLock);
    }

    /// <summary>A process of the server that wrote the file, all of which work in its folder; null when there is none that we may see.</summary>
    private static string? LeftBehind(DataFolder data)
    {
        var written = Read(data);
        return written.Length == 0
            ? null
            : Directory.EnumerateDirectories("/proc").Where(process => char.IsAsciiDigit(Path.GetFileName(process)[0])).FirstOrDefault(process => WorksBeside(process, written)) is { } found ? Path.GetFileName(found) : null;
    }

    private static bool WorksBeside(string process, string[] written)
    {
        try
        {
            return File.ReadLines(Path.Combine(process, "cwd", "postmaster.pid")).SequenceEqual(written);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool IsServerOf(DataFolder data, int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline").Split('\0').Contains(data.Cluster);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static int? ProcessId(string[] lines) =>
        lines.Length > 0 && int.TryParse(lines[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private static string[] Read(DataFolder data)
    {
        try
        {
            return File.ReadAllLines(data.PostmasterPid);
        }
        catch (IOException)
        {
            return [];
        }
    }
}
