using System.Globalization;
using Porfin.Activities.Understanding.Entities;
using Porfin.Activities.Understanding.Times;
using Porfin.Expressions;

namespace Porfin.Activities.Understanding;

/// <summary>What was found in a message, as values of a flow.</summary>
internal static class FoundValues
{
    /// <summary>An entity: kind, text, and its value in the normal form; for times from, to and other besides.</summary>
    public static Value Of(Entity entity)
    {
        var map = new ValueMap { { "kind", Value.Of(entity.Kind.ToString()) }, { "text", Value.Of(entity.Text) } };
        if (entity.Time is { } time)
        {
            map.Add("value", Value.Of(Written(time)));
            Add(map, "to", time.To);
            Add(map, "other", time.Other);
            if (time.Bound is not Bound.None)
            {
                map.Add("bound", Value.Of(time.Bound.ToString()));
            }
        }
        else
        {
            map.Add("value", entity.Form is { } form ? Value.Of(form) : Value.Of(entity.Number ?? 0));
        }

        if (entity.Unit is { } unit)
        {
            map.Add("unit", Value.Of(unit));
        }

        return Value.Of(map);
    }

    /// <summary>A time as ISO text where the business is: a day (2026-11-27), or a day with its hour (2026-11-27T10:00).</summary>
    public static string Written(TimeValue time) => time.Grain >= Grain.Day ? time.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : Moment(time.From);

    private static void Add(ValueMap map, string name, DateTime? moment)
    {
        if (moment is { } found)
        {
            map.Add(name, Value.Of(Moment(found)));
        }
    }

    private static string Moment(DateTime moment) => moment.ToString(moment.Second == 0 ? "yyyy-MM-dd'T'HH:mm" : "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
}
