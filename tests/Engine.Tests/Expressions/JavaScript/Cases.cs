namespace Porfin.Engine.Tests.Expressions;

/// <summary>Codes chosen by hand, one per line or separated by lines of dashes, in cases/javascript.</summary>
internal static class Cases
{
    public static IReadOnlyList<string> Lines(string name) => [.. Read(name).Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal))];

    public static IReadOnlyList<string> Scripts(string name) => [.. Read(name).Split("\n----\n").Select(script => script.Trim()).Where(script => script.Length > 0)];

    private static string Read(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Expressions", "JavaScript", "cases", name));
}
