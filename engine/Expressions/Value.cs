using System.Globalization;

namespace Porfin.Expressions;

/// <summary>What a <see cref="Value"/> is.</summary>
public enum ValueKind
{
    /// <summary>No value at all: JavaScript's <c>undefined</c>, and the default of <see cref="Value"/>.</summary>
    Undefined,

    /// <summary>The empty value, JSON's <c>null</c>.</summary>
    Null,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A 64-bit floating point number, as in JavaScript and JSON.</summary>
    Number,

    /// <summary>A text of UTF-16 code units.</summary>
    Text,

    /// <summary>A mutable list of values.</summary>
    List,

    /// <summary>A mutable, insertion-ordered map from names to values.</summary>
    Map,

    /// <summary>A moment in time.</summary>
    Date,

    /// <summary>An object that lives only while an expression runs: a function, a regular expression, <c>variables</c>.</summary>
    Foreign,
}

/// <summary>
/// One value of a flow: what variables hold, expressions give and activities take. Small, allocation-free for numbers and booleans.
/// Lists, maps and dates are references and may be changed in place, as in JavaScript.
/// </summary>
public readonly struct Value : IEquatable<Value>
{
    private static readonly object NullTag = new();
    private static readonly object BooleanTag = new();
    private static readonly object NumberTag = new();

    private readonly object? reference;
    private readonly double number;

    private Value(object? reference, double number)
    {
        this.reference = reference;
        this.number = number;
    }

    /// <summary>JavaScript's <c>undefined</c>.</summary>
    public static Value Undefined => default;

    /// <summary>JSON's <c>null</c>.</summary>
    public static Value Null => new(NullTag, 0);

    /// <summary>True.</summary>
    public static Value True => new(BooleanTag, 1);

    /// <summary>False.</summary>
    public static Value False => new(BooleanTag, 0);

    /// <summary>A boolean.</summary>
    public static Value Of(bool value) => value ? True : False;

    /// <summary>A number; NaN and infinities are kept.</summary>
    public static Value Of(double value) => new(NumberTag, value);

    /// <summary>A text; null gives <see cref="Null"/>.</summary>
    public static Value Of(string? value) => value is null ? Null : new(value, 0);

    /// <summary>A list, shared and not copied.</summary>
    public static Value Of(ValueList value) => new(value, 0);

    /// <summary>A map, shared and not copied.</summary>
    public static Value Of(ValueMap value) => new(value, 0);

    /// <summary>A moment, shared and not copied.</summary>
    public static Value Of(DateValue value) => new(value, 0);

    /// <summary>A moment in time, to the millisecond.</summary>
    public static Value Of(DateTimeOffset value) => new(new DateValue(value.ToUnixTimeMilliseconds()), 0);

    /// <summary>An object that only expressions know.</summary>
    public static Value Of(ForeignObject value) => new(value, 0);

    /// <summary>What this value is.</summary>
    public ValueKind Kind => reference switch
    {
        null => ValueKind.Undefined,
        _ when ReferenceEquals(reference, NumberTag) => ValueKind.Number,
        string => ValueKind.Text,
        ValueList => ValueKind.List,
        ValueMap => ValueKind.Map,
        DateValue => ValueKind.Date,
        ForeignObject => ValueKind.Foreign,
        _ when ReferenceEquals(reference, BooleanTag) => ValueKind.Boolean,
        _ => ValueKind.Null,
    };

    /// <summary>True for a number.</summary>
    public bool IsNumber => ReferenceEquals(reference, NumberTag);

    /// <summary>True for a boolean.</summary>
    public bool IsBoolean => ReferenceEquals(reference, BooleanTag);

    /// <summary>True for undefined and null.</summary>
    public bool IsNullish => reference is null || ReferenceEquals(reference, NullTag);

    /// <summary>True for undefined.</summary>
    public bool IsUndefined => reference is null;

    /// <summary>The number, or 0 and 1 of a boolean; meaningless for other kinds.</summary>
    public double Number => number;

    /// <summary>The boolean; meaningless for other kinds.</summary>
    public bool Boolean => number != 0;

    /// <summary>The text, or null for other kinds.</summary>
    public string? Text => reference as string;

    /// <summary>The list, or null for other kinds.</summary>
    public ValueList? List => reference as ValueList;

    /// <summary>The map, or null for other kinds.</summary>
    public ValueMap? Map => reference as ValueMap;

    /// <summary>The moment, or null for other kinds.</summary>
    public DateValue? Date => reference as DateValue;

    /// <summary>The foreign object, or null for other kinds.</summary>
    public ForeignObject? Foreign => reference as ForeignObject;

    /// <summary>The object behind a list, map, date or foreign value, for identity comparison; null for the rest.</summary>
    internal object? Identity => reference is ValueList or ValueMap or DateValue or ForeignObject ? reference : null;

    /// <summary>Truth as in JavaScript: false, 0, NaN, "", null and undefined are false.</summary>
    public bool IsTruthy => reference switch
    {
        null => false,
        string text => text.Length > 0,
        _ when ReferenceEquals(reference, NumberTag) => number != 0 && !double.IsNaN(number),
        _ when ReferenceEquals(reference, BooleanTag) => number != 0,
        _ => !ReferenceEquals(reference, NullTag),
    };

    /// <summary>Equality by content: lists and maps are compared deeply (a map regardless of order), NaN equals NaN.</summary>
    /// <exception cref="ExpressionException">The values nest too deep or are too large to be compared.</exception>
    public bool Equals(Value other)
    {
        var room = ValueComparison.Room;
        return Equals(other, 0, ref room);
    }

    /// <summary>Equality within bounds: what a script built may contain itself, or unfold without end.</summary>
    internal bool Equals(Value other, int depth, ref int room)
    {
        if (Kind != other.Kind)
        {
            return false;
        }

        return Kind switch
        {
            ValueKind.Number or ValueKind.Boolean => number.Equals(other.number),
            ValueKind.Text => string.Equals(Text, other.Text, StringComparison.Ordinal),
            ValueKind.List => ValueComparison.AreEqual(List!, other.List!, depth, ref room),
            ValueKind.Map => ValueComparison.AreEqual(Map!, other.Map!, depth, ref room),
            ValueKind.Date => Date!.Milliseconds.Equals(other.Date!.Milliseconds),
            ValueKind.Foreign => ReferenceEquals(reference, other.reference),
            _ => true,
        };
    }

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is Value other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => Kind switch
    {
        ValueKind.Number or ValueKind.Boolean => number.GetHashCode(),
        ValueKind.Text => Text!.GetHashCode(StringComparison.Ordinal),
        ValueKind.List => List!.Count,
        ValueKind.Map => Map!.Count,
        _ => (int)Kind,
    };

    /// <summary>Equality by content.</summary>
    public static bool operator ==(Value left, Value right) => left.Equals(right);

    /// <summary>Inequality by content.</summary>
    public static bool operator !=(Value left, Value right) => !left.Equals(right);

    /// <summary>The value as a person reads it in a text: texts as they are, nothing for null and undefined, JSON for lists and maps.</summary>
    public string ToText() => Kind switch
    {
        ValueKind.Text => Text!,
        ValueKind.Number => NumberText.Of(number),
        ValueKind.Boolean => number != 0 ? "true" : "false",
        ValueKind.List or ValueKind.Map => ValueJson.Write(this),
        ValueKind.Date => Date!.ToIsoText(),
        ValueKind.Foreign => Foreign!.ToText(),
        _ => "",
    };

    /// <inheritdoc />
    public override string ToString() => Kind is ValueKind.Undefined ? "undefined" : Kind is ValueKind.Null ? "null" : ToText();
}

/// <summary>A mutable list of values.</summary>
public sealed class ValueList : List<Value>
{
    /// <summary>An empty list.</summary>
    public ValueList()
    {
    }

    /// <summary>An empty list with room for some values.</summary>
    public ValueList(int capacity)
        : base(capacity)
    {
    }

    /// <summary>A list of the given values.</summary>
    public ValueList(IEnumerable<Value> values)
        : base(values)
    {
    }

    /// <summary>What a regular expression's match tells besides the matched texts: index, input, groups. Null for other lists.</summary>
    internal ValueMap? Members { get; init; }
}

/// <summary>A mutable moment in time, as JavaScript's Date.</summary>
/// <param name="milliseconds">Since 1970-01-01 UTC; NaN for an invalid date.</param>
public sealed class DateValue(double milliseconds)
{
    /// <summary>Milliseconds since 1970-01-01 UTC; NaN for an invalid date.</summary>
    public double Milliseconds { get; set; } = milliseconds;

    /// <summary>True when the moment is one that .NET can hold (years 1 to 9999).</summary>
    public bool IsValid => Milliseconds is >= -62135596800000 and <= 253402300799999;

    /// <summary>The moment in UTC.</summary>
    /// <exception cref="InvalidOperationException">The date is not valid.</exception>
    public DateTimeOffset Moment => IsValid
        ? DateTimeOffset.FromUnixTimeMilliseconds((long)Milliseconds)
        : throw new InvalidOperationException("The date is not valid.");

    /// <summary>ISO 8601 in UTC with milliseconds, as JavaScript's toISOString; "Invalid Date" when it is not valid.</summary>
    public string ToIsoText() => IsValid
        ? Moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)
        : "Invalid Date";
}

/// <summary>An object that lives only while an expression runs. Never stored: it becomes null in JSON.</summary>
public abstract class ForeignObject
{
    /// <summary>What a text shows of it.</summary>
    public abstract string ToText();

    /// <summary>The member of that name, or undefined.</summary>
    public virtual Value Get(string name) => default;

    /// <summary>Sets a member; false when members cannot be set.</summary>
    public virtual bool Set(string name, Value value) => false;

    /// <summary>The names of the members that a loop over the object sees; none by default.</summary>
    public virtual IEnumerable<string> Keys => [];
}
