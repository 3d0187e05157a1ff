using System.Text.RegularExpressions;
using Porfin.Activities.Answers;
using Porfin.Activities.Brazil;

namespace Porfin.Activities.Payments;

/// <summary>The kinds of Pix keys.</summary>
public enum PixKeyKind
{
    /// <summary>The CPF of a person.</summary>
    Cpf,

    /// <summary>The CNPJ of a company; since 2026 it may have letters.</summary>
    Cnpj,

    /// <summary>A telephone number, written +5511987654321.</summary>
    Phone,

    /// <summary>An e-mail address in small letters.</summary>
    Email,

    /// <summary>A random key (EVP).</summary>
    Random,
}

/// <summary>A Pix key in the form in which the directory holds it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its form.</param>
public sealed partial record PixKey(PixKeyKind Kind, string Text)
{
    private const int LongestEmail = 77;

    /// <summary>All keys that a text can mean. Two, when eleven digits are both a right CPF and a telephone number: then the person must be asked.</summary>
    public static IReadOnlyList<PixKey> Read(string text)
    {
        var trimmed = text.Trim();
        if (Uuid().IsMatch(trimmed))
        {
            return [new(PixKeyKind.Random, trimmed.ToLowerInvariant())];
        }

        if (trimmed.Contains('@', StringComparison.Ordinal))
        {
            return Email().IsMatch(trimmed) && trimmed.Length <= LongestEmail ? [new(PixKeyKind.Email, trimmed.ToLowerInvariant())] : [];
        }

        return [.. Numbers(trimmed)];
    }

    private static IEnumerable<PixKey> Numbers(string text)
    {
        var bare = string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        var isForeign = text.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter is not (' ' or '.' or '-' or '/' or '(' or ')' or '+'));
        if (isForeign)
        {
            yield break;
        }

        if (Cpf.IsValid(bare) && !text.StartsWith('+'))
        {
            yield return new(PixKeyKind.Cpf, bare);
        }

        if (Cnpj.IsValid(bare))
        {
            yield return new(PixKeyKind.Cnpj, bare);
        }
        else if (bare.All(char.IsAsciiDigit) && PhoneAnswer.Read(text) is { } phone)
        {
            yield return new(PixKeyKind.Phone, phone);
        }
    }

    [GeneratedRegex("^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Uuid();

    [GeneratedRegex(@"^[A-Z0-9_%+-]+(?:\.[A-Z0-9_%+-]+)*@[A-Z0-9-]+(?:\.[A-Z0-9-]+)*\.[A-Z]{2,}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Email();
}
