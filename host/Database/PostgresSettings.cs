using System.Globalization;

namespace Porfin.Host.Database;

/// <summary>The settings of the embedded server: durable always, tuned for one to two thousand small transactions a second on a small machine.</summary>
public static class PostgresSettings
{
    private const long Megabyte = 1024 * 1024;

    // What is in use now fits easily; the rest is in the machine's own cache. More would only look like a leak: the server touches all of it within the hour.
    private const long MostShared = 256;

    /// <summary>The arguments for <c>postgres</c>.</summary>
    public static IEnumerable<string> Arguments(DataFolder data)
    {
        yield return "-D";
        yield return data.Cluster;
        foreach (var (name, value) in All(data))
        {
            yield return "-c";
            yield return $"{name}={value}";
        }
    }

    private static IEnumerable<(string Name, string Value)> All(DataFolder data) =>
    [
        // wal_compression stays off: the packaged server has only pglz, and four runs side by side showed no gain from it (cpu 0.33 and 0.43 s per 1,000 messages with, 0.32 and 0.34 without).
        // Only this machine, only through a folder that its owner alone may enter: no password to keep.
        ("listen_addresses", ""), ("port", "5432"), ("unix_socket_directories", data.Socket), ("max_connections", "100"),
        ("fsync", "on"), ("synchronous_commit", "on"), ("full_page_writes", "on"), ("wal_level", "replica"),
        ("shared_buffers", SharedBuffers()), ("wal_buffers", "16MB"), ("max_wal_size", "2GB"), ("min_wal_size", "256MB"),
        ("checkpoint_timeout", "15min"), ("checkpoint_completion_target", "0.9"), ("random_page_cost", "1.1"), ("jit", "off"),
        // The queue tables turn over quickly: vacuum early and often.
        ("autovacuum_naptime", "15s"), ("autovacuum_vacuum_scale_factor", "0.05"), ("autovacuum_analyze_scale_factor", "0.05"),
        ("idle_in_transaction_session_timeout", "60s"), ("timezone", "UTC"),
        // The server outlives a killed host, so it keeps its own log, one file per weekday; never statements or values, which hold people's words.
        ("logging_collector", "on"), ("log_directory", "log"), ("log_filename", "postgres-%a.log"), ("log_truncate_on_rotation", "on"), ("log_rotation_age", "1d"),
        ("log_rotation_size", "0"), ("log_min_error_statement", "panic"), ("log_error_verbosity", "terse"), ("log_timezone", "UTC"),
    ];

    private static string SharedBuffers()
    {
        var eighth = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Megabyte / 8;
        return string.Create(CultureInfo.InvariantCulture, $"{Math.Clamp(eighth, 64, MostShared)}MB");
    }
}
