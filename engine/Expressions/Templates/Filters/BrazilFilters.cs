namespace Porfin.Expressions.Templates;

/// <summary>Brazilian numbers as people write them. What does not have the right count of digits stays as it is.</summary>
internal static class BrazilFilters
{
    public static IEnumerable<Routine> All { get; } =
    [
        new("phone", "", (rendering, input, _) => Value.Of(Phone(Printing.Text(rendering, input)))),
        new("cpf", "", (rendering, input, _) => Value.Of(Masked(rendering, input, "000.000.000-00"))),
        new("cnpj", "", (rendering, input, _) => Value.Of(Masked(rendering, input, "00.000.000/0000-00"))),
        new("cep", "", (rendering, input, _) => Value.Of(Masked(rendering, input, "00000-000"))),
    ];

    /// <summary>5511987654321 gives (11) 98765-4321; a number of another country gets its plus.</summary>
    private static string Phone(string text)
    {
        var digits = Digits(text);
        var isForeign = text.TrimStart().StartsWith('+') && !digits.StartsWith("55", StringComparison.Ordinal);
        var local = digits.Length is 12 or 13 && digits.StartsWith("55", StringComparison.Ordinal) ? digits[2..] : digits;
        return (isForeign, local.Length) switch
        {
            (true, _) => "+" + digits,
            (_, 11) => Fill("(00) 00000-0000", local),
            (_, 10) => Fill("(00) 0000-0000", local),
            (_, 9) => Fill("00000-0000", local),
            (_, 8) => Fill("0000-0000", local),
            (_, > 11 and <= 15) => "+" + digits,
            _ => text,
        };
    }

    private static string Masked(Rendering rendering, Value input, string mask)
    {
        var text = Printing.Text(rendering, input);
        var wanted = mask.Count(char.IsAsciiDigit);
        var digits = input.IsNumber ? Digits(text).PadLeft(wanted, '0') : Digits(text);
        return digits.Length == wanted ? Fill(mask, digits) : text;
    }

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    private static string Fill(string mask, string digits)
    {
        var at = 0;
        return string.Concat(mask.Select(letter => letter is '0' ? digits[at++] : letter));
    }
}
