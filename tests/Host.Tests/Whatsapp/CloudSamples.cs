using System.Text.Json;

namespace Porfin.Host.Tests.Whatsapp;

/// <summary>Real payloads, where a folder <c>shared/data/cloudapi</c> lies beside the clone or above it; nothing of it is needed to test.</summary>
internal static class CloudSamples
{
    public static string? Folder { get; } = Ancestors(AppContext.BaseDirectory).Select(folder => Path.Combine(folder, "shared", "data", "cloudapi")).FirstOrDefault(Directory.Exists);

    /// <summary>Every webhook of the folder: its file, what the index says of it, and its text.</summary>
    public static IEnumerable<(string File, string Contains, string Json)> Webhooks()
    {
        if (Folder is null)
        {
            return [];
        }

        using var index = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, "index.json")));
        return [.. index.RootElement.GetProperty("items").EnumerateArray()
            .Where(item => item.GetProperty("kind").GetString() == "webhook")
            .Select(item => (File: item.GetProperty("file").GetString()!, Contains: item.GetProperty("contains").GetString()!))
            .Select(item => (item.File, item.Contains, File.ReadAllText(Path.Combine(Folder, item.File))))];
    }

    private static IEnumerable<string> Ancestors(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            yield return at.FullName;
        }
    }
}
