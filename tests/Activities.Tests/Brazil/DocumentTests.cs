using System.Text.Json.Nodes;
using Porfin.Activities.Brazil;
using Porfin.Testing;
using Xunit;

namespace Porfin.Activities.Tests.Brazil;

/// <summary>CPF and CNPJ: what is completed is valid, one changed character is noticed.</summary>
public sealed class DocumentTests
{
    private const string Letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    [Fact]
    public void Published_numbers_of_companies_are_judged()
    {
        var path = Shared.Find("data", "brdocs", "cnpj.json");
        Assert.SkipWhen(path is null, "The folder shared/data/brdocs is not beside this clone.");
        var data = JsonNode.Parse(File.ReadAllText(path!))!;
        foreach (var vector in data["vectors"]!.AsArray())
        {
            Assert.Equal((string?)vector!["full"], Cnpj.Complete((string)vector["base"]!));
        }

        Assert.All(data["valid_numeric"]!.AsArray(), text => Assert.True(Cnpj.IsValid(Bare((string)text!)), (string)text!));
        Assert.All(data["invalid"]!.AsArray(), text => Assert.False(Cnpj.IsValid(Bare((string)text!)), (string)text!));
    }

    [Fact]
    public void One_changed_digit_of_a_person_is_noticed()
    {
        var chance = new Random(9);
        for (var round = 0; round < 500; round++)
        {
            var cpf = Cpf.Complete(Any(chance, 9, 10));
            Assert.True(Cpf.IsValid(cpf) || cpf.All(digit => digit == cpf[0]), cpf);

            // Modulo 11 has eleven remainders for ten digits: 0 stands for two of them, so there the CPF itself cannot tell some changes.
            NoticesChanges(cpf, "0123456789", text => Cpf.IsValid(text), _ => cpf[9] == '0' || cpf[10] == '0');
        }
    }

    [Fact]
    public void One_changed_character_of_a_company_is_noticed()
    {
        var chance = new Random(10);
        for (var round = 0; round < 500; round++)
        {
            var cnpj = Cnpj.Complete(Any(chance, 12, 36));
            Assert.True(Cnpj.IsValid(cnpj), cnpj);

            // Modulo 11 takes characters that are 11 apart (0, B, M, X) for the same, and has one digit, 0, for two remainders.
            NoticesChanges(cnpj, Letters, text => Cnpj.IsValid(text), pair => (pair.New - pair.Old) % 11 == 0 || cnpj[12] == '0' || cnpj[13] == '0');
        }
    }

    private static void NoticesChanges(string text, string letters, Predicate<string> isValid, Predicate<(char Old, char New)> cannotBeTold)
    {
        for (var at = 0; at < text.Length; at++)
        {
            foreach (var letter in letters)
            {
                var changed = text[..at] + letter + text[(at + 1)..];
                Assert.True(changed == text || !isValid(changed) || cannotBeTold((text[at], letter)), changed);
            }
        }
    }

    private static string Any(Random chance, int length, int letters) => string.Concat(Enumerable.Range(0, length).Select(_ => Letters[chance.Next(letters)]));

    private static string Bare(string text) => string.Concat(text.Where(char.IsAsciiLetterOrDigit));
}
