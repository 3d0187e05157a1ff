using System.Collections.Frozen;

namespace Porfin.Expressions.Templates;

/// <summary>The methods that values have in Jinja: those of Python's texts, maps and lists that only read.</summary>
internal static class Methods
{
    private static readonly FrozenDictionary<string, Routine> OfTexts = Table(TextMethods.All);

    private static readonly FrozenDictionary<string, Routine> OfMaps = Table(
    [
        new("items", "", (rendering, input, _) => Value.Of(Sequences.Pairs(rendering, input))),
        new("keys", "", (rendering, input, _) => Value.Of(Sequences.Items(rendering, input))),
        new("values", "", (rendering, input, _) => Value.Of(Sequences.Fresh(rendering, input.Map!.Select(entry => entry.Value), input.Map!.Count))),
        new("get", "name [default]", (rendering, input, arguments) =>
            input.Map!.TryGetValue(Printing.Text(rendering, arguments[0]), out var value) ? value : arguments[1].IsUndefined ? Value.Null : arguments[1]),
        new("copy", "", (rendering, input, _) => input),
    ]);

    private static readonly FrozenDictionary<string, Routine> OfLists = Table(
    [
        new("index", "item", (rendering, input, arguments) => Value.Of(IndexOf(rendering, input.List!, arguments[0]))),
        new("count", "item", (rendering, input, arguments) => Count(rendering, input.List!, arguments[0])),
        new("copy", "", (rendering, input, _) => input),
    ]);

    private static readonly FrozenDictionary<string, Routine> OfDates = Table(
    [
        new("strftime", "format", (rendering, input, arguments) => Filters.Find("date", false)!.RunUnchecked(rendering, input, arguments)),
        new("isoformat", "", (_, input, _) => Value.Of(input.Date!.ToIsoText())),
    ]);

    private static readonly FrozenDictionary<string, Routine> OfLoops = Table(
    [
        new("cycle", "*", (_, input, arguments) => ((LoopState)input.Foreign!).Cycle(arguments)),
        new("changed", "value", (rendering, input, arguments) => Value.Of(((LoopState)input.Foreign!).HasChanged(rendering, arguments[0]))),
    ]);

    /// <summary>Methods of Python that change what they are called on, and so are not there.</summary>
    public static FrozenSet<string> Changing { get; } =
        new[] { "append", "extend", "insert", "remove", "pop", "clear", "update", "setdefault", "sort", "reverse", "popitem" }.ToFrozenSet();

    public static IEnumerable<string> Names => new[] { OfTexts, OfMaps, OfLists, OfDates }.SelectMany(table => table.Keys);

    /// <summary>True when some kind of value has a method of that name.</summary>
    public static bool IsKnown(string name) => Names.Contains(name);

    /// <summary>The method of that name of such a value; null when there is none.</summary>
    public static Routine? Find(string name, Value target) => Of(target)?.GetValueOrDefault(name);

    private static FrozenDictionary<string, Routine>? Of(Value target) => target.Kind switch
    {
        ValueKind.Text => OfTexts,
        ValueKind.Map => OfMaps,
        ValueKind.List => OfLists,
        ValueKind.Date => OfDates,
        ValueKind.Foreign when target.Foreign is LoopState => OfLoops,
        _ => null,
    };

    private static FrozenDictionary<string, Routine> Table(IEnumerable<Routine> methods) =>
        methods.ToFrozenDictionary(method => method.Name, StringComparer.Ordinal);

    private static int IndexOf(Rendering rendering, ValueList list, Value item) =>
        list.FindIndex(candidate => Comparing.Same(rendering, candidate, item)) is >= 0 and var found
            ? found
            : throw Failure.Argument($"The list does not hold {Failure.Describe(item)}.");

    private static Value Count(Rendering rendering, ValueList list, Value item) =>
        Value.Of(list.Count(candidate => Comparing.Same(rendering, candidate, item)));
}
