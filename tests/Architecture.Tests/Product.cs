using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;

namespace Porfin.Architecture.Tests;

/// <summary>The product as its assemblies and files show it.</summary>
internal static class Product
{
    public static readonly Assembly Engine = Assembly.Load("Porfin.Engine");
    public static readonly Assembly Activities = Assembly.Load("Porfin.Activities");
    public static readonly Assembly Designer = Assembly.Load("Porfin.Designer");
    public static readonly Assembly Host = Assembly.Load("Porfin.Host");
    public static readonly IReadOnlyList<Assembly> All = [Engine, Activities, Designer, Host];

    private static readonly string[] Folders = ["engine", "activities", "designer", "host", "tests"];

    /// <summary>The types that people wrote: nothing that a compiler or a generator made.</summary>
    public static IEnumerable<Type> Types(Assembly assembly) => assembly.GetTypes().Where(type =>
        !type.Name.Contains('<', StringComparison.Ordinal)
        && !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
        && !type.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute), inherit: false)
        && type.Namespace?.StartsWith("Porfin", StringComparison.Ordinal) == true);

    public static IReadOnlyList<string> References(Assembly assembly) => [.. assembly.GetReferencedAssemblies().Select(name => name.Name!).Order(StringComparer.Ordinal)];

    /// <summary>Every type of another assembly that the code names, with its namespace.</summary>
    public static IReadOnlyList<string> ForeignTypes(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var metadata = file.GetMetadataReader();
        return [.. metadata.TypeReferences.Select(metadata.GetTypeReference).Select(type => metadata.GetString(type.Namespace) + "." + metadata.GetString(type.Name))];
    }

    /// <summary>The files of the clone with an ending, relative to its root, without what was built.</summary>
    public static IReadOnlyList<string> Files(string ending) =>
    [
        .. Folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Testing.Shared.Root, folder), "*" + ending, SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(Testing.Shared.Root, path))
            .Where(path => !path.Split('/').Any(part => part is "node_modules" or "bin" or "obj" or "_framework"))
            .Order(StringComparer.Ordinal),
    ];

    public static string[] Lines(string file) => File.ReadAllLines(Path.Combine(Testing.Shared.Root, file));
}
