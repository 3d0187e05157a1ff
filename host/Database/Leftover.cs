using System.Globalization;

namespace Porfin.Host.Database;

/// <summary>What <c>postmaster.pid</c> tells: whether a server runs in the folder, and whether it is ready.</summary>
public static class Leftover
{
    private const int StatusLine = 7;

    /// <summary>The server (that with the given process id, if any) accepts connections.</summary>
    public static bool IsReady(DataFolder data, int? processId = null)
    {
        var lines = Read(data);
        return lines.Length > StatusLine && lines[StatusLine].Trim() == "ready" && ProcessId(lines) is { } id && (processId ?? id) == id;
    }

    /// <summary>Stops a server that outlived its host; removes the file when the process it names is another one, as after a restart of the machine.</summary>
    public static async Task RemoveAsync(DataFolder data, Func<CancellationToken, Task> stop, CancellationToken cancellation)
    {
        if (ProcessId(Read(data)) is not { } id) return;
        if (IsServerOf(data, id)) await stop(cancellation);
        else File.Delete(data.PostmasterPid);
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
