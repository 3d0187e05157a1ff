using System.Globalization;
using System.Text.Json.Nodes;
using Porfin.Activities.Payments;
using Porfin.Testing;
using Xunit;

namespace Porfin.Activities.Tests.Payments;

/// <summary>Boletos: line and bar code, check digits, amount and the day on which they are due.</summary>
public sealed class BoletoTests
{
    private static readonly DateOnly Today = new(2026, 11, 25);

    [Fact]
    public void Boletos_of_many_banks_are_read()
    {
        var vectors = Vectors("valid.json");
        foreach (var vector in vectors)
        {
            var decoded = vector["decoded"]!;
            foreach (var written in new[] { "linha_digitavel", "as_written", "barcode" })
            {
                var boleto = Boleto.Read((string)vector[written]!)!;
                Assert.Equal((string?)vector["barcode"], boleto.Barcode);
                Assert.Equal((string?)vector["linha_digitavel"], boleto.Line);
                Assert.Equal((long)decoded["amount_cents"]!, boleto.Cents ?? 0);
                Assert.Equal((string?)vector["type"] is "utility", boleto.IsUtility);
                Assert.Equal((string?)decoded["bank"], boleto.Bank);
                Assert.All(Days(decoded), day => Assert.Equal(day, boleto.DueOn(day)));
            }
        }

        Assert.True(vectors.Count >= 50, $"{vectors.Count} boletos were read.");
    }

    [Fact]
    public void Wrong_check_digits_are_noticed() => Assert.All(Vectors("invalid.json"), vector => Assert.Null(Boleto.Read((string)vector["linha_digitavel"]!)));

    [Theory]
    [InlineData(9999, "2025-02-21")]
    [InlineData(1000, "2025-02-22")]
    [InlineData(1642, "2026-11-26")]
    [InlineData(9000, "2022-05-29")]
    [InlineData(0, null)]
    public void Due_days_roll_over(int factor, string? day)
    {
        var dueOn = day is null ? (DateOnly?)null : DateOnly.Parse(day, CultureInfo.InvariantCulture);
        var boleto = Boleto.OfBank("001", dueOn, 12_345, new string('7', 25));
        Assert.Equal(factor.ToString("0000", CultureInfo.InvariantCulture), boleto.Barcode.Substring(5, 4));
        Assert.Equal(dueOn, boleto.DueOn(Today));
    }

    [Fact]
    public void What_we_write_we_read_and_one_changed_digit_is_noticed()
    {
        var chance = new Random(8);
        for (var round = 0; round < 300; round++)
        {
            var free = string.Concat(Enumerable.Range(0, 25).Select(_ => chance.Next(10)));
            var (dueOn, cents) = (Today.AddDays(chance.Next(-2_000, 2_000)), chance.NextInt64(0, 10_000_000_000));
            var boleto = Boleto.OfBank(chance.Next(100, 800).ToString(CultureInfo.InvariantCulture), dueOn, cents, free);
            var read = Boleto.Read(boleto.Line)!;
            Assert.Equal(boleto, read);
            Assert.Equal((dueOn, cents), (read.DueOn(Today), read.Cents ?? 0));
            NoticesChanges(boleto.Line, (at, _) => boleto.Barcode[4] == '1' && at >= 33);
            NoticesChanges(boleto.Barcode, (at, digit) => (boleto.Barcode[4] == '1' && at != 4) || (at == 0 && digit == '8'));
        }
    }

    [Theory]
    [InlineData("838600000050096000190009000801782309000343062712")]
    [InlineData("846300000003299902962024004101360008002006441147")]
    public void One_changed_digit_of_a_utility_is_noticed(string line) => NoticesChanges(line, (at, _) => at is 0 or 2);

    [Theory]
    [InlineData("")]
    [InlineData("boleto")]
    [InlineData("00190.00009 01234.567004 00000.001115 1 7814000008000O")]
    [InlineData("12345678901234567890123456789012345678901234567")]
    public void Rubbish_is_no_boleto(string text) => Assert.Null(Boleto.Read(text));

    [Fact]
    public void What_no_boleto_can_say_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Boleto.OfBank("1", Today, 1, new string('0', 25)));
        Assert.Throws<ArgumentException>(() => Boleto.OfBank("001", Today, -1, new string('0', 25)));
        Assert.Throws<ArgumentException>(() => Boleto.OfBank("001", new(1990, 1, 1), 1, new string('0', 25)));
    }

    /// <summary>Modulo 11 has eleven remainders for ten digits: banks write 1 for three of them, so there the standard itself cannot tell some changes.</summary>
    private static void NoticesChanges(string digits, Func<int, char, bool> cannotBeTold)
    {
        for (var at = 0; at < digits.Length; at++)
        {
            for (var digit = '0'; digit <= '9'; digit++)
            {
                var changed = digits[..at] + digit + digits[(at + 1)..];
                Assert.True(changed == digits || Boleto.Read(changed) is null || cannotBeTold(at, digit), changed);
            }
        }
    }

    private static IEnumerable<DateOnly> Days(JsonNode decoded) =>
        new[] { "due_old_base", "due_new_base_2025" }.Select(name => (string?)decoded[name]).OfType<string>().Select(day => DateOnly.Parse(day, CultureInfo.InvariantCulture));

    private static IReadOnlyList<JsonNode> Vectors(string file)
    {
        var path = Shared.Find("data", "boleto", file);
        Assert.SkipWhen(path is null, "The folder shared/data/boleto is not beside this clone.");
        return [.. JsonNode.Parse(File.ReadAllText(path!))!["vectors"]!.AsArray().Select(vector => vector!)];
    }
}
