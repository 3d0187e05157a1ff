using System.Globalization;
using System.Text;

namespace Porfin.Activities.Payments;

/// <summary>The fields of a BR Code: two digits of id, two of length (in characters, not bytes), then the value.</summary>
internal static class EmvFields
{
    /// <summary>The longest value that two digits can count.</summary>
    public const int Longest = 99;

    /// <summary>The fields in their order; null when the text does not consist of them from beginning to end.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>>? Read(string text)
    {
        var fields = new List<KeyValuePair<string, string>>();
        var at = 0;
        while (at < text.Length)
        {
            if (text.Length - at < 4 || !text.AsSpan(at, 4).ContainsOnlyDigits())
            {
                return null;
            }

            var length = int.Parse(text.AsSpan(at + 2, 2), CultureInfo.InvariantCulture);
            if (End(text, at + 4, length) is not { } end)
            {
                return null;
            }

            fields.Add(new(text.Substring(at, 2), text[(at + 4)..end]));
            at = end;
        }

        return fields;
    }

    /// <summary>Appends a field; nothing when its value is null or empty.</summary>
    public static StringBuilder Field(this StringBuilder code, string id, string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return code;
        }

        var length = value.EnumerateRunes().Count();
        return length <= Longest
            ? code.Append(id).Append(length.ToString("00", CultureInfo.InvariantCulture)).Append(value)
            : throw new ArgumentException($"Field {id} of a BR Code holds at most {Longest} characters, but was given {length}.", nameof(value));
    }

    private static bool ContainsOnlyDigits(this ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    /// <summary>Where so many characters end; an emoji is one of them, though it takes two places in memory.</summary>
    private static int? End(string text, int start, int count)
    {
        var at = start;
        for (; count > 0; count--)
        {
            if (at >= text.Length)
            {
                return null;
            }

            at += char.IsHighSurrogate(text[at]) && at + 1 < text.Length ? 2 : 1;
        }

        return at;
    }
}
