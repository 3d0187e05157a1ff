namespace Porfin.Testing;

/// <summary>The team's shared folder of facts and data, beside the clone; absent elsewhere.</summary>
public static class Shared
{
    /// <summary>The root of this clone.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The path of something in the shared folder, or null when the folder is missing.</summary>
    public static string? Find(params string[] parts)
    {
        for (var folder = new DirectoryInfo(Root).Parent; folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine([folder.FullName, "shared", .. parts]);
            if (File.Exists(path) || Directory.Exists(path))
            {
                return path;
            }
        }

        return null;
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Porfin.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("The tests run inside a clone of Porfin: no Porfin.sln was found above " + AppContext.BaseDirectory);
    }
}
