using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Porfin;

/// <summary>All kinds of activities that a host offers, found by their <see cref="ActivityAttribute"/>. Palette, validation, reference and engine read it.</summary>
public sealed class ActivityCatalog
{
    private readonly Dictionary<string, ActivityType> byName = new(StringComparer.Ordinal);

    /// <summary>The catalog of the engine's own activities and those of further assemblies.</summary>
    /// <exception cref="InvalidOperationException">Two classes have one type name; both are named.</exception>
    public ActivityCatalog(params Assembly[] assemblies)
    {
        foreach (var type in assemblies.Prepend(typeof(Activity).Assembly).Distinct().SelectMany(assembly => assembly.GetTypes()))
        {
            if (type.IsDefined(typeof(ActivityAttribute)) && !type.IsAbstract)
            {
                Add(new ActivityType(type));
            }
        }
    }

    /// <summary>All types, by name.</summary>
    public IEnumerable<ActivityType> All => byName.Values.OrderBy(type => type.Name, StringComparer.Ordinal);

    /// <summary>The type of that name.</summary>
    public bool TryGet(string name, [MaybeNullWhen(false)] out ActivityType type) => byName.TryGetValue(name, out type);

    private void Add(ActivityType type)
    {
        if (!byName.TryAdd(type.Name, type))
        {
            throw new InvalidOperationException($"Two activities are called '{type.Name}': {byName[type.Name].ClassType} and {type.ClassType}. Rename one.");
        }
    }
}
