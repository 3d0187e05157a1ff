using System.Globalization;
using System.Text.Json.Nodes;
using Porfin.Activities.Payments;
using Porfin.Testing;
using Xunit;

namespace Porfin.Activities.Tests.Payments;

/// <summary>Pix codes: what we write, we read; what other banks write too; a changed character is noticed.</summary>
public sealed class PixCodeTests
{
    private static string? Folder { get; } = Shared.Find("data", "pix");

    [Fact]
    public void A_static_code_is_written_as_the_central_bank_shows_it() =>
        Assert.Equal(
            "00020126580014br.gov.bcb.pix0136123e4567-e12b-12d1-a456-4266554400005204000053039865802BR5913Fulano de Tal6008BRASILIA62070503***63041D3D",
            new PixCode("Fulano de Tal", "BRASÍLIA") { Key = "123e4567-e12b-12d1-a456-426655440000" }.Write());

    [Fact]
    public void Codes_of_other_banks_are_read()
    {
        Assert.SkipWhen(Folder is null, "The folder shared/data/pix is not beside this clone.");
        var read = 0;
        foreach (var file in Directory.GetFiles(Folder!, "pix_*.json"))
        {
            var vector = JsonNode.Parse(File.ReadAllText(file))!;
            var (reading, summary) = (PixCode.Read((string)vector["brcode"]!), vector["summary"]?.AsObject());
            Assert.Equal(Problem(vector, summary), reading.Problem);
            if (reading.Code is { } code)
            {
                read++;
                Assert.Equal(summary!.ToDictionary(pair => pair.Key, pair => (string?)pair.Value), Summary(code, summary!));
            }
        }

        Assert.True(read > 30, $"{read} codes were read.");
    }

    [Fact]
    public void What_we_write_we_read()
    {
        var chance = new Random(6);
        for (var round = 0; round < 500; round++)
        {
            var code = Any(chance);
            Assert.Equal(code, PixCode.Read(code.Write()).Code);
        }
    }

    [Fact]
    public void A_changed_lost_or_doubled_character_is_noticed()
    {
        var chance = new Random(7);
        for (var round = 0; round < 40; round++)
        {
            var text = Any(chance).Write();
            for (var at = 0; at < text.Length; at++)
            {
                var changed = text[..at] + (char)(text[at] == 'x' ? 'y' : chance.Next('!', '~')) + text[(at + 1)..];
                Assert.True(changed == text || PixCode.Read(changed).Code is null, changed);
                Assert.Null(PixCode.Read(text.Remove(at, 1)).Code);
                Assert.Null(PixCode.Read(text.Insert(at, text[at].ToString())).Code);
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("oi")]
    [InlineData("6304")]
    [InlineData("0002016304")]
    [InlineData("00020163041234")]
    public void Rubbish_is_no_code(string text) => Assert.NotNull(PixCode.Read(text).Problem);

    [Fact]
    public void Names_lose_accents_and_what_is_too_long()
    {
        var code = new PixCode("Clínica Odontológica São João Ltda 🦷", "São José dos Campos") { Key = "ana@exemplo.com", Description = new string('a', 90), Cents = 1 };
        var read = PixCode.Read(code.Write()).Code!;

        Assert.Equal("Clinica Odontologica Sao", read.Name);
        Assert.Equal("Sao Jose dos Ca", read.City);
        Assert.Equal(99 - 18 - 4 - 4 - 15, read.Description!.Length);
    }

    [Fact]
    public void A_code_to_nobody_or_for_less_than_nothing_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new PixCode("Ana", "Natal").Write());
        Assert.Throws<ArgumentException>(() => new PixCode("Ana", "Natal") { Key = "a@b.co", Cents = -1 }.Write());
        Assert.Throws<ArgumentException>(() => new PixCode("Ana", "Natal") { Url = new string('u', 100) }.Write());
    }

    [Theory]
    [InlineData("529.982.247-25", "Cpf:52998224725")]
    [InlineData("12.ABC.345/01de-35", "Cnpj:12ABC34501DE35")]
    [InlineData("11222333000181", "Cnpj:11222333000181")]
    [InlineData("(11) 98765-4321", "Phone:+5511987654321")]
    [InlineData("+55 11 98765-4321", "Phone:+5511987654321")]
    [InlineData("Ana.Souza@Exemplo.com.br", "Email:ana.souza@exemplo.com.br")]
    [InlineData("123E4567-e12b-12d1-a456-426655440000", "Random:123e4567-e12b-12d1-a456-426655440000")]
    [InlineData("11912345765", "Cpf:11912345765 Phone:+5511912345765")]
    [InlineData("529.982.247-26", "")]
    [InlineData("minha chave", "")]
    [InlineData("", "")]
    public void Keys_are_understood(string text, string keys) =>
        Assert.Equal(keys, string.Join(' ', PixKey.Read(text).Select(key => $"{key.Kind}:{key.Text}")));

    private static string? Problem(JsonNode vector, JsonObject? summary) =>
        !(bool)vector["crc_ok"]! ? "pix:check" : (string?)summary!["kind"] is "other-arrangement" ? "pix:arrangement" : null;

    private static Dictionary<string, string?> Summary(PixCode code, JsonObject wanted)
    {
        var kind = code.RecurrenceUrl is null ? code.Url is null ? "static" : "dynamic" : code.Url is null && code.Key is null ? "recurrence" : "composite";
        var amount = (string?)wanted["amount"];
        var all = new Dictionary<string, string?>
        {
            ["key"] = code.Key,
            ["url"] = code.Url,
            ["recurrence_url"] = code.RecurrenceUrl,
            ["description"] = code.Description,
            ["fss_ispb"] = code.Withdrawal,
            ["txid"] = code.Txid ?? "***",
            ["amount"] = amount is not null && decimal.Parse(amount, CultureInfo.InvariantCulture) * 100 == code.Cents ? amount : code.Cents?.ToString(CultureInfo.InvariantCulture),
            ["merchantName"] = code.Name,
            ["merchantCity"] = code.City,
            ["poi"] = code.IsForOnePayment ? "12" : null,
            ["kind"] = kind,
        };
        return all.Where(pair => pair.Value is not null || wanted.ContainsKey(pair.Key)).ToDictionary();
    }

    private static PixCode Any(Random chance)
    {
        var isStatic = chance.Next(3) > 0;
        return new PixCode(Text(chance, 25), Text(chance, 15))
        {
            Key = isStatic ? Text(chance, 36) : null,
            Url = isStatic ? null : "pix.exemplo.com.br/qr/v2/" + Text(chance, 40),
            RecurrenceUrl = chance.Next(4) == 0 ? "pix.exemplo.com.br/rec/" + Text(chance, 40) : null,
            Cents = chance.Next(3) == 0 ? null : chance.NextInt64(1, 10_000_000_000),
            Description = isStatic && chance.Next(2) == 0 ? Text(chance, 30) : null,
            Txid = chance.Next(2) == 0 ? null : Text(chance, 25),
            PostalCode = chance.Next(2) == 0 ? null : "01310100",
            IsForOnePayment = chance.Next(2) == 0,
        };
    }

    private static string Text(Random chance, int longest) =>
        string.Concat(Enumerable.Range(0, chance.Next(1, longest + 1)).Select(_ => (char)("abcdefghijklmnopqrstuvwxyzABCXYZ0123456789")[chance.Next(42)]));
}
