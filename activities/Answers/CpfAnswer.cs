using System.Text.RegularExpressions;
using Porfin.Activities.Brazil;

namespace Porfin.Activities.Answers;

/// <summary>Reads a CPF out of an answer.</summary>
internal static partial class CpfAnswer
{
    /// <summary>The eleven digits; null when there is not exactly one CPF, or its check digits are wrong.</summary>
    public static string? Read(string text)
    {
        var matches = Written().Matches(text);
        if (matches.Count != 1)
        {
            return null;
        }

        var digits = string.Concat(matches[0].Value.Where(char.IsAsciiDigit));
        return Cpf.IsValid(digits) ? digits : null;
    }

    [GeneratedRegex(@"(?<!\d)\d{3}[.\s]?\d{3}[.\s]?\d{3}[-.\s/]?\d{2}(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
