namespace Porfin.Host.Pages;

/// <summary>Keeps redirects at home: an address that came with a request may lead to our own pages only.</summary>
public static class LocalPath
{
    /// <summary>The path when it is one of ours, else the home page.</summary>
    public static string Of(string? path) =>
        path is ['/', ..] && path is not ['/', '/' or '\\', ..] && !path.Any(char.IsControl) ? path : "/";
}
