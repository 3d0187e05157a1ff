using Xunit;

namespace Porfin.Engine.Tests.Expressions;

public sealed class OracleTests
{
    private const int Seed = 20240305;

    /// <summary>How many times more to try, with other seeds: PORFIN_FUZZ.</summary>
    public static int Effort => int.TryParse(Environment.GetEnvironmentVariable("PORFIN_FUZZ"), out var effort) ? effort : 1;

    private static readonly string[] Files = ["operators.txt", "texts.txt", "lists.txt", "maps.txt", "numbers.txt", "dates.txt", "patterns.txt", "functions.txt", "traps.txt"];

    [Fact]
    public void What_is_chosen_by_hand_means_what_Node_says()
    {
        string[] codes = [.. Files.SelectMany(Cases.Lines), .. Cases.Scripts("scripts.txt")];
        Assert.True(codes.Length > 1700);
        NodeOracle.Confirm(codes);
    }

    [Fact]
    public void Random_expressions_mean_what_Node_says() => NodeOracle.Confirm(new RandomExpressions(Seed + Effort).Take(6000 * Effort));

    [Fact]
    public void Random_programs_mean_what_Node_says() => NodeOracle.Confirm(new RandomPrograms(Seed + Effort).Take(1500 * Effort));

    [Fact]
    public void Random_regular_expressions_match_what_Node_matches() => NodeOracle.Confirm(new RandomPatterns(Seed + Effort).Take(3000 * Effort));

    /// <summary>Each letter of the first plane that has another case, as a pattern over all letters of its family and a few beside them.</summary>
    [Fact]
    public void Letters_are_the_same_without_case_as_in_Node()
    {
        var letters = Enumerable.Range(128, 0xd800 - 128).Concat(Enumerable.Range(0xe000, 0x1ffe)).Select(code => (char)code)
            .Where(letter => char.ToUpperInvariant(letter) != letter || char.ToLowerInvariant(letter) != letter || letter is 'ß' or 'ı' or 'İ' or 'ŉ' or 'ſ').ToArray();
        NodeOracle.Confirm([.. letters.Chunk(16).SelectMany(some => ((string[])["i", "iu"]).Select(flags =>
            $"'{new string(some)}'.split('').map(c => [c.toUpperCase(), c.toLowerCase(), 'I', 's', 'K', '\u03bc'].filter(d => d.length === 1 && new RegExp(c, '{flags}').test(d)).join(''))"))]);
    }

    [Fact]
    public void Numbers_become_the_texts_that_Node_writes()
    {
        var random = new Random(Seed);
        var numbers = Enumerable.Range(0, 3000).Select(i => (i % 3) switch
        {
            0 => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)),
            1 => Math.Round((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-3, 25)), random.Next(0, 8)),
            _ => (random.NextDouble() - 0.5) * Math.Pow(2, random.Next(-80, 80)),
        }).Append(-0.0).ToArray();
        var texts = NodeOracle.Run([.. numbers.Select(number => $"String(new Float64Array(new BigInt64Array([{BitConverter.DoubleToInt64Bits(number)}n]).buffer)[0])")]);
        Assert.Equal(texts, numbers.Select(number => $"\"{Porfin.Expressions.NumberText.Of(number)}\""));
    }
}
