using System.Globalization;
using System.Text;
using Porfin.Expressions;
using Porfin.Expressions.Scripting;

namespace Porfin.Engine.Tests.Expressions;

/// <summary>Results as texts in which nothing is lost, the same as node-oracle.js writes.</summary>
internal static class Encoded
{
    public static string Run(string code)
    {
        var compiled = Porfin.Expressions.JavaScript.Compile(code);
        if (compiled.Expression is null)
        {
            return compiled.Problems[0].Code == "expression:syntax" ? "!expression:syntax" : "refused: " + compiled.Problems[0];
        }

        try
        {
            return Of(compiled.Expression.Evaluate(new TestScope()));
        }
        catch (ExpressionException failure)
        {
            return "!" + failure.Code;
        }
    }

    private static string Of(Value value) => value.Kind switch
    {
        ValueKind.Undefined => "undefined",
        ValueKind.Null => "null",
        ValueKind.Boolean => value.Boolean ? "true" : "false",
        ValueKind.Number => OfNumber(value.Number),
        ValueKind.Text => OfText(value.Text!),
        ValueKind.List => "[" + string.Join(",", value.List!.Select(Of)) + "]",
        ValueKind.Map => "{" + string.Join(",", Keys(value.Map!).Select(key => OfText(key) + ":" + Of(value.Map![key]))) + "}",
        ValueKind.Date => "Date(" + (double.IsNaN(value.Date!.Milliseconds) ? "NaN" : value.Date.Milliseconds.ToString("R", CultureInfo.InvariantCulture)) + ")",
        _ => OfForeign(value.Foreign!),
    };

    private static string OfNumber(double number) => number == 0 && double.IsNegative(number) ? "-0" : number.Equals(double.NaN) ? "NaN"
        : "n" + BitConverter.DoubleToInt64Bits(number).ToString("x16", CultureInfo.InvariantCulture);

    private static string OfText(string text)
    {
        var builder = new StringBuilder("\"");
        foreach (var letter in text)
        {
            _ = letter is >= ' ' and < (char)127 and not ('"' or '\\') ? builder.Append(letter) : builder.Append("\\u").Append(((int)letter).ToString("x4", CultureInfo.InvariantCulture));
        }

        return builder.Append('"').ToString();
    }

    private static List<string> Keys(ValueMap map)
    {
        var run = new Run(new TestScope(), "");
        return Iteration.KeysOf(run, map);
    }

    private static string OfForeign(ForeignObject foreign) => foreign switch
    {
        TableValue table => (table.IsSet ? "Set" : "Map") + "[" + string.Join(",", (table.IsSet ? table.AllKeys() : table.Pairs()).Select(Of)) + "]",
        RegExpValue regex => "RegExp(" + OfText(regex.ToText()) + ")",
        ErrorValue error => "Error(" + OfText(error.ToText()) + ")",
        FunctionValue => "function",
        _ => "other",
    };
}
