using System.Globalization;
using System.Text;

namespace Porfin.Expressions.Scripting;

/// <summary>JSON.stringify.</summary>
internal sealed class JsonWriter
{
    private readonly Run run;
    private readonly StringBuilder text = new();
    private readonly FunctionValue? replacer;
    private readonly HashSet<string>? only;
    private readonly string gap;
    private readonly List<object> path = [];

    private JsonWriter(Run run, Value replacer, Value space)
    {
        this.run = run;
        this.replacer = replacer.Foreign as FunctionValue;
        only = replacer.List is { } list ? [.. list.Select(name => Coerce.ToText(run, name))] : null;
        gap = space.IsNumber ? new string(' ', (int)Math.Clamp(Coerce.ToInteger(run, space), 0, 10)) : space.Text is { } given ? given[..Math.Min(10, given.Length)] : "";
    }

    public static Value Stringify(Run run, ReadOnlySpan<Value> arguments)
    {
        var writer = new JsonWriter(run, arguments.At(1), arguments.At(2));
        var holder = Value.Of(new ValueMap { [""] = arguments.At(0) });
        return writer.TryWrite(holder, "", arguments.At(0)) ? Value.Of(writer.text.ToString()) : default;
    }

    /// <summary>Writes a value, unless it is one that JSON leaves out.</summary>
    private bool TryWrite(Value holder, string key, Value value)
    {
        run.Budget.Step();
        value = Prepared(holder, key, value);
        switch (value.Kind)
        {
            case ValueKind.Undefined:
            case ValueKind.Foreign when value.Foreign is FunctionValue:
                return false;
            case ValueKind.Text:
                Quote(value.Text!);
                return true;
            case ValueKind.Number:
                Add(double.IsFinite(value.Number) ? NumberText.Of(value.Number) : "null");
                return true;
            case ValueKind.Null or ValueKind.Boolean:
                Add(Coerce.ToText(run, value));
                return true;
            default:
                WriteNested(value);
                return true;
        }
    }

    private Value Prepared(Value holder, string key, Value value)
    {
        if (value.Map?["toJSON"].Foreign is FunctionValue own)
        {
            value = own.Invoke(run, value, [Value.Of(key)]);
        }
        else if (value.Date is { } date)
        {
            value = double.IsNaN(date.Milliseconds) ? Value.Null : Value.Of(DateTexts.Iso(run, date));
        }

        return replacer?.Invoke(run, holder, [Value.Of(key), value]) ?? value;
    }

    private void WriteNested(Value value)
    {
        if (path.Contains(value.Identity!))
        {
            throw run.TypeError("JSON.stringify: the value contains itself.");
        }

        run.Budget.Enter();
        path.Add(value.Identity!);
        if (value.List is { } list)
        {
            WriteList(list);
        }
        else
        {
            WriteMap(value);
        }

        path.RemoveAt(path.Count - 1);
        run.Budget.Leave();
    }

    private void WriteList(ValueList list)
    {
        Add("[");
        for (var i = 0; i < list.Count; i++)
        {
            Separate(i == 0);
            if (!TryWrite(Value.Of(list), replacer is null ? "" : i.ToString(CultureInfo.InvariantCulture), list[i]))
            {
                Add("null");
            }
        }

        Close(list.Count == 0, "]");
    }

    private void WriteMap(Value map)
    {
        Add("{");
        var isFirst = true;
        foreach (var key in only is null ? Iteration.KeysOf(run, map) : (IEnumerable<string>)only)
        {
            var before = text.Length;
            Separate(isFirst);
            Quote(key);
            Add(gap.Length > 0 ? ": " : ":");
            if (TryWrite(map, key, only is not null && !ObjectFunctions.HasOwn(run, map, key) ? default : Members.GetAt(run, map, Value.Of(key))))
            {
                isFirst = false;
            }
            else
            {
                text.Length = before;
            }
        }

        Close(isFirst, "}");
    }

    private void Separate(bool isFirst)
    {
        Add(isFirst ? "" : ",");
        NewLine(path.Count);
    }

    private void Close(bool isEmpty, string sign)
    {
        if (!isEmpty)
        {
            NewLine(path.Count - 1);
        }

        Add(sign);
    }

    private void NewLine(int depth)
    {
        if (gap.Length > 0)
        {
            run.AllocateText(1 + ((long)gap.Length * depth));
            text.Append('\n').Insert(text.Length, gap, depth);
        }
    }

    private void Add(string piece)
    {
        run.Budget.Allocate(2 * piece.Length);
        text.Append(piece);
    }

    private void Quote(string value)
    {
        run.Scan(value.Length);
        run.AllocateText(value.Length);
        text.Append('"');
        for (var i = 0; i < value.Length; i++)
        {
            var letter = value[i];
            var isPair = i + 1 < value.Length && char.IsSurrogatePair(letter, value[i + 1]);
            if (letter is '"' or '\\' || letter < ' ' || (char.IsSurrogate(letter) && !isPair))
            {
                Add(Escape(letter));
                continue;
            }

            text.Append(letter);
            if (isPair)
            {
                text.Append(value[++i]);
            }
        }

        text.Append('"');
    }

    private static string Escape(char letter) => letter switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\b' => "\\b",
        '\f' => "\\f",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ => "\\u" + ((int)letter).ToString("x4", CultureInfo.InvariantCulture),
    };
}
