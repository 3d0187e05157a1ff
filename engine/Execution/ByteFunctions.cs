using Porfin.Expressions;

namespace Porfin.Execution;

/// <summary>Bytes in expressions: lists of numbers from 0 to 255.</summary>
internal static class ByteFunctions
{
    public static Value ToList(TurnScope scope, byte[] bytes)
    {
        scope.Budget.Allocate(32L * bytes.Length);
        return Value.Of(new ValueList(bytes.Select(one => Value.Of(one))));
    }

    /// <exception cref="ExpressionException">The first argument is no list of bytes.</exception>
    public static byte[] FromList(TurnScope scope, string function, ReadOnlySpan<Value> arguments)
    {
        var list = arguments.Length > 0 ? arguments[0].List : null;
        if (list is null || list.Exists(item => !item.IsNumber || item.Number is not (>= 0 and <= 255) || item.Number != Math.Floor(item.Number)))
        {
            throw new ExpressionException("expression:argument", $"{function}: a list of bytes is needed, numbers from 0 to 255.");
        }

        scope.Budget.Allocate(8L * list.Count);
        return [.. list.Select(item => (byte)item.Number)];
    }

    /// <exception cref="ExpressionException">The text is not base64.</exception>
    public static byte[] FromBase64(string function, string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length)
            ? bytes[..length]
            : throw new ExpressionException("expression:argument", $"{function}: the text is not base64.");
    }
}
