namespace Porfin.Activities.Brazil;

/// <summary>The CPF, the number of a Brazilian taxpayer: nine digits and two check digits.</summary>
public static class Cpf
{
    /// <summary>True for eleven digits with right check digits. Eleven equal digits have them too, but nobody has such a CPF.</summary>
    public static bool IsValid(ReadOnlySpan<char> digits) =>
        digits.Length == 11 && !digits.ContainsAnyExceptInRange('0', '9') && digits.ContainsAnyExcept(digits[0])
        && Check(digits[..9]) == digits[9] && Check(digits[..10]) == digits[10];

    /// <summary>A whole CPF from its first nine digits.</summary>
    internal static string Complete(string nine)
    {
        var ten = nine + Check(nine);
        return ten + Check(ten);
    }

    /// <summary>The check digit over the first digits: weights rise from 2 leftwards, modulo 11, where 10 counts as 0.</summary>
    private static char Check(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            sum += (digits[i] - '0') * (digits.Length + 1 - i);
        }

        return (char)('0' + (sum * 10 % 11 % 10));
    }
}
