using System.Security.Cryptography;
using System.Text;

namespace Porfin.Host.Database;

/// <summary>The folder that holds everything of one Porfin: the database, its socket, its logs. One host at a time may use it.</summary>
public sealed class DataFolder
{
    private const int LockedByAnother = 11; // EAGAIN of flock
    private const int LongestSocketPath = 107;
    private const string SocketName = "/.s.PGSQL.5432";

    /// <summary>Names the folder and creates it when it is missing.</summary>
    /// <param name="path">Absolute, or relative to the current folder.</param>
    public DataFolder(string path)
    {
        Root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        try
        {
            Directory.CreateDirectory(Root);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CannotStartException($"The data folder '{Root}' cannot be created: {failure.Message}", failure);
        }
    }

    /// <summary>The folder that a configuration names; <c>data</c> when it names none.</summary>
    public static string PathIn(IConfiguration configuration) => configuration[CommandLine.Settings.Data] is { Length: > 0 } path ? path : "data";

    /// <summary>The folder itself, absolute.</summary>
    public string Root { get; }

    /// <summary>PostgreSQL's own folder.</summary>
    public string Cluster => Path.Combine(Root, "postgres");

    /// <summary>Where PostgreSQL's folder is made before it gets its name.</summary>
    public string NewCluster => Cluster + ".new";

    /// <summary>Where PostgreSQL tells its process id and whether it is ready.</summary>
    public string PostmasterPid => Path.Combine(Cluster, "postmaster.pid");

    /// <summary>Where PostgreSQL tells which process has the socket.</summary>
    public string SocketLock => Socket + SocketName + ".lock";

    /// <summary>Where PostgreSQL writes its own log, a file for each weekday.</summary>
    public string ServerLog => Path.Combine(Cluster, "log");

    /// <summary>The folder of the socket: within the data, or in /tmp when that path is too long for a socket or has characters that a setting cannot carry.</summary>
    public string Socket
    {
        get
        {
            var near = Path.Combine(Root, "socket");
            var fits = Encoding.UTF8.GetByteCount(near + SocketName) <= LongestSocketPath && near.AsSpan().IndexOfAny(",\"'@") < 0;
            return fits ? near : Path.Combine("/tmp", "porfin-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Root)))[..16]);
        }
    }

    /// <summary>Takes the folder for this process until the result is disposed or the process dies; null when another process has it.</summary>
    public IDisposable? TryLock()
    {
        try
        {
            return new FileStream(Path.Combine(Root, "porfin.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException failure)
        {
            throw new CannotStartException($"The data folder '{Root}' may not be written by user '{Environment.UserName}'.", failure);
        }
        catch (IOException failure) when (failure.HResult == LockedByAnother)
        {
            return null;
        }
        catch (IOException failure)
        {
            throw new CannotStartException($"The data folder '{Root}' cannot be used: {failure.Message}", failure);
        }
    }
}
