using System.Text.RegularExpressions;
using Porfin.Activities.Answers;
using Porfin.Activities.Brazil;

namespace Porfin.Activities.Understanding.Entities;

/// <summary>What is known by how it is written: documents first, so that none is ever taken for a telephone number.</summary>
internal static partial class WrittenForms
{
    /// <summary>All of them, in the order in which they win.</summary>
    public static IEnumerable<Entity> Read(string text)
    {
        foreach (Match match in Email().Matches(text))
        {
            yield return new(EntityKind.Email, match.Value, match.Index) { Form = match.Value.ToLowerInvariant() };
        }

        foreach (Match match in CnpjForm().Matches(text))
        {
            if (Bare(match.Value) is var bare && Cnpj.IsValid(bare))
            {
                yield return new(EntityKind.Cnpj, match.Value, match.Index) { Form = bare };
            }
        }

        foreach (Match match in CpfForm().Matches(text))
        {
            if (Bare(match.Value) is var bare && Cpf.IsValid(bare) && !IsPhone(text, match, bare))
            {
                yield return new(EntityKind.Cpf, match.Value, match.Index) { Form = bare };
            }
        }

        foreach (Match match in CepForm().Matches(text))
        {
            yield return new(EntityKind.Cep, match.Value, match.Index) { Form = Bare(match.Value) };
        }

        foreach (Match match in PhoneForm().Matches(text))
        {
            if (Phone(match.Value[..^match.Groups["after"].Length]) is { } form)
            {
                yield return new(EntityKind.Phone, match.Value, match.Index) { Form = form };
            }
        }
    }

    /// <summary>Eleven digits that are both a right CPF and a right mobile number are a CPF, unless they are written as a number is.</summary>
    private static bool IsPhone(string text, Match match, string bare) =>
        match.Value.Length < 14 && match.Value.IndexOf('.') < 0 && (match.Value.StartsWith(bare[..2] + " ", StringComparison.Ordinal) || (match.Index > 0 && text[match.Index - 1] is '(' or '+'));

    private static string? Phone(string written)
    {
        var digits = string.Concat(written.Where(char.IsAsciiDigit));
        if (digits.Length is < 7 or > 15 || Cpf.IsValid(digits) && !written.Contains('(', StringComparison.Ordinal) && !written.StartsWith('+') || Cnpj.IsValid(digits))
        {
            return null;
        }

        return PhoneAnswer.Read(written) ?? (digits.Length is 8 or 9 && digits[0] is >= '2' and <= '9' && !written.Contains('.', StringComparison.Ordinal) ? digits : written.StartsWith('+') || written.StartsWith("(+", StringComparison.Ordinal) ? "+" + digits : digits.Length is 10 or 11 && written.Any(letter => letter is '-' or '(' or ' ') ? digits : null);
    }

    private static string Bare(string text) => string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

    [GeneratedRegex(@"(?<![\w.%+-])[A-Z0-9_%+-]+(?:\.[A-Z0-9_%+-]+)*@[A-Z0-9-]+(?:\.[A-Z0-9-]+)*\.[A-Z]{2,}(?![\w@-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Email();

    [GeneratedRegex(@"(?<![\w.])[A-Z0-9]{2}[.\s]?[A-Z0-9]{3}[.\s]?[A-Z0-9]{3}\s?/?\s?[A-Z0-9]{4}\s?-?\s?\d{2}(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CnpjForm();

    [GeneratedRegex(@"(?<![\d.])\d{3}[.\s]?\d{3}[.\s]?\d{3}[-.\s/]?\d{2}(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex CpfForm();

    [GeneratedRegex(@"(?<![\d.,/-])\d{2}\.?\d{3}-\d{3}(?![\d-])|(?<=\bcep\W{1,3})\d{8}(?!\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CepForm();

    [GeneratedRegex(@"(?<![\w.,/])\(?\+?\d(?:[\s().-]{0,5}\d){6,14}(?![\d/]|[.,]\d)(?<after>\s*(?:ramal|ext\.?)\s*\d{1,5})?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex PhoneForm();
}
