using System.Globalization;
using System.Text.RegularExpressions;

namespace Porfin.Activities.Answers;

/// <summary>Reads a number as people in Brazil write it: 1.234,56, R$ 30, 30 mil, vinte e cinco.</summary>
internal static partial class NumberAnswer
{
    private static readonly Dictionary<string, double> Small = Words(
        "zero um dois tres quatro cinco seis sete oito nove dez onze doze treze quatorze quinze dezesseis dezessete dezoito dezenove vinte", 0, 1);

    private static readonly Dictionary<string, double> Large = Words("trinta quarenta cinquenta sessenta setenta oitenta noventa cem", 30, 10)
        .Concat(Words("duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos", 200, 100))
        .Append(new("cento", 100)).Append(new("uma", 1)).Append(new("duas", 2)).Append(new("catorze", 14)).Append(new("nenhum", 0)).Append(new("nenhuma", 0))
        .ToDictionary();

    /// <summary>The number; null when there is none, or more than one.</summary>
    public static double? Read(string text)
    {
        var matches = Digits().Matches(text);
        if (matches.Count > 1)
        {
            return null;
        }

        return matches.Count == 1 ? Written(matches[0]) : InWords(PlainText.Of(text));
    }

    private static double? Written(Match match)
    {
        var digits = match.Groups["number"].Value;
        var comma = digits.Contains(',', StringComparison.Ordinal);
        var isGrouped = Grouped().IsMatch(digits);
        var invariant = comma || isGrouped ? digits.Replace(".", "", StringComparison.Ordinal).Replace(',', '.') : digits;
        var scale = match.Groups["scale"].Value.ToLowerInvariant() switch { "" => 1, "mil" or "k" => 1e3, _ => 1e6 };
        return double.TryParse(invariant, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number * scale : null;
    }

    /// <summary>Adds up number words; "mil" and "milhão" multiply what stands before them. Other words are skipped, but a second number is one too many.</summary>
    private static double? InWords(string plain)
    {
        double total = 0, group = 0;
        var (found, wasNumber) = (false, false);
        foreach (var word in plain.Split(' '))
        {
            var isNumber = Small.TryGetValue(word, out var value) || Large.TryGetValue(word, out value);
            double scale = word switch { "mil" => 1e3, "milhao" or "milhoes" => 1e6, _ => 0 };
            if (!isNumber && scale == 0)
            {
                wasNumber &= word is "e" or "de";
                continue;
            }

            if (found && !wasNumber)
            {
                return null;
            }

            (found, wasNumber) = (true, true);
            (total, group) = scale > 0 ? (total + (Math.Max(group, 1) * scale), 0) : (total, group + value);
        }

        return found ? total + group : null;
    }

    private static Dictionary<string, double> Words(string words, double first, double step) =>
        words.Split(' ').Select((word, index) => (word, Value: first + (index * step))).ToDictionary(pair => pair.word, pair => pair.Value);

    [GeneratedRegex(@"(?<![\d.,])(?<number>-?\d+(?:[.,]\d+)*)\s*(?:(?<scale>mil|k|milhão|milhões|milhao|milhoes)\b)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 50)]
    private static partial Regex Digits();

    [GeneratedRegex(@"^-?\d{1,3}(\.\d{3})+$", RegexOptions.CultureInvariant, 50)]
    private static partial Regex Grouped();
}
