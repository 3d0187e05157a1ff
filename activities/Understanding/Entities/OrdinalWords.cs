using System.Collections.Frozen;
using System.Globalization;

namespace Porfin.Activities.Understanding.Entities;

/// <summary>Ordinals: primeiro, décima segunda, 3º, 2a.</summary>
internal static class OrdinalWords
{
    private static readonly FrozenDictionary<string, int> Stems = ("primeir=1 segund=2 terceir=3 quart=4 quint=5 sext=6 setim=7 oitav=8 non=9 decim=10 undecim=11 duodecim=12 vigesim=20 trigesim=30 quadragesim=40 "
        + "quinquagesim=50 sexagesim=60 septuagesim=70 setuagesim=70 octogesim=80 nonagesim=90 centesim=100 ducentesim=200 tricentesim=300 trecentesim=300 quadringentesim=400 quingentesim=500 "
        + "sexcentesim=600 seiscentesim=600 septingentesim=700 octingentesim=800 nongentesim=900 noningentesim=900")
        .Split(' ').Select(pair => pair.Split('=')).ToFrozenDictionary(pair => pair[0], pair => int.Parse(pair[1], CultureInfo.InvariantCulture));

    /// <summary>The ordinal that begins at a token, and where it ends; null when none does.</summary>
    public static (int Value, int End)? Read(Tokens sentence, int at)
    {
        if (sentence.Digits(at, 6) is { } digits && sentence.IsGlued(at + 1) && sentence.Is(at + 1, "o", "a", "os", "as", "°"))
        {
            return (digits, at + 2);
        }

        if (sentence.Digits(at, 6) is { } dotted && sentence.Is(at + 1, ".") && sentence.Is(at + 2, "o", "a") && sentence.IsGlued(at + 2))
        {
            return (dotted, at + 3);
        }

        var (total, smallest, end) = (0, int.MaxValue, at);
        while (Stem(sentence[end]) is { } value && Magnitude(value) < smallest)
        {
            (total, smallest) = (total + value, Magnitude(value));
            end++;
        }

        return end > at ? (total, end) : null;
    }

    private static int Magnitude(int value) => value is 11 or 12 ? 1 : value >= 100 ? 100 : value >= 10 ? 10 : 1;

    private static int? Stem(string word)
    {
        var stem = word.EndsWith('s') ? word[..^1] : word;
        return stem.Length > 3 && stem[^1] is 'o' or 'a' && Stems.TryGetValue(stem[..^1], out var value) ? value : null;
    }
}
