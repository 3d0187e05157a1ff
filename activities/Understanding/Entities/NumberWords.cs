using System.Collections.Frozen;

namespace Porfin.Activities.Understanding.Entities;

/// <summary>Numbers in words: vinte e três, dois mil e quinhentos, um milhão e meio.</summary>
internal static class NumberWords
{
    private static readonly FrozenDictionary<string, (int Value, int Rank)> Words = Read(
        (1, "um=1 uma=1 hum=1 dois=2 duas=2 tres=3 quatro=4 cinco=5 seis=6 sete=7 oito=8 nove=9 meia=6"),
        (2, "dez=10 onze=11 doze=12 treze=13 quatorze=14 catorze=14 quinze=15 dezesseis=16 dezasseis=16 dezessete=17 dezassete=17 dezoito=18 dezenove=19 dezanove=19"),
        (3, "vinte=20 trinta=30 quarenta=40 cinquenta=50 cincoenta=50 sessenta=60 setenta=70 oitenta=80 noventa=90"),
        (4, "cem=100 cento=100 duzentos=200 duzentas=200 trezentos=300 trezentas=300 quatrocentos=400 quatrocentas=400 quinhentos=500 quinhentas=500 seiscentos=600 seiscentas=600 setecentos=700 setecentas=700 oitocentos=800 oitocentas=800 novecentos=900 novecentas=900"));

    private static readonly FrozenDictionary<string, double> Scales = new Dictionary<string, double>
    {
        ["mil"] = 1e3, ["milhao"] = 1e6, ["milhoes"] = 1e6, ["bilhao"] = 1e9, ["bilhoes"] = 1e9, ["trilhao"] = 1e12, ["trilhoes"] = 1e12,
    }.ToFrozenDictionary();

    /// <summary>What a scale word multiplies by; 0 for any other.</summary>
    public static double Scale(string word) => Scales.GetValueOrDefault(word);

    /// <summary>The number that begins at a token, and where it ends; null when none does.</summary>
    public static (double Value, int End)? Read(Tokens sentence, int at)
    {
        if (sentence.Is(at, "zero"))
        {
            return (0, at + 1);
        }

        var (total, limit, end) = (0d, double.PositiveInfinity, at);
        for (var next = at; ;)
        {
            var group = Group(sentence, next);
            var after = group?.End ?? next;
            var scale = Scale(sentence[after]);
            if ((group is null && (scale == 0 || (scale > 1e3 && end == at))) || scale >= limit)
            {
                break;
            }

            total += (group?.Value ?? 1) * Math.Max(scale, 1);
            end = scale > 0 ? after + 1 : after;
            limit = scale;
            if (scale == 0)
            {
                break;
            }

            next = sentence.Is(end, "e", ",") ? end + 1 : end;
        }

        return end > at ? (total, end) : null;
    }

    /// <summary>A number below a thousand: hundreds, tens and units, each joined by "e".</summary>
    private static (int Value, int End)? Group(Tokens sentence, int at)
    {
        var (value, rank, end) = (0, 5, at);
        for (var next = at; Words.TryGetValue(sentence[next], out var word) && word.Rank < rank && !sentence.Is(next, "meia");)
        {
            value += word.Value;
            rank = word.Rank == 2 ? 1 : word.Rank;
            end = next + 1;
            if (!sentence.Is(end, "e"))
            {
                break;
            }

            next = end + 1;
        }

        return end > at ? (value, end) : null;
    }

    private static FrozenDictionary<string, (int Value, int Rank)> Read(params (int Rank, string Words)[] ranks) =>
        ranks.SelectMany(rank => rank.Words.Split(' ').Select(word => word.Split('=')).Select(pair => (pair[0], int.Parse(pair[1], System.Globalization.CultureInfo.InvariantCulture), rank.Rank)))
            .ToFrozenDictionary(word => word.Item1, word => (word.Item2, word.Rank));
}
