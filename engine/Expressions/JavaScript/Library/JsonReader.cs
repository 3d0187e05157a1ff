using System.Globalization;
using System.Text;

namespace Porfin.Expressions.Scripting;

/// <summary>JSON.parse: strict JSON, counted.</summary>
internal sealed class JsonReader(Run run, string text)
{
    private int at;

    public static Value Parse(Run run, ReadOnlySpan<Value> arguments)
    {
        var text = arguments.TextAt(run, 0);
        run.Budget.Step(text.Length >> 4);
        var value = new JsonReader(run, text).ReadAll();
        return arguments.At(1).Foreign is FunctionValue reviver ? Revive(run, reviver, Value.Of(new ValueMap { [""] = value }), "") : value;
    }

    private static Value Revive(Run run, FunctionValue reviver, Value holder, string name)
    {
        run.Budget.Enter();
        var value = Members.GetAt(run, holder, Value.Of(name));
        if (value.Kind is ValueKind.Map or ValueKind.List)
        {
            foreach (var key in Iteration.KeysOf(run, value))
            {
                var revived = Revive(run, reviver, value, key);
                if (revived.IsUndefined && value.Map is { } map)
                {
                    map.Remove(key);
                }
                else
                {
                    Members.SetAt(run, value, Value.Of(key), revived);
                }
            }
        }

        var result = reviver.Invoke(run, holder, [Value.Of(name), value]);
        run.Budget.Leave();
        return result;
    }

    private Value ReadAll()
    {
        var value = Read();
        SkipBlank();
        return at == text.Length ? value : throw Unexpected();
    }

    private Value Read()
    {
        SkipBlank();
        run.Budget.Step();
        switch (at < text.Length ? text[at] : '\0')
        {
            case '{':
                return Nested(ReadMap);
            case '[':
                return Nested(ReadList);
            case '"':
                return Value.Of(ReadText());
            case 't':
                return Word("true", Value.True);
            case 'f':
                return Word("false", Value.False);
            case 'n':
                return Word("null", Value.Null);
            default:
                return ReadNumber();
        }
    }

    private Value Nested(Func<Value> read)
    {
        run.Budget.Enter();
        at++;
        var value = read();
        run.Budget.Leave();
        return value;
    }

    private Value ReadList()
    {
        var list = new ValueList();
        if (Accept(']'))
        {
            return Value.Of(list);
        }

        do
        {
            run.AllocateItems(1);
            list.Add(Read());
        }
        while (Accept(','));
        return Accept(']') ? Value.Of(list) : throw Unexpected();
    }

    private Value ReadMap()
    {
        var map = new ValueMap();
        if (Accept('}'))
        {
            return Value.Of(map);
        }

        do
        {
            SkipBlank();
            var name = at < text.Length && text[at] == '"' ? ReadText() : throw Unexpected();
            if (!Accept(':'))
            {
                throw Unexpected();
            }

            Members.SetEntry(run, map, name, Read());
        }
        while (Accept(','));
        return Accept('}') ? Value.Of(map) : throw Unexpected();
    }

    private string ReadText()
    {
        var from = ++at;
        var end = text.AsSpan(from).IndexOfAny('"', '\\');
        if (end >= 0 && text[from + end] == '"')
        {
            at = from + end + 1;
            run.AllocateText(end);
            return text.AsSpan(from, end).IndexOfAnyInRange('\0', '\u001f') < 0 ? text.Substring(from, end) : throw Unexpected();
        }

        var content = new StringBuilder();
        while (at < text.Length && text[at] != '"')
        {
            run.Budget.Allocate(2);
            content.Append(text[at] == '\\' ? ReadEscape() : text[at] >= ' ' ? text[at++] : throw Unexpected());
        }

        at++;
        return at <= text.Length ? content.ToString() : throw Unexpected();
    }

    private char ReadEscape()
    {
        at += 2;
        switch (at <= text.Length ? text[at - 1] : '\0')
        {
            case '"' or '\\' or '/':
                return text[at - 1];
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u' when at + 4 <= text.Length && int.TryParse(text.AsSpan(at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                at += 4;
                return (char)code;
            default:
                at--;
                throw Unexpected();
        }
    }

    private Value ReadNumber()
    {
        var from = at;
        at += at < text.Length && text[at] == '-' ? 1 : 0;
        var whole = at;
        if (!SkipDigits() || (text[whole] == '0' && at > whole + 1))
        {
            at = whole;
            throw Unexpected();
        }

        if (at < text.Length && text[at] == '.' && ++at > 0 && !SkipDigits())
        {
            throw Unexpected();
        }

        if (at < text.Length && text[at] is 'e' or 'E')
        {
            at += at + 1 < text.Length && text[at + 1] is '+' or '-' ? 2 : 1;
            _ = SkipDigits() ? true : throw Unexpected();
        }

        return Value.Of(double.Parse(text.AsSpan(from, at - from), NumberStyles.Float, CultureInfo.InvariantCulture));
    }

    private bool SkipDigits()
    {
        var from = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return at > from;
    }

    private Value Word(string word, Value value)
    {
        if (string.CompareOrdinal(text, at, word, 0, word.Length) != 0)
        {
            throw Unexpected();
        }

        at += word.Length;
        return value;
    }

    private bool Accept(char sign)
    {
        SkipBlank();
        var isThere = at < text.Length && text[at] == sign;
        at += isThere ? 1 : 0;
        return isThere;
    }

    private void SkipBlank()
    {
        while (at < text.Length && text[at] is ' ' or '\t' or '\n' or '\r')
        {
            at++;
        }
    }

    private ThrownValue Unexpected() => run.SyntaxError(at < text.Length
        ? $"JSON.parse: '{text[at]}' is not expected at position {at}."
        : "JSON.parse: the text ends too early.");
}
