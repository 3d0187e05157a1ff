using System.Reflection;
using Porfin.Expressions;

namespace Porfin;

/// <summary>Sets one input property from a value, converting it to the property's type.</summary>
internal abstract class InputBinder
{
    public abstract Sentence? Set(Activity activity, Value value);
}

/// <inheritdoc />
internal sealed class InputBinder<TActivity, TProperty>(PropertyInfo property) : InputBinder
    where TActivity : Activity
{
    private static readonly InputConverter<TProperty> Converter = InputConverters.For<TProperty>();
    private readonly Action<TActivity, TProperty>? set = (Action<TActivity, TProperty>?)property.SetMethod?.CreateDelegate(typeof(Action<TActivity, TProperty>));

    public override Sentence? Set(Activity activity, Value value)
    {
        if (!Converter(value, out var converted))
        {
            return Wanted;
        }

        set!((TActivity)activity, converted!);
        return null;
    }

    private static Sentence Wanted => (Nullable.GetUnderlyingType(typeof(TProperty)) ?? typeof(TProperty)) switch
    {
        var type when type == typeof(TimeSpan) => InputSentences.Duration,
        var type when type == typeof(DateTimeOffset) => InputSentences.Moment,
        var type when type == typeof(bool) => InputSentences.Truth,
        { IsEnum: true } type => InputSentences.OneOf.With(string.Join(", ", Enum.GetNames(type))),
        var type when type == typeof(int) || type == typeof(double) || type == typeof(long) || type == typeof(decimal) => InputSentences.Number,
        var type when type == typeof(ValueMap) => InputSentences.Map,
        _ => InputSentences.Other,
    };
}

/// <summary>Converts a value; false when it cannot be.</summary>
internal delegate bool InputConverter<T>(Value value, out T? converted);

/// <summary>The converters by property type.</summary>
internal static class InputConverters
{
    private static readonly Dictionary<Type, Delegate> Known = new()
    {
        [typeof(Value)] = (InputConverter<Value>)((Value value, out Value to) => { to = value; return true; }),
        [typeof(string)] = (InputConverter<string>)((Value value, out string? to) => { to = value.ToText(); return true; }),
        [typeof(bool)] = Required<bool>(value => value.IsNullish ? false : ValueConvert.ToBoolean(value)),
        [typeof(int)] = Required<int>(value => ToWhole(value, int.MinValue, int.MaxValue) is { } number ? (int)number : null),
        [typeof(long)] = Required<long>(value => ToWhole(value, -9e15, 9e15) is { } number ? (long)number : null),
        [typeof(int?)] = Optional<int>(value => ToWhole(value, int.MinValue, int.MaxValue) is { } number ? (int)number : null),
        [typeof(long?)] = Optional<long>(value => ToWhole(value, -9e15, 9e15) is { } number ? (long)number : null),
        [typeof(double)] = Required<double>(ValueConvert.ToNumber),
        [typeof(double?)] = Optional<double>(ValueConvert.ToNumber),
        [typeof(TimeSpan)] = Required<TimeSpan>(ValueConvert.ToDuration),
        [typeof(TimeSpan?)] = Optional<TimeSpan>(ValueConvert.ToDuration),
        [typeof(DateTimeOffset)] = Required<DateTimeOffset>(ValueConvert.ToMoment),
        [typeof(ValueMap)] = (InputConverter<ValueMap>)((Value value, out ValueMap? to) => { to = value.Map ?? []; return value.Map is not null || value.IsNullish; }),
        [typeof(ValueList)] = (InputConverter<ValueList>)((Value value, out ValueList? to) => { to = ValueConvert.ToList(value); return true; }),
        [typeof(IReadOnlyList<string>)] = (InputConverter<IReadOnlyList<string>>)((Value value, out IReadOnlyList<string>? to) => { to = [.. ValueConvert.ToList(value).Select(item => item.ToText())]; return true; }),
    };

    public static InputConverter<T> For<T>()
    {
        if (Known.TryGetValue(typeof(T), out var known))
        {
            return (InputConverter<T>)known;
        }

        return typeof(T).IsEnum ? ToEnum : typeof(T) == typeof(Expression) || typeof(T) == typeof(IReadOnlyList<Control.SwitchCase>) ? NoConversion : throw new InvalidOperationException($"An input cannot be of type {typeof(T)}.");
    }

    private static bool NoConversion<T>(Value value, out T? to)
    {
        to = default;
        return false;
    }

    private static bool ToEnum<T>(Value value, out T? to)
    {
        to = default;
        return value.IsNullish || (Enum.TryParse(typeof(T), value.ToText(), ignoreCase: true, out var parsed) && (to = (T)parsed) is not null);
    }

    private static double? ToWhole(Value value, double from, double until) =>
        ValueConvert.ToNumber(value) is { } number && number >= from && number <= until ? Math.Truncate(number) : null;

    private static InputConverter<T> Required<T>(Func<Value, T?> convert)
        where T : struct => (Value value, out T to) =>
        {
            var converted = convert(value);
            to = converted.GetValueOrDefault();
            return converted.HasValue;
        };

    private static InputConverter<T?> Optional<T>(Func<Value, T?> convert)
        where T : struct => (Value value, out T? to) =>
        {
            to = value.IsNullish || value.Text is { Length: 0 } ? null : convert(value);
            return to.HasValue || value.IsNullish || value.Text is { Length: 0 };
        };
}
