using System.Globalization;
using System.Text;

namespace Porfin.Expressions.Scripting;

/// <summary>encodeURIComponent, decodeURIComponent, encodeURI and decodeURI.</summary>
internal static class UriFunctions
{
    private const string Unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'()";
    private const string Reserved = ";/?:@&=+$,#";

    public static readonly Builtin[] All =
    [
        Define.Function("encodeURIComponent", 1, (run, arguments) => Encode(run, arguments.TextAt(run, 0), Unreserved)),
        Define.Function("encodeURI", 1, (run, arguments) => Encode(run, arguments.TextAt(run, 0), Unreserved + Reserved)),
        Define.Function("decodeURIComponent", 1, (run, arguments) => Decode(run, arguments.TextAt(run, 0), "")),
        Define.Function("decodeURI", 1, (run, arguments) => Decode(run, arguments.TextAt(run, 0), Reserved)),
    ];

    private static Value Encode(Run run, string text, string kept)
    {
        run.AllocateText(3L * text.Length);
        run.Budget.Step(text.Length >> 3);
        var result = new StringBuilder();
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in Runes(run, text))
        {
            if (rune.IsAscii && kept.Contains((char)rune.Value, StringComparison.Ordinal))
            {
                result.Append((char)rune.Value);
                continue;
            }

            foreach (var one in bytes[..rune.EncodeToUtf8(bytes)])
            {
                result.Append('%').Append(one.ToString("X2", CultureInfo.InvariantCulture));
            }
        }

        return Value.Of(result.ToString());
    }

    private static IEnumerable<Rune> Runes(Run run, string text)
    {
        for (var i = 0; i < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune))
            {
                throw run.Error("URIError", "expression:range", "The text has half a character, which cannot be encoded.");
            }

            i += rune.Utf16SequenceLength;
            yield return rune;
        }
    }

    private static Value Decode(Run run, string text, string kept)
    {
        run.AllocateText(text.Length);
        run.Budget.Step(text.Length >> 3);
        var result = new StringBuilder();
        for (var i = 0; i < text.Length;)
        {
            if (text[i] != '%')
            {
                result.Append(text[i++]);
                continue;
            }

            var from = i;
            var rune = ReadRune(run, text, ref i);
            _ = rune.IsAscii && kept.Contains((char)rune.Value, StringComparison.Ordinal) ? result.Append(text, from, i - from) : result.Append(rune.ToString());
        }

        return Value.Of(result.ToString());
    }

    private static Rune ReadRune(Run run, string text, ref int at)
    {
        Span<byte> bytes = stackalloc byte[4];
        for (var count = 0; count < 4;)
        {
            if (at + 3 > text.Length || text[at] != '%' || !byte.TryParse(text.AsSpan(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out bytes[count]))
            {
                break;
            }

            count++;
            at += 3;
            var status = Rune.DecodeFromUtf8(bytes[..count], out var rune, out _);
            if (status is System.Buffers.OperationStatus.Done)
            {
                return rune;
            }

            if (status is System.Buffers.OperationStatus.InvalidData)
            {
                break;
            }
        }

        throw run.Error("URIError", "expression:range", "The text is not encoded correctly.");
    }
}
