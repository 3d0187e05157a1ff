using System.Collections.Frozen;

namespace Porfin.Documents;

/// <summary>The names of types in flow documents: Elsa's aliases, and the CLR names that documents before 3.8 have in their place.</summary>
public static class TypeAliases
{
    /// <summary>A name that is longer is left alone: no alias is.</summary>
    private const int LongestName = 1_000;

    private static readonly FrozenSet<string> Plain = new[]
    {
        "Int16", "Int32", "Int64", "Single", "Double", "Decimal", "Object", "String", "Boolean", "Byte", "ByteArray", "Guid", "DateTime", "DateTimeOffset", "TimeSpan", "Uri", "Stream",
        "JSON", "JsonElement", "JsonNode", "JsonObject", "JsonArray", "StringDictionary", "ObjectDictionary", "StringMap", "ObjectMap",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Names that are read as others: old aliases, and CLR names whose last part is not the alias.</summary>
    private static readonly FrozenDictionary<string, string> Old = new Dictionary<string, string>
    {
        ["Long"] = "Int64", ["Integer"] = "Int32", ["Number"] = "Double", ["System.Byte[]"] = "ByteArray", ["System.Dynamic.ExpandoObject"] = "JSON",
        ["IDictionary<String, Object>"] = "ObjectDictionary", ["Dictionary<String, Object>"] = "ObjectDictionary", ["IDictionary<String, String>"] = "StringDictionary", ["Dictionary<String, String>"] = "StringDictionary",
        ["IReadOnlyDictionary<String, Object>"] = "ObjectDictionary", ["IReadOnlyDictionary<String, String>"] = "StringDictionary",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly string[] Lists = ["List", "IList", "ICollection", "IEnumerable", "IReadOnlyList", "IReadOnlyCollection", "Collection", "HashSet", "ISet"];

    /// <summary>The aliases that Elsa registers, without lists of them.</summary>
    internal static IEnumerable<string> Names => Plain;

    /// <summary>The alias of a type name; a name that is not known is given back unchanged.</summary>
    /// <param name="typeName">An alias such as <c>Int32</c>, or a CLR name such as <c>System.Int32, System.Private.CoreLib</c>.</param>
    public static string Of(string typeName)
    {
        var name = typeName.Trim();
        if (name.Length > LongestName || Plain.Contains(name))
        {
            return name.Length > LongestName ? typeName : name;
        }

        return Alias(name) is { } alias ? alias : typeName;
    }

    /// <summary>True for an alias that Elsa registers, or one of an array, list or nullable of such.</summary>
    public static bool IsKnown(string alias)
    {
        if (alias.EndsWith("[]", StringComparison.Ordinal))
        {
            return IsKnown(alias[..^2]);
        }

        var name = alias.EndsWith('?') ? alias[..^1] : alias;
        return Plain.Contains(name) || (name.EndsWith('>') && name.IndexOf('<', StringComparison.Ordinal) is > 0 and var open && Lists.Contains(name[..open]) && IsKnown(name[(open + 1)..^1]));
    }

    /// <summary>The alias of a storage driver: the last part of its CLR name.</summary>
    public static string Driver(string name)
    {
        var type = name.Split(',')[0].Trim();
        var last = type[(type.LastIndexOf('.') + 1)..];
        return last is "WorkflowInstanceStorageDriver" or "WorkflowStorageDriver" or "MemoryStorageDriver" ? last : name;
    }

    private static string? Alias(string name)
    {
        if (Old.TryGetValue(name, out var other))
        {
            return other;
        }

        if (name.StartsWith("UnregisteredClrType:", StringComparison.Ordinal))
        {
            return Alias(name["UnregisteredClrType:".Length..].Trim());
        }

        if (name.IndexOf("[[", StringComparison.Ordinal) is > 0 and var open)
        {
            return Generic(name, open);
        }

        var type = name.Split(',')[0].Trim();
        var isClr = type.Contains('.', StringComparison.Ordinal);
        if (Old.TryGetValue(type, out other))
        {
            return other;
        }

        if (type.EndsWith("[]", StringComparison.Ordinal))
        {
            return Of(type[..^2]) + "[]";
        }

        var last = type[(type.LastIndexOf('.') + 1)..];
        return !isClr ? null : Plain.Contains(last) || type.StartsWith("Elsa.", StringComparison.Ordinal) ? last : null;
    }

    /// <summary><c>System.Collections.Generic.List`1[[System.String, …]]</c> and the like.</summary>
    private static string? Generic(string name, int open)
    {
        var close = name.LastIndexOf("]]", StringComparison.Ordinal);
        var tick = name.IndexOf('`', StringComparison.Ordinal);
        if (close < open || tick < 0 || tick > open)
        {
            return null;
        }

        var type = name[(name.LastIndexOf('.', tick) + 1)..tick];
        var arguments = name[(open + 2)..close].Split("],[").Select(argument => Of(argument.Trim('[', ']', ' '))).ToArray();
        var written = $"{type}<{string.Join(", ", arguments)}>";
        return type is "Nullable" && arguments.Length == 1 ? arguments[0] + "?" : Old.GetValueOrDefault(written) ?? (Lists.Contains(type) && arguments.Length == 1 ? written : null);
    }
}
